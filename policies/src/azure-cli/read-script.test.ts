/** Calls of the Azure CLI: what they set, and what only looks like one. */
import { listObservedNames, UNKNOWN } from "acr-soft-delete-rules";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { contributions, read, REPLICATION, RETENTION, summary, UPDATE } from "./test-support/commands";

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
    ["ssh host 'az acr login -n $NAME'; ssh host acr $X"],
    ["ssh host 'az group create -n $NAME acr'"],
    ["pwsh -c 'az acr config soft-delete show -r $name; az acr repository $verb'"],
    ["cat > soft-delete.js <<'EOF'\nconsole.log(`${}`)\nEOF"],
    ["echo soft-delete ${"],
    ["echo soft-delete ${}"],
    ["echo 'soft-delete"],
])("%j is no call", (create) => {
    expect(read({ create })).toEqual([]);
});

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
