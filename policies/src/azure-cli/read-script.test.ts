/** Registries by Azure CLI: what is read, what is not certain, and above all what is not mistaken for it. */
import { listObservedNames, UNKNOWN } from "acr-soft-delete-rules";
import { unknownCheckingProxy } from "@pulumi/policy";
import fc from "fast-check";
import { scriptDeclarations, stepsOf } from "./read-script";
import type { Contribution } from "../model/contribution";
import { toPlainData } from "../model/resource-props";
import { reader } from "../readers/command";
import { reader as deploymentScript } from "../readers/deployment-script";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";

function resourceOf(type: string, props: object) {
    // The SDK exports the proxy without its type.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-call
    return { type, name: "c", props: toPlainData(unknownCheckingProxy(props)) };
}

/** All that a command declares. */
function contributions(props: object): readonly Contribution[] {
    return reader.read(resourceOf("command:local:Command", props));
}

/** What is read of a command: registry, status and days of each call. */
function read(props: object) {
    return contributions(props).map(({ registry, observed }) => [
        registry.name,
        observed.softDeleteStatus?.value,
        observed.softDeleteDays?.value,
    ]);
}

/** What a script says, without what messages need. */
function summary(create: unknown) {
    return contributions({ create }).map(({ registry, observed, uncertainty }) => ({
        name: registry.name,
        ...(registry.resourceGroup !== undefined && { group: registry.resourceGroup }),
        ...(registry.isRegistry && { isRegistry: true }),
        ...Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]?.value])),
        ...(uncertainty !== undefined && { uncertainty }),
    }));
}

const ALL_INPUTS = ["create", "interpreter", "environment", "stdin"];
const UPDATE = "az acr config soft-delete update";

test.each([
    ["short options", `${UPDATE} -r prod --status enabled --days 30`, ["prod", "enabled", 30]],
    ["options with =", `${UPDATE} --registry=prod --status=enabled`, ["prod", "enabled", undefined]],
    ["quotes", `${UPDATE} -n "prod" --status 'enabled' --days "7"`, ["prod", "enabled", 7]],
    ["the name's older option, with a group", `${UPDATE} --name prod -g group --days 7.5`, ["prod", undefined, 7.5]],
    ["a chain", `az login && ${UPDATE} -r prod --status enabled; echo done`, ["prod", "enabled", undefined]],
    ["a later line", `set -e\n# soft delete\n${UPDATE} -r prod --status enabled\n`, ["prod", "enabled", undefined]],
    [
        "a continued line",
        `az acr config soft-delete \\\n  update --registry \\\n  prod --days 3`,
        ["prod", undefined, 3],
    ],
    ["Windows line ends", `echo on\r\n${UPDATE} -r prod --days 3\r\necho off`, ["prod", undefined, 3]],
    ["a pipe", `echo y | ${UPDATE} -r prod --days 3`, ["prod", undefined, 3]],
    ["a variable of the shell", `${UPDATE} -r prod --status "$STATUS" --days "1$DAYS"`, ["prod", UNKNOWN, UNKNOWN]],
])("reads %s", (_, create, call) => {
    expect(read({ create })).toEqual([call]);
});

test("the options of one line are not those of the next", () => {
    const create = `${UPDATE} -r prod --status enabled --days 30\naz acr config retention update -r keep --status disabled --days 0`;
    expect(summary(create)).toEqual([
        { name: "prod", softDeleteStatus: "enabled", softDeleteDays: 30 },
        { name: "keep", retentionStatus: "disabled", retentionDays: 0 },
    ]);
});

test("every call of a command is read", () => {
    const create = `${UPDATE} -r one --status disabled && ${UPDATE} -r two --status enabled`;
    expect(read({ create })).toEqual([
        ["one", "disabled", undefined],
        ["two", "enabled", undefined],
    ]);
});

