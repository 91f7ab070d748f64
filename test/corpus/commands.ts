import {
    ALL_OPEN,
    CLASH,
    CLASH_OPEN,
    ENABLE,
    on,
    OTHERS_OPEN,
    PLAIN,
    REPLICATED,
    runs,
    SOFT_DELETE,
    TOO_LONG,
} from "../support/commands";
import type { Corpus } from "../support/corpus";

const STANDARD = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Standard" });`;
const SOFT_DELETED = `const prod = new containerregistry.Registry("prod", { ...at, registryName: "prod", sku: { name: "Premium" }, policies: softDelete });`;

const RETENTION = "az acr config retention update --type UntaggedManifests";

/** `@pulumi/command`: calls of the Azure CLI, and what only looks like one. */
export const corpus: Corpus = {
    cases: [
        { name: "soft delete on a replicated registry", program: on(REPLICATED, ENABLE), says: CLASH },
        {
            name: "soft delete off on a replicated registry",
            program: on(REPLICATED, `${SOFT_DELETE} -r prod --status disabled`),
            says: [],
        },
        { name: "soft delete on a registry without replications", program: on(PLAIN, ENABLE), says: [] },

        {
            name: "a function that ends the script",
            program: on(REPLICATED, `skip() { echo skipped; exit 0; }\n[ "$ENV" = prod ] || skip\n${ENABLE}`),
            says: CLASH_OPEN,
        },
        {
            name: "a function that fails",
            program: on(REPLICATED, `fail() { echo failed; exit 1; }\naz account show || fail\n${ENABLE}`),
            says: CLASH,
        },
        {
            name: "text that ends the script",
            program: on(REPLICATED, `eval '[ "$SKIP" ] && exit 0'\n${ENABLE}`),
            says: CLASH_OPEN,
        },

        // What the shell makes of the text.
        {
            name: "every kind of quotes",
            program: on(REPLICATED, `az 'acr' "config" soft\\-delete $'update' -r"prod" --status 'en'"abled"`),
            says: CLASH,
        },
        {
            name: "an option and its value in one word",
            program: on(REPLICATED, `${SOFT_DELETE} -r prod '--status enabled'`),
            says: [],
        },
        {
            name: "a line continued",
            program: on(REPLICATED, `${SOFT_DELETE} -r prod \\\n  --status \\\n  enabled`),
            says: CLASH,
        },
        {
            name: "a line not continued",
            program: on(REPLICATED, `${SOFT_DELETE} -r prod\n  --status enabled`),
            says: [],
        },
        { name: "a comment above", program: on(REPLICATED, `# keep deleted images\n${ENABLE}`), says: CLASH },
        { name: "a call in a comment", program: on(REPLICATED, `az acr login -n prod # ${ENABLE}`), says: [] },
        {
            name: "an option in a comment",
            program: on(REPLICATED, `${SOFT_DELETE} -r prod --status disabled # or: --status enabled`),
            says: [],
        },
        {
            name: "a chain",
            program: on(REPLICATED, `set -e; az account set -s main && ${ENABLE} >/dev/null && echo done`),
            says: CLASH,
        },
        {
            name: "a chain on two registries",
            program: on(
                REPLICATED + `new classic.Registry("test", { ...at, name: "test", sku: "Basic" });`,
                `${SOFT_DELETE} -r test --status enabled && ${SOFT_DELETE} -r prod --status disabled`,
            ),
            says: [],
        },
        {
            name: "only if something else fails",
            program: on(REPLICATED, `az acr show -n prod || ${SOFT_DELETE} -r prod --status enabled`),
            says: ["open soft-delete-without-geo-replication enable"],
        },
        { name: "whether it fails or not", program: on(REPLICATED, `${ENABLE} || true`), says: CLASH },
        {
            name: "under a condition",
            program: on(REPLICATED, `if [ "$SOFT_DELETE" = yes ]; then\n  ${ENABLE}\nfi`),
            says: ["open soft-delete-without-geo-replication enable"],
        },
        {
            name: "a condition that guards something else",
            program: on(
                REPLICATED,
                `if [ -n "$SUBSCRIPTION" ]; then\n  az account set -s "$SUBSCRIPTION"\nfi\n${ENABLE}`,
            ),
            says: CLASH,
        },
        { name: "a subshell", program: on(REPLICATED, `(cd /tmp; ${ENABLE})`), says: CLASH },
        { name: "after the end", program: on(REPLICATED, `az acr show -n prod\nexit 0\n${ENABLE}`), says: [] },
        { name: "a call in a call", program: on(REPLICATED, `STATE=$(${ENABLE} -o tsv)`), says: CLASH },
        { name: "a call in a text", program: on(REPLICATED, `NOTE='$(${ENABLE})'`), says: [] },
        {
            name: "printed only",
            program: on(REPLICATED, `echo "next: ${ENABLE}"; printf '%s' '${ENABLE}'`),
            says: [],
        },
        { name: "printed for a shell", program: on(REPLICATED, `echo "${ENABLE}" | bash`), says: ALL_OPEN },
        {
            name: "confirmed through a pipe",
            program: on(PLAIN, `yes | ${ENABLE} --days 91 | tee log`),
            says: TOO_LONG,
        },
        {
            name: "confirmed through a pipe, in time",
            program: on(PLAIN, `yes | ${ENABLE} --days 90 | tee log`),
            says: [],
        },
        {
            name: "a here-document for a shell",
            program: on(REPLICATED, `bash -e <<'END'\n${ENABLE}\nEND`),
            says: CLASH,
        },
        {
            name: "a here-document for a file",
            program: on(REPLICATED, `cat > README <<'END'\n${ENABLE}\nEND`),
            says: [],
        },
        { name: "a shell in the shell", program: on(REPLICATED, `bash -euc '${ENABLE}'`), says: CLASH },
        { name: "an echo in a shell in the shell", program: on(REPLICATED, `bash -c 'echo ${ENABLE}'`), says: [] },
        {
            name: "run by other programs",
            program: on(REPLICATED, `sudo -E env AZURE_CORE_OUTPUT=none timeout 60 ${ENABLE}`),
            says: CLASH,
        },
        { name: "echo run by other programs", program: on(REPLICATED, `sudo timeout 60 echo ${ENABLE}`), says: [] },
        {
            name: "handed to a program that nothing is known of",
            program: on(REPLICATED, `retry --times 3 -- ${ENABLE}`),
            says: ALL_OPEN,
        },
        {
            name: "a message for another program",
            program: on(REPLICATED, `git tag -m "then: ${ENABLE}" v1`),
            says: ALL_OPEN,
        },
        {
            name: "a message about something else",
            program: on(REPLICATED, `git tag -m "then: az acr config soft-delete show" v1`),
            says: [],
        },
        {
            name: "handed something else",
            program: on(REPLICATED, `retry --times 3 -- az acr config soft-delete show -r prod`),
            says: [],
        },
        { name: "a script as input", program: on(REPLICATED, "bash", `stdin: "${ENABLE}"`), says: CLASH },
        { name: "input for another program", program: on(REPLICATED, "cat", `stdin: "${ENABLE}"`), says: [] },

        // Variables.
        {
            name: "days from the environment",
            program: on(PLAIN, `${ENABLE} --days "$DAYS"`, `environment: { DAYS: "120" }`),
            says: TOO_LONG,
        },
        {
            name: "days from the environment, in range",
            program: on(PLAIN, `${ENABLE} --days "$DAYS"`, `environment: { DAYS: "30" }`),
            says: [],
        },
        {
            name: "days known after the update",
            program: on(PLAIN, `${ENABLE} --days "$DAYS"`, `environment: { DAYS: unknown }`),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "a region known after the update",
            program: on(PLAIN, `${ENABLE} --days 30; echo "$REGION"`, `environment: { REGION: unknown }`),
            says: [],
        },
        {
            name: "days as a secret",
            program: on(PLAIN, `${ENABLE} --days \${DAYS}`, `environment: { DAYS: pulumi.secret("0") }`),
            says: TOO_LONG,
        },
        {
            name: "days as a secret, in range",
            program: on(PLAIN, `${ENABLE} --days \${DAYS}`, `environment: { DAYS: pulumi.secret("1") }`),
            says: [],
        },
        {
            name: "a variable in single quotes",
            program: on(PLAIN, `${ENABLE} --days '$DAYS'`, `environment: { DAYS: "30" }`),
            says: TOO_LONG,
        },
        {
            name: "the default of an empty variable",
            program: on(PLAIN, `${ENABLE} --days "\${DAYS:-120}"`, `environment: { DAYS: "" }`),
            says: TOO_LONG,
        },
        {
            name: "the default of a variable with a value",
            program: on(PLAIN, `${ENABLE} --days "\${DAYS:-120}"`, `environment: { DAYS: "30" }`),
            says: [],
        },
        {
            name: "a variable of the script's own",
            program: on(PLAIN, `DAYS=30\nDAYS=120\n${ENABLE} --days $DAYS`),
            says: TOO_LONG,
        },
        {
            name: "a variable set too late",
            program: on(PLAIN, `DAYS=30\n${ENABLE} --days $DAYS\nDAYS=120`),
            says: [],
        },
        {
            name: "a variable that another one is made of",
            program: on(PLAIN, `DAYS=30\nexport DAYS=120 LESS=$DAYS\n${ENABLE} --days $LESS`),
            says: [],
        },
        {
            name: "variables for a shell in the shell",
            program: on(PLAIN, `DAYS=30\nDAYS=120 MORE=$DAYS sh -c '${ENABLE} --days $MORE'`),
            says: TOO_LONG,
        },
        {
            name: "a variable for another program",
            program: on(PLAIN, `DAYS=30\nDAYS=120 az account show\n${ENABLE} --days $DAYS`),
            says: [],
        },
        {
            name: "the id of a registry",
            program: on(REPLICATED, `${SOFT_DELETE} -r "$ID" --status enabled`, `environment: { ID: prod.id }`),
            says: CLASH,
        },
        {
            name: "the id of a registry without replications",
            program: on(PLAIN, `${SOFT_DELETE} -r "$ID" --status enabled`, `environment: { ID: prod.id }`),
            says: [],
        },
        {
            name: "a command known after the update",
            program: `new command.local.Command("enable", { create: pulumi.interpolate\`${ENABLE} -g \${unknown}\` });`,
            says: [],
        },

        // Where a command runs, and when.
        {
            name: "an argument vector",
            program: on(REPLICATED, "prod", `interpreter: "${SOFT_DELETE} --status enabled --registry".split(" ")`),
            says: CLASH,
        },
        {
            name: "an argument vector of echo",
            program: on(
                REPLICATED,
                "prod",
                `interpreter: "echo ${SOFT_DELETE} --status enabled --registry".split(" ")`,
            ),
            says: [],
        },
        {
            name: "an argument is no script",
            program: on(PLAIN, "30; echo --days 120", `interpreter: "${ENABLE} --days".split(" ")`),
            says: TOO_LONG,
        },
        {
            name: "another shell",
            program: on(REPLICATED, ENABLE, `interpreter: ["/usr/bin/env", "bash", "-c"]`),
            says: CLASH,
        },
        {
            name: "PowerShell",
            program: on(REPLICATED, `if ($on) { ${ENABLE} }`, `interpreter: ["pwsh", "-Command"]`),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell that only shows",
            program: on(REPLICATED, "az acr show -n prod", `interpreter: ["pwsh", "-Command"]`),
            says: [],
        },
        {
            name: "Windows",
            program: on(REPLICATED, `${SOFT_DELETE} ^\r\n -r %NAME% --status enabled`, `interpreter: ["cmd", "/C"]`),
            says: ALL_OPEN,
        },
        {
            name: "Windows that only lists",
            program: on(REPLICATED, "az acr repository list -n %NAME%", `interpreter: ["cmd", "/C"]`),
            says: [],
        },
        {
            name: "another machine",
            program:
                REPLICATED +
                `new command.remote.Command("enable", { connection: { host: "build" }, create: "${ENABLE}" }, { dependsOn: prod });`,
            says: CLASH,
        },
        {
            name: "another machine, and only showing",
            program:
                REPLICATED +
                `new command.remote.Command("enable", { connection: { host: "build" }, create: "az acr config soft-delete show -r prod" }, { dependsOn: prod });`,
            says: [],
        },
        {
            name: "an update",
            program: on(PLAIN, `${ENABLE} --days 30`, `update: "${ENABLE} --days 120"`),
            says: TOO_LONG,
        },
        {
            name: "an update in range",
            program: on(PLAIN, `${ENABLE} --days 30`, `update: "${ENABLE} --days 60"`),
            says: [],
        },
        {
            name: "a removal",
            program: on(PLAIN, `${ENABLE} --days 30`, `delete: "${SOFT_DELETE} -r prod --status disabled --days 120"`),
            says: [],
        },

        // What the Azure CLI makes of its arguments.
        {
            name: "options with equals signs",
            program: on(PLAIN, `${SOFT_DELETE} --registry=prod --status=enabled --days=120`),
            says: TOO_LONG,
        },
        {
            name: "options with equals signs, in range",
            program: on(PLAIN, `${SOFT_DELETE} --registry=prod --status=enabled --days=12`),
            says: [],
        },
        {
            name: "options for every command",
            program: on(REPLICATED, `az --only-show-errors acr config -o none ${ENABLE.slice(14)} --debug -y`),
            says: CLASH,
        },
        { name: "help", program: on(REPLICATED, `${ENABLE} --help`), says: [] },
        {
            name: "a wrong status",
            program: on(PLAIN, `${SOFT_DELETE} -r prod --status on`),
            says: ["mandatory soft-delete-status enable"],
        },
        {
            name: "days alone",
            program: on(PLAIN, `${SOFT_DELETE} -r prod --days 30`),
            says: ["advisory soft-delete-days-without-effect prod"],
        },
        {
            name: "a login server",
            program: on(REPLICATED, `${SOFT_DELETE} -r PROD.azurecr.io --status enabled`),
            says: CLASH,
        },
        {
            name: "a resource id",
            program: on(
                REPLICATED,
                `${SOFT_DELETE} -r /subscriptions/0/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod --status enabled`,
            ),
            says: CLASH,
        },
        {
            name: "a registry with a longer name",
            program: on(
                REPLICATED + `new classic.Registry("prod2", { ...at, name: "prod2", sku: "Basic" });`,
                `${SOFT_DELETE} -r prod2 --status enabled`,
            ),
            says: [],
        },
        {
            name: "a registry of another stack",
            program: on(REPLICATED, `${SOFT_DELETE} -r elsewhere --status enabled --days 30`),
            says: OTHERS_OPEN,
        },
        {
            name: "a registry of another stack, off",
            program: on(REPLICATED, `${SOFT_DELETE} -r elsewhere --status disabled --days 7`),
            says: [],
        },
        {
            name: "no retention policy for a registry of another stack",
            program: runs(`${RETENTION} -r elsewhere --status disabled`),
            says: [],
        },
        {
            name: "days alone for a registry of another stack",
            program: runs(`${SOFT_DELETE} -r elsewhere --days 30`),
            says: ["open soft-delete-days-without-effect enable"],
        },
        {
            name: "a registry of another stack with a retention policy",
            program: runs(`${ENABLE}; ${RETENTION} -r prod --status enabled --days 10`),
            says: [
                "mandatory soft-delete-without-retention-policy enable",
                "open retention-policy enable",
                ...OTHERS_OPEN.filter((one) => !one.includes("retention")),
            ],
        },
        {
            name: "a retention policy besides",
            program: on(PLAIN, `${ENABLE}; ${RETENTION} -r prod --status enabled`),
            says: ["mandatory soft-delete-without-retention-policy enable"],
        },
        {
            name: "a retention policy switched off besides",
            program: on(PLAIN, `${ENABLE}; ${RETENTION} -r prod --status disabled`),
            says: [],
        },
        {
            name: "a retention policy for too long",
            program: on(PLAIN, `${RETENTION} -r prod --status enabled --days 366`),
            says: ["mandatory retention-policy enable"],
        },
        {
            name: "a retention policy with the default days",
            program: on(PLAIN, `${RETENTION} -r prod --status enabled`),
            says: [],
        },
        {
            name: "a retention policy off Premium",
            program: on(STANDARD, `${RETENTION} -r prod --status enabled`),
            says: ["mandatory retention-policy enable"],
        },
        {
            name: "a retention policy after an upgrade",
            program: on(STANDARD, `az acr update -n prod --sku Premium && ${RETENTION} -r prod --status enabled`),
            says: [],
        },
        {
            name: "a replication",
            program: on(SOFT_DELETED, `az acr replication create -r prod -l northeurope`),
            says: CLASH,
        },
        {
            name: "a replication that is deleted",
            program: on(
                PLAIN,
                `az acr replication create -r prod -l westus; az acr replication delete -r prod -n westus; ${ENABLE} --days 7`,
            ),
            says: CLASH_OPEN,
        },
        {
            name: "a replication after another one is deleted",
            program: on(
                PLAIN,
                `az acr replication delete -r prod -n eastus; az acr replication create -r prod -l westus; ${ENABLE} --days 7`,
            ),
            says: CLASH,
        },
        {
            name: "a cache rule that a function deletes",
            program: on(
                PLAIN,
                `tidy() { az acr cache delete -r prod -n nginx; }; az acr cache create -r prod -n nginx -s docker.io/library/nginx -t nginx; tidy; ${ENABLE}`,
            ),
            says: ["open soft-delete-without-cache-rules enable"],
        },
        {
            name: "a zone redundant replication",
            program: on(SOFT_DELETED, `az acr replication create -r prod -l northeurope --zone-redundancy enabled`),
            says: [...CLASH, "mandatory soft-delete-without-zone-redundancy enable"],
        },
        {
            name: "a cache rule",
            program: on(SOFT_DELETED, `az acr cache create -r prod -n nginx -s docker.io/library/nginx -t nginx`),
            says: ["mandatory soft-delete-without-cache-rules enable"],
        },
        {
            name: "what shows, lists or deletes",
            program: on(
                SOFT_DELETED,
                [
                    "az acr replication list -r prod",
                    "az acr replication delete -r prod -n northeurope",
                    "az acr cache show -r prod -n nginx",
                    "az acr config retention show -r prod",
                    "az acr manifest list-deleted -r prod -n app",
                    "az acr repository delete -n prod --image app:1 --yes",
                    "az acr run -r prod --cmd 'acr purge --filter app:.* --ago 7d' /dev/null",
                ].join("\n"),
            ),
            says: [],
        },
        {
            name: "a registry created with zone redundancy",
            program: runs(`az acr create -n prod -g group --sku Premium --zone-redundancy Enabled && ${ENABLE}`),
            says: ["mandatory soft-delete-without-zone-redundancy enable"],
        },
        {
            name: "a registry created without zone redundancy",
            program: runs(`az acr create -n prod -g group --sku Premium --zone-redundancy Disabled && ${ENABLE}`),
            says: [],
        },
        {
            name: "a registry created off Premium",
            program: runs(`az acr create -n prod -g group --sku Basic\n${RETENTION} -r prod --status enabled`),
            says: ["mandatory retention-policy enable"],
        },
    ],
};
