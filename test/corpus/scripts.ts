import type { Corpus } from "../support/corpus";

const PLAIN = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium" });`;
const REPLICATED = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium", georeplications: [{ location: "northeurope" }] });`;

const ENABLE = "az acr config soft-delete update -r prod --status enabled";

/** A deployment script of azure-native. */
function native(scriptContent: string, variables = "[]", args = ""): string {
    return `new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", scriptContent: ${JSON.stringify(scriptContent)}, environmentVariables: ${variables}, arguments: ${JSON.stringify(args)} }, { dependsOn: prod });`;
}

/** A deployment script of the classic provider. */
function classic(scriptContent: string, variables = "[]", args = ""): string {
    return `new (require("@pulumi/azure/core").ResourceDeploymentScriptAzureCli)("enable", { ...at, version: "2.60.0", retentionInterval: "P1D", scriptContent: ${JSON.stringify(scriptContent)}, environmentVariables: ${variables}, commandLine: ${JSON.stringify(args)} }, { dependsOn: prod });`;
}

/** The same registries with a name that Pulumi makes up, so that it is unknown in the first preview. */
const UNNAMED = PLAIN.replace(', name: "prod"', "");
const UNNAMED_REPLICATED = REPLICATED.replace(', name: "prod"', "");
const UPDATE = "az acr config soft-delete update --status enabled";

/** Deployment scripts that are given what is known only after the update. */
const given = (properties: string) =>
    `new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", ${properties} });`;
const GIVEN = {
    "variables computed from the registry": given(
        `scriptContent: '${UPDATE} -r "$ACR"', environmentVariables: prod.name.apply((value) => [{ name: "ACR", value }])`,
    ),
    "one variable computed from the registry": given(
        `scriptContent: '${UPDATE} -r "$ACR"', environmentVariables: [{ name: "A", value: "b" }, prod.name.apply((value) => ({ name: "ACR", value }))]`,
    ),
    "a variable with an unknown name": given(
        `scriptContent: '${UPDATE} -r "$ACR"', environmentVariables: [{ name: prod.id, value: prod.name }]`,
    ),
    "a secure variable computed from the registry": given(
        `scriptContent: '${UPDATE} -r "$ACR"', environmentVariables: [{ name: "ACR", secureValue: prod.name }]`,
    ),
    "the registry's name as the argument": given(`scriptContent: '${UPDATE} -r "$1"', arguments: prod.name`),
    "the registry's name as the first argument": given(
        `scriptContent: '${UPDATE} -r "$1"', arguments: pulumi.interpolate\`\${prod.name} 30\``,
    ),
    "the registry's name as the argument of the classic provider": `new (require("@pulumi/azure/core").ResourceDeploymentScriptAzureCli)("enable", { ...at, version: "2.60.0", retentionInterval: "P1D", scriptContent: '${UPDATE} -r "$1"', commandLine: prod.name });`,
};

const CLASH = ["mandatory soft-delete-without-geo-replication enable"];
const OPEN = [
    "open soft-delete-days enable",
    "open soft-delete-days-without-effect enable",
    "open soft-delete-status enable",
    "open soft-delete-without-cache-rules enable",
    "open soft-delete-without-geo-replication enable",
    "open soft-delete-without-retention-policy enable",
    "open soft-delete-without-zone-redundancy enable",
];
const TOO_LONG = ["mandatory soft-delete-days enable"];