test("variables that the program sets are known", () => {
    const create = `${UPDATE} -r "$ACR_NAME" --days "$DAYS"`;
    expect(read({ create, environment: { ACR_NAME: "prod", DAYS: "120" } })).toEqual([["prod", undefined, 120]]);
    expect(read({ create, environment: { ACR_NAME: UNKNOWN_SENTINEL } })).toEqual([[UNKNOWN, undefined, UNKNOWN]]);
});

const VECTOR = [...UPDATE.split(" "), "--status", "enabled", "--days", "120", "--registry"];

test("an argument vector needs no shell", () => {
    expect(read({ interpreter: VECTOR, create: "prod; rm -rf /" })).toEqual([["prod; rm -rf /", "enabled", 120]]);
    expect(read({ interpreter: VECTOR, create: UNKNOWN_SENTINEL })).toEqual([[UNKNOWN, "enabled", 120]]);
    expect(read({ interpreter: ["/bin/bash", "-c"], create: `${UPDATE} -r prod --days 3` })).toEqual([
        ["prod", undefined, 3],
    ]);
});

test.each([
    ["nothing"],
    ["az acr config soft-delete show -r prod"],
    [`echo ${UPDATE} -r prod --status enabled`],
    [`echo "${UPDATE} -r prod --status enabled"`],
    [`# ${UPDATE} -r prod --status enabled`],
    [`${UPDATE} -r prod --status enabled --help`],
    [`${UPDATE} -h`],
    [`NOTE="${UPDATE} -r prod --status enabled"`],
    [`exit 0; ${UPDATE} -r prod --status enabled`],
    ["az acr show -n prod"],
    ["az acr config soft-delete"],
    ["az acr replication list -r prod"],
    ["az acr cache delete -r prod -n rule"],
    ["az acr"],
    ["az"],
    ["az storage account create -n acr"],
    ["xargs az acr show -n prod"],
    ["bash acr.sh"],
    ["$ACR login -n prod; $ACR update -n prod; $X create -f acr; $X update acr"],
    ["ssh host 'az acr login -n $NAME'; ssh host acr $X; ssh host 'acr $X create'"],
    ["ssh host 'az group create -n $NAME acr'"],
    ["pwsh -c 'az acr config soft-delete show -r $name; az acr repository $verb'"],
    [`pwsh -c "# ${UPDATE}\naz acr show <# ${UPDATE} #>"`],
    [`powershell.exe -Command "Write-Host '${UPDATE}'; az acr show"`],
    [`cat > hook.sh <<'EOF'\n${UPDATE} -r prod --status enabled\nEOF`],
    ["cat > soft-delete.js <<'EOF'\nconsole.log(`${}`)\nEOF"],
    ["echo soft-delete ${"],
    ["echo soft-delete ${}"],
    ["echo 'soft-delete"],
])("%j is no call", (create) => {
    expect(read({ create })).toEqual([]);
});

const RETENTION = "az acr config retention update";
const REPLICATION = "az acr replication create";

test.each([
    [
        `${RETENTION} -r prod --type UntaggedManifests --status enabled`,
        { retentionStatus: "enabled", retentionDays: 7 },
    ],
    [`${RETENTION} --registry prod --days 30 --type UntaggedManifests`, { retentionDays: 30 }],
    [`${RETENTION} -r prod --days "$DAYS"`, { retentionDays: UNKNOWN }],
    [`${REPLICATION} -r prod -l northeurope`, { replications: [{}] }],
    [`${REPLICATION} -n north -r prod --zone-redundancy Enabled`, { replications: [{ zoneRedundancy: "Enabled" }] }],
    [`${REPLICATION} -r prod --zone-redundancy $ZONE`, { replications: [{ zoneRedundancy: UNKNOWN }] }],
    ["az acr cache create -r prod -n rule -s docker.io/library/nginx -t nginx", { cacheRules: [{}] }],
    [
        "az acr create -n prod -g group --sku Premium --zone-redundancy Enabled",
        { group: "group", isRegistry: true, sku: "Premium", zoneRedundancy: "Enabled" },
    ],
    ["az acr create --name prod --sku Basic --zone-redundancy disabled", { isRegistry: true, sku: "Basic" }],
    ["az acr update -n prod --sku Standard", { sku: "Standard" }],
    ["az acr update --name prod", {}],
    [`${UPDATE} -r prod --status enabled`, { softDeleteStatus: "enabled" }],
    ["AZ ACR Config Soft-Delete UPDATE -r prod --status enabled".replace("AZ", "az"), { softDeleteStatus: "enabled" }],
])("%s is read", (create, settings) => {
    expect(summary(create)).toEqual([{ name: "prod", ...settings }]);
});

