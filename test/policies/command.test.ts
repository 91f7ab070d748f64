/** Soft delete by Azure CLI: what is read, and above all what is not mistaken for it. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { unknownCheckingProxy } from "@pulumi/policy";
import { plain } from "../../policies/src/declaration";
import { reader } from "../../policies/src/readers/command";
import { UNKNOWN_ON_WIRE } from "../../check/src/wire";

/** What is read of a command: registry, status and days of each call. */
function read(props: object) {
    // The SDK exports the proxy without its type.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-call
    const resource = { type: "command:local:Command", name: "c", props: plain(unknownCheckingProxy(props)) };
    return reader
        .read(resource)
        .map(({ registry, readings }) => [
            registry.name,
            readings.softDeleteStatus?.value,
            readings.softDeleteDays?.value,
        ]);
}

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
    expect(read({ create })).toEqual([["prod", "enabled", 30]]);
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
    expect(read({ create, environment: { ACR_NAME: UNKNOWN_ON_WIRE } })).toEqual([[UNKNOWN, undefined, UNKNOWN]]);
});

const VECTOR = [...UPDATE.split(" "), "--status", "enabled", "--days", "120", "--registry"];

test("an argument vector needs no shell", () => {
    expect(read({ interpreter: VECTOR, create: "prod; rm -rf /" })).toEqual([["prod; rm -rf /", "enabled", 120]]);
    expect(read({ interpreter: VECTOR, create: UNKNOWN_ON_WIRE })).toEqual([[UNKNOWN, "enabled", 120]]);
    expect(read({ interpreter: ["/bin/bash", "-c"], create: `${UPDATE} -r prod --days 3` })).toEqual([
        ["prod", undefined, 3],
    ]);
});

test.each([
    ["nothing"],
    [UNKNOWN_ON_WIRE],
    ["az acr config soft-delete show -r prod"],
    [`echo ${UPDATE} -r prod --status enabled`],
    [`echo "${UPDATE} -r prod --status enabled"`],
    [`# ${UPDATE} -r prod --status enabled`],
    [`if false; then ${UPDATE} -r prod --status enabled; fi`],
    [`cat > hook.sh <<'EOF'\n${UPDATE} -r prod --status enabled\nEOF`],
    ["cat > soft-delete.js <<'EOF'\nconsole.log(`${}`)\nEOF"],
    ["echo soft-delete ${"],
    ["echo soft-delete ${}"],
    ["echo 'soft-delete"],
])("%j is no call", (create) => {
    expect(read({ create })).toEqual([]);
});