/** Deployment scripts: Azure runs them with its CLI. */
export const corpus: Corpus = {
    cases: [
        { name: "soft delete on a replicated registry", program: REPLICATED + native(ENABLE), says: CLASH },
        { name: "soft delete on a registry without replications", program: PLAIN + native(ENABLE), says: [] },
        {
            name: "a note about soft delete",
            program:
                REPLICATED + native(`#!/bin/bash\n# ${ENABLE}\necho '{"next": "${ENABLE}"}' > $AZ_SCRIPTS_OUTPUT_PATH`),
            says: [],
            atMostUndecided: true,
        },
        { name: "the classic provider", program: REPLICATED + classic(ENABLE), says: CLASH },
        { name: "the classic provider that only prints", program: REPLICATED + classic(`echo ${ENABLE}`), says: [] },
        {
            name: "days in a variable",
            program: PLAIN + native(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", value: "120" }]`),
            says: TOO_LONG,
        },
        {
            name: "days in a variable, in range",
            program: PLAIN + native(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", value: "12" }]`),
            says: [],
        },
        {
            name: "days in a secure variable",
            program: PLAIN + native(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", secureValue: "120" }]`),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "something else in a secure variable",
            program:
                PLAIN +
                native(`az login -p "$PASSWORD" && ${ENABLE} --days 12`, `[{ name: "PASSWORD", secureValue: "120" }]`),
            says: [],
        },
        {
            name: "days in a variable of the classic provider",
            program: PLAIN + classic(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", value: "0" }]`),
            says: TOO_LONG,
        },
        {
            name: "days in a secure variable of the classic provider",
            program: PLAIN + classic(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", secureValue: "0" }]`),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "days in a variable known after the update",
            program: PLAIN + native(`${ENABLE} --days $DAYS`, `[{ name: "DAYS", value: unknown }]`),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "days as an argument",
            program: PLAIN + native(`${ENABLE} --days "$1"`, "[]", "120"),
            says: TOO_LONG,
        },
        {
            name: "days as an argument, in range",
            program: PLAIN + native(`${ENABLE} --days "$1"`, "[]", "30"),
            says: [],
        },
        {
            name: "the second argument of the classic provider",
            program: PLAIN + classic(`${ENABLE} --days $2`, "[]", "30 120"),
            says: TOO_LONG,
        },
        {
            name: "an argument after an unknown one",
            program: PLAIN + native(`${ENABLE} --days $2`, "[]", "$X 120"),
            says: ["open soft-delete-days enable"],
        },
        ...Object.entries(GIVEN).flatMap(([name, script]) => [
            { name, program: UNNAMED_REPLICATED + script, says: CLASH },
            { name: `${name}, without replications`, program: UNNAMED + script, says: [] },
        ]),
        {
            name: "days in a variable with an unknown name",
            program: PLAIN + native(`${ENABLE} --days "$DAYS"`, '[{ name: unknown, value: "120" }]'),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "days in a variable beside one with an unknown name",
            program:
                PLAIN +
                native(`${ENABLE} --days "$DAYS"`, '[{ name: "DAYS", value: "30" }, { name: unknown, value: "120" }]'),
            says: [],
        },
        {
            name: "days in an unknown argument",
            program:
                PLAIN + given(`scriptContent: '${ENABLE} --days $2', arguments: pulumi.interpolate\`\${prod.id} 30\``),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "an argument in quotes",
            program: PLAIN + native(`${ENABLE} --days "$2"`, "[]", '"two words" 120'),
            says: TOO_LONG,
        },
        {
            name: "an argument in quotes, in range",
            program: PLAIN + native(`${ENABLE} --days "$2"`, "[]", '"120 120" "30"'),
            says: [],
        },
        {
            name: "quotes within an argument",
            program: PLAIN + native(`${ENABLE} --days "$2"`, "[]", 'a"b c" 120'),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "a longer script with an unknown argument that it does not run",
            program:
                UNNAMED_REPLICATED +
                given(`scriptContent: 'if true; then az acr show -n "$1"; fi', arguments: prod.name`),
            says: [],
        },
        {
            name: "a script that runs its arguments",
            program:
                REPLICATED +
                `new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", arguments: "acr config soft-delete update -r prod", scriptContent: 'az "$@"' });`,
            says: OPEN,
            atMostUndecided: true,
        },
        {
            name: "a script of the classic provider that runs its arguments",
            program:
                REPLICATED +
                `new (require("@pulumi/azure/core").ResourceDeploymentScriptAzureCli)("enable", { ...at, version: "2.60.0", retentionInterval: "P1D", commandLine: "acr config soft-delete update -r prod", scriptContent: 'az "$@"' });`,
            says: OPEN,
            atMostUndecided: true,
        },
        {
            name: "a script that runs other arguments",
            program:
                REPLICATED +
                `new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", arguments: "acr config soft-delete show -r prod", scriptContent: 'az "$@"' });`,
            says: [],
            atMostUndecided: true,
        },
        {
            name: "a script known after the update",
            program: `new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", scriptContent: pulumi.interpolate\`${ENABLE} -g \${unknown}\` });`,
            says: [],
        },
        {
            name: "PowerShell",
            program:
                REPLICATED +
                `new resources.AzurePowerShellScript("enable", { ...at, kind: "AzurePowerShell", azPowerShellVersion: "12.0", retentionInterval: "P1D", scriptContent: "Write-Output '${ENABLE}'" });`,
            says: [],
        },
    ],
};