test("messages name the call and its options", () => {
    const create = [
        `${UPDATE} -r p --status enabled --days x`,
        `${RETENTION} -r p`,
        `${REPLICATION} -r p -l north --zone-redundancy Disabled`,
        `${REPLICATION} -r p --location north --zone-redundancy Enabled`,
        `${REPLICATION} -r p -l south`,
        "az acr cache create -r p -s docker.io",
        "az acr cache create -r p --source-repo docker.io",
        "az acr create -n p --sku Basic",
    ].join("; ");
    const evidence = contributions({ create }).flatMap(({ observed }) =>
        listObservedNames(observed).flatMap((name) => observed[name]?.evidence),
    );
    expect(evidence.map((one) => `${one?.resource}: ${one?.property} ${one?.value as string}`)).toEqual([
        `Command "c": ${UPDATE} --status enabled`,
        `Command "c": ${UPDATE} --days x`,
        `Command "c": ${RETENTION} --days 7`,
        `Command "c": ${REPLICATION} --location north`,
        `Command "c": ${REPLICATION} --location north`,
        `Command "c": ${REPLICATION} --zone-redundancy Enabled`,
        `Command "c": ${REPLICATION} --location south`,
        'Command "c": az acr cache create --source-repo docker.io',
        'Command "c": az acr cache create --source-repo docker.io',
        'Command "c": az acr create --sku Basic',
    ]);
});

test.each([
    ["-r prod", "prod", undefined],
    ["-rprod", "prod", undefined],
    ["-r=prod -g=group", "prod", "group"],
    ["--registry=prod --resource-group=group", "prod", "group"],
    ["-r one -r prod", "prod", undefined],
    ["--name one --registry prod", "prod", undefined],
    ["-r prod.azurecr.io -g group", "prod", "group"],
    ["-r Prod9-abc123.AzureCR.cn", "Prod9", undefined],
    ["-r my-prod", "my-prod", undefined],
    ["-r x/prod.azurecr.io", "x/prod.azurecr.io", undefined],
    ["-r /subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod", "prod", "group"],
    [
        "-r /subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod/x",
        "/subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod/x",
        undefined,
    ],
    ["-r x/subscriptions/s/RESOURCEGROUPS/group/providers/x/REGISTRIES/prod -g other", "prod", "group"],
    ["-r @name.txt -g @group.txt", UNKNOWN, UNKNOWN],
    ["-r a@b", "a@b", undefined],
    ["-ra=b", "a=b", undefined],
    ["-r %NAME%", UNKNOWN, undefined],
    ["-r $NAME.azurecr.io", UNKNOWN, undefined],
    ["-r $NAME", UNKNOWN, undefined],
    ["--ids $ID", UNKNOWN, undefined],
    ["--ids /subscriptions/s", UNKNOWN, undefined],
    ["-r --status enabled", undefined, undefined],
    ["-r", undefined, undefined],
    ["", undefined, undefined],
])("%j names the registry", (options, name, group) => {
    expect(contributions({ create: `${UPDATE} ${options}` }).map(({ registry }) => registry)).toEqual([
        { isRegistry: false, name, resourceGroup: group, inputs: expect.any(Array) as string[] },
    ]);
});

test.each([
    ["-r prod", ALL_INPUTS],
    ["-r $GIVEN", ALL_INPUTS],
    ["--registry=a${GIVEN}b", ALL_INPUTS],
    ["--ids $GIVEN", ALL_INPUTS],
    ["-r $OTHER", []],
    ["-r $(cat name.txt)", []],
    ["-r @name.txt", []],
    ["-n $GIVEN -r $OTHER", []],
    ["", []],
])("the name in %j comes from the inputs, as far as they give it", (options, inputs) => {
    const [one] = contributions({ create: `${UPDATE} ${options}`, environment: { GIVEN: UNKNOWN_SENTINEL } });
    expect(one?.registry.inputs).toEqual(inputs);
});

test.each([
    ["az --only-show-errors acr config soft-delete update -r prod --days 3", ["prod", undefined, 3]],
    [
        "az -o json acr --query x config --debug soft-delete --subscription s update -r prod",
        ["prod", undefined, undefined],
    ],
    [`${UPDATE} --yes -r prod -y --status enabled --verbose --days 3 -o tsv`, ["prod", "enabled", 3]],
    [`${UPDATE} -r prod --tags a=b c=d --status enabled`, ["prod", "enabled", undefined]],
    [`${UPDATE} -r prod --days -1`, ["prod", undefined, -1]],
    [`${UPDATE} -r prod --days=-1.5`, ["prod", undefined, -1.5]],
    [`${UPDATE} -r prod --days 7.25`, ["prod", undefined, 7.25]],
    [`${UPDATE} -r prod --days 1e1`, ["prod", undefined, "1e1"]],
    [`${UPDATE} -r prod --days x7`, ["prod", undefined, "x7"]],
    [`${UPDATE} -r prod --days 7x`, ["prod", undefined, "7x"]],
    [`${UPDATE} -r prod --days 7.`, ["prod", undefined, "7."]],
    [`${UPDATE} -r prod --status= --days 10`, ["prod", "", 10]],
    [`${UPDATE} -r prod --status=a=b`, ["prod", "a=b", undefined]],
    [`${UPDATE} -r prod --status --days 3`, ["prod", undefined, 3]],
    [`${UPDATE} -r prod --days 3 --status`, ["prod", undefined, 3]],
    [`${UPDATE} -r prod --status enabled --status disabled`, ["prod", "disabled", undefined]],
    [`${UPDATE} --reg prod --stat enabled --da 3`, ["prod", "enabled", 3]],
    [`${UPDATE} -r prod -- -s enabled -d 3 --statuses disabled`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod -- enabled`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "$OPTION" --days 3`, ["prod", UNKNOWN, 3]],
    [`${UPDATE} -r prod "$OPTION=x"`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "--$OPTION" x`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "x$OPTION"`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod --yes $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod -y $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --debug $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --verbose $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --only-show-errors $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --status $STATUS --days 3`, ["prod", UNKNOWN, 3]],
    [`${UPDATE} $OPTIONS`, [UNKNOWN, UNKNOWN, UNKNOWN]],
    [`${UPDATE} "$@"`, [UNKNOWN, UNKNOWN, UNKNOWN]],
])("options of %s", (create, call) => {
    expect(read({ create })).toEqual([call]);
});

const MAYBE = (call: string) => `it is not known whether its call of "${call}" runs`;

test("what may run or not is in doubt", () => {
    expect(summary(`if true; then ${UPDATE} -r prod --status enabled; fi`)).toEqual([
        { name: "prod", softDeleteStatus: "enabled", uncertainty: MAYBE(UPDATE) },
    ]);
    expect(summary(`az acr show -n prod || ${REPLICATION} -r prod -l north`)).toEqual([
        { name: "prod", replications: [{ zoneRedundancy: undefined }], uncertainty: MAYBE(REPLICATION) },
    ]);
    expect(summary("az acr show -n prod || az acr create -n prod --sku Basic")).toEqual([
        { name: "prod", isRegistry: true, sku: "Basic", uncertainty: MAYBE("az acr create") },
    ]);
});

const UNREAD = { name: UNKNOWN, group: UNKNOWN, uncertainty: "its script cannot be read for certain" };
const SOFT_DELETE = { softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN };
const RETAINED = { retentionStatus: UNKNOWN, retentionDays: UNKNOWN };

test.each([
    [`xargs ${UPDATE} -r prod`, SOFT_DELETE],
    [`ssh host "${UPDATE} -r prod"`, SOFT_DELETE],
    [`retry 5 ${REPLICATION} -r prod -l north`, { replications: UNKNOWN }],
    [`$AZ acr cache create -r prod`, { cacheRules: UNKNOWN }],
    [`az $GLOBAL acr config retention update`, RETAINED],
    [`az acr run -r prod --cmd "${UPDATE} -r prod" /dev/null`, SOFT_DELETE],
    [`az vm run-command invoke --scripts "${UPDATE} -r prod"`, SOFT_DELETE],
    [`echo "${UPDATE} -r prod" | bash`, SOFT_DELETE],
    [`if ($on) { ${UPDATE} -r prod }`, SOFT_DELETE],
    [`if ($on) { az acr config \`\r\n soft-delete update -r prod }`, SOFT_DELETE],
    [`if x ( az acr config ^\n soft-delete update -r prod )`, SOFT_DELETE],
    [`if ( az a"c"r con\\\nfig 'soft-delete' "update" -r prod )`, SOFT_DELETE],
    [`$x = ${UPDATE} -r prod`, SOFT_DELETE],
    [`python -c 'run(["az", "acr", "config", "soft-delete", "update"])'`, SOFT_DELETE],
    [
        `ssh host "AZ ACR CONFIG SOFT-DELETE UPDATE; ${RETENTION}; ${REPLICATION}; az acr cache  create"`,
        { ...SOFT_DELETE, ...RETAINED, replications: UNKNOWN, cacheRules: UNKNOWN },
    ],
    ["$ACR config soft-delete update -r prod", SOFT_DELETE],
    ['"$ACR" soft-delete update -r prod', SOFT_DELETE],
    ["az $ACR replication create -r prod", { replications: UNKNOWN }],
    ["ssh host az acr -o none config soft-delete update", SOFT_DELETE],
    ["ssh host 'az --debug acr config \"$WHAT\" update'", { ...SOFT_DELETE, ...RETAINED }],
    ["ssh host /usr/bin/az acr cache '{verb}'", { cacheRules: UNKNOWN }],
    ['python -c \'run(["acr", "config", *%s])\'', { ...SOFT_DELETE, ...RETAINED }],
    [`pwsh -c 'iex "az.cmd acr config $what"'`, { ...SOFT_DELETE, ...RETAINED }],
    ["pwsh -c 'az acr config @rest'", { ...SOFT_DELETE, ...RETAINED }],
    [`pwsh -c '$x = "# "; ${UPDATE}'`, SOFT_DELETE],
    [`pwsh -c '"${UPDATE}" | iex'`, SOFT_DELETE],
    [`pwsh -c "echo '${UPDATE}' | iex"`, SOFT_DELETE],
    [`pwsh -c "@'\n# ${UPDATE}\n'@ | iex"`, SOFT_DELETE],
    [`pwsh -c "# ${UPDATE} ‘\n"`, SOFT_DELETE],
    [`az acr config "$WHAT" update -r prod`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr config $WHAT`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr config "a$WHAT" update -r prod`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr $WHAT`, { ...SOFT_DELETE, ...RETAINED, replications: UNKNOWN, cacheRules: UNKNOWN }],
])("what %j does cannot be told", (create, settings) => {
    expect(summary(create)).toEqual([{ ...UNREAD, ...settings }]);
    expect(contributions({ create })[0]?.registry.isRegistry).toBe(false);
    const evidence = contributions({ create }).flatMap(({ observed }) =>
        Object.values(observed).flatMap((one) => one.evidence),
    );
    expect(evidence).toEqual(
        Object.keys(settings).map(() => ({ resource: 'Command "c"', property: "create", value: UNKNOWN })),
    );
});

test.each([
    [
        "az acr create $OPTIONS",
        [
            {
                name: UNKNOWN,
                group: UNKNOWN,
                isRegistry: true,
                sku: UNKNOWN,
                zoneRedundancy: UNKNOWN,
                publicNetworkAccess: UNKNOWN,
                networkDefaultAction: UNKNOWN,
                dataEndpointEnabled: UNKNOWN,
                encryptionStatus: UNKNOWN,
                exportStatus: UNKNOWN,
            },
        ],
    ],
    ["az acr replication $WHAT -r prod", [{ ...UNREAD, replications: UNKNOWN }]],
    ["az acr repository $WHAT -r prod", []],
    ["ssh host 'az acr create -n prod'", []],
    [
        `${UPDATE} $WHAT -r prod --days 3`,
        [{ name: "prod", softDeleteStatus: UNKNOWN, softDeleteDays: 3, group: UNKNOWN }],
    ],
])("how far %j is known", (create, expected) => {
    expect(summary(create)).toEqual(expected);
});

test("a script is read if only what it is given mentions registries", () => {
    const script = `${UPDATE} -r prod --days 3`;
    const expected = [["prod", undefined, 3]];
    expect(read({ create: 'eval "$SCRIPT"', environment: { SCRIPT: script } })).toEqual(expected);
    expect(read({ create: "bash -s", stdin: script })).toEqual(expected);
    expect(read({ create: 'az a"c"r config soft-delete update -r prod --days 3' })).toEqual(expected);
    expect(read({ create: "az a\\\ncr config soft-delete update -r prod --days 3" })).toEqual(expected);
    expect(read({ create: "az $'acr' config soft-delete update -r prod --days 3" })).toEqual(expected);
});

test("a script that has nothing to do with registries costs nothing", () => {
    expect(stepsOf("az login", { environment: new Map([["A", "x"]]), stdin: "y" })).toEqual([]);
});

test("an update runs in place of what created", () => {
    const create = `${UPDATE} -r prod --days 3`;
    const update = `${UPDATE} -r prod --days 5`;
    expect(read({ create, update })).toEqual([
        ["prod", undefined, 3],
        ["prod", undefined, 5],
    ]);
    expect(contributions({ create, update }).map(({ registry }) => registry.inputs)).toEqual([
        ["create", "interpreter", "environment", "stdin"],
        ["update", "interpreter", "environment", "stdin"],
    ]);
    expect(read({ update, interpreter: ["/bin/sh", "-c"] })).toEqual([["prod", undefined, 5]]);
    expect(read({ delete: create })).toEqual([]);
});

test("an interpreter is run with the command as its last argument", () => {
    const create = `${UPDATE} -r prod --days 3`;
    const expected = [["prod", undefined, 3]];
    expect(read({ interpreter: [], create })).toEqual(expected);
    expect(read({ interpreter: ["bash", "-ec"], create })).toEqual(expected);
    expect(read({ interpreter: ["sudo", "sh", "-c"], create })).toEqual(expected);
    expect(read({ interpreter: ["bash", "-s"], create: "x", stdin: create })).toEqual(expected);
    expect(read({ interpreter: ["bash", "-c"], create: "${X}", environment: { X: create } })).toEqual(expected);
    // A shell without -c takes it for the name of a file.
    expect(read({ interpreter: ["/bin/sh"], create })).toEqual([]);
    expect(read({ interpreter: ["echo"], create })).toEqual([]);
    expect(read({ interpreter: ["bash", "-c"] })).toEqual([]);
    expect(read({ interpreter: [UNKNOWN_SENTINEL, "-c"], create: "x" })).toEqual([]);
});

test.each([
    [["pwsh", "-Command"]],
    [["powershell.exe", "-c"]],
    [["cmd", "/C"]],
    [[UNKNOWN_SENTINEL, "-c"]],
    [UNKNOWN_SENTINEL],
])("what the interpreter %j makes of a command is not known", (interpreter) => {
    const props = { interpreter, create: `${UPDATE} -r prod --status enabled` };
    expect(read(props)).toEqual([[UNKNOWN, UNKNOWN, UNKNOWN]]);
    const mayBeMore = [[UNKNOWN, undefined, undefined]];
    // Of a program that is not known either, not even that can be told.
    expect(read({ ...props, create: "az login" })).toEqual(interpreter === UNKNOWN_SENTINEL ? mayBeMore : []);
    expect(read({ ...props, create: UNKNOWN_SENTINEL })).toEqual(mayBeMore);
});

test("a script that is not known yet says nothing by now, but may", () => {
    const said = (props: object) => reader.read({ type: "command:local:Command", name: "c", props });
    const registry = {
        isRegistry: false,
        name: UNKNOWN,
        resourceGroup: UNKNOWN,
        inputs: expect.any(Array) as string[],
    };
    const open = { registry, observed: {}, uncertainty: 'update of Command "c" is not known yet' };
    expect(said({ create: "az login", update: UNKNOWN })).toEqual([open]);
    for (const shell of ["/bin/bash", "sh", "pwsh", "C:\\Windows\\cmd.exe", UNKNOWN]) {
        expect(said({ update: UNKNOWN, interpreter: [shell, "-c"] })).toEqual([open]);
    }
    expect(said({ update: UNKNOWN, interpreter: ["/usr/bin/env", "bash", "-c"] })).toEqual([open]);
    expect(said({ update: UNKNOWN, interpreter: ["az", "group", "show", "-n"] })).toEqual([]);
    expect(said({ update: "bash", stdin: UNKNOWN })).toEqual([open]);
});

test("a word of which nothing is known may be a call", () => {
    expect(read({ create: "az acr login -n prod && $RUN" })).toEqual([[UNKNOWN, undefined, undefined]]);
    expect(read({ create: 'eval "$S"', environment: { S: UNKNOWN_SENTINEL } })).toEqual([
        [UNKNOWN, undefined, undefined],
    ]);
    expect(read({ create: 'az acr login -n "$S"', environment: { S: UNKNOWN_SENTINEL } })).toEqual([]);
});

test("both kinds of commands are read", () => {
    for (const type of ["command:local:Command", "command:remote:Command", "Command:Local:command"]) {
        expect(reader.tokens.some((token) => token.test(type))).toBe(true);
    }
    for (const type of ["command:local:Commands", "xcommand:local:Command", "command:local:run"]) {
        expect(reader.tokens.some((token) => token.test(type))).toBe(false);
    }
});

const SCRIPT = `${UPDATE} -r "$NAME" --days "$DAYS"`;
const VARIABLES = [
    { name: "NAME", value: "prod" },
    { name: "DAYS", secureValue: "3" },
];

test("a deployment script is read with its variables", () => {
    const read = (props: object) => deploymentScript.read(resourceOf("azure-native:resources:AzureCliScript", props));
    expect(read({ scriptContent: SCRIPT, environmentVariables: VARIABLES })).toEqual([
        {
            registry: {
                isRegistry: false,
                name: "prod",
                resourceGroup: undefined,
                inputs: ["scriptContent", "environmentVariables", "arguments", "commandLine"],
            },
            observed: {
                softDeleteStatus: {
                    value: undefined,
                    evidence: [{ resource: 'AzureCliScript "c"', property: `${UPDATE} --status`, value: undefined }],
                },
                softDeleteDays: {
                    value: UNKNOWN,
                    evidence: [{ resource: 'AzureCliScript "c"', property: `${UPDATE} --days`, value: UNKNOWN }],
                },
            },
        },
    ]);
    const unread = read({ scriptContent: `xargs ${SCRIPT}` })[0]?.observed.softDeleteDays?.evidence;
    expect(unread).toEqual([{ resource: 'AzureCliScript "c"', property: "scriptContent", value: UNKNOWN }]);
    expect(read({ scriptContent: UNKNOWN_SENTINEL, environmentVariables: VARIABLES })).toMatchObject([
        { observed: {}, uncertainty: 'scriptContent of AzureCliScript "c" is not known yet' },
    ]);
    expect(read({ primaryScriptUri: "https://example.org/acr.sh" })).toEqual([]);
    expect(read({ scriptContent: `${UPDATE} -r "$1"`, arguments: "prod" })[0]?.registry.name).toBe(UNKNOWN);
    for (const value of [UNKNOWN_SENTINEL, 3, null]) {
        const [one] = read({ scriptContent: SCRIPT, environmentVariables: [VARIABLES[0], { name: "DAYS", value }] });
        expect(one?.registry.name).toBe("prod");
        expect(one?.observed.softDeleteDays?.value).toBe(UNKNOWN);
    }
    for (const environmentVariables of [UNKNOWN_SENTINEL, null, "x", [null, "x", { name: 3, value: "x" }, {}]]) {
        expect(read({ scriptContent: SCRIPT, environmentVariables })[0]?.registry.name).toBe(UNKNOWN);
    }
});

test("a template's script is read like any other", () => {
    const resource = resourceOf("azure-native:resources:Deployment", {});
    const property = "properties.template.resources.0.properties.scriptContent";
    const [contribution] = scriptDeclarations(resource, SCRIPT, VARIABLES, property);
    expect(contribution?.registry).toMatchObject({ name: "prod", inputs: ["properties"] });
    expect(scriptDeclarations(resource, SCRIPT, VARIABLES, "resources[0].x")[0]?.registry.inputs).toEqual([
        "resources",
    ]);
    // The name is one that the script finds out by itself.
    expect(scriptDeclarations(resource, SCRIPT, [], "resources[0].x")[0]?.registry.inputs).toEqual([]);
    expect(scriptDeclarations(resource, UNKNOWN, UNKNOWN, property)).toMatchObject([
        {
            observed: {},
            uncertainty: expect.stringMatching(
                /^properties\.template\.resources\[0\]\.properties\.scriptContent of /,
            ) as string,
        },
    ]);
});

test("every token of a deployment script is read", () => {
    const isRead = (type: string) => deploymentScript.tokens.some((token) => token.test(type));
    for (const type of [
        "azure-native:resources:AzureCliScript",
        "azure-native:resources/v20231001:AzureCliScript",
        "azure-native:Resources/v20191001preview:azureCliScript",
        "azure-native_resources_v20231001:resources:AzureCliScript",
        "azure-native_resources_v20231001:resources/v20231001:AzureCliScript",
        "azure:core/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli",
        "azurerm:index/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli",
    ]) {
        expect([type, isRead(type), isRead(`x${type}`), isRead(`${type}x`), isRead(type.toLowerCase())]).toEqual([
            type,
            true,
            false,
            false,
            true,
        ]);
    }
    expect(isRead("azure-native:resources:AzurePowerShellScript")).toBe(false);
});

test("no properties make the readers throw", () => {
    const value = fc.oneof(
        fc.anything(),
        fc.constantFrom(UPDATE, SCRIPT, `${UPDATE} -r`, UNKNOWN),
        fc.array(fc.oneof(fc.anything(), fc.constantFrom("az", "acr", "create", UNKNOWN))),
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant(UNKNOWN))),
    );
    const names = ["create", "update", "interpreter", "environment", "stdin", "scriptContent", "environmentVariables"];
    const properties = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
    fc.assert(
        fc.property(fc.oneof(properties, fc.anything()), (props) => {
            for (const { read } of [reader, deploymentScript]) {
                read({ type: "t", name: "n", props });
            }
        }),
    );
});
