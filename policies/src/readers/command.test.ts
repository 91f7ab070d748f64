/** Commands: their interpreters, what they are given, and what of them is unknown. */
import { UNKNOWN } from "acr-soft-delete-rules";
import fc from "fast-check";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { contributions, read, UPDATE } from "../azure-cli/test-support/commands";
import { reader } from "./command";
import { reader as deploymentScript } from "./deployment-script";

const MAY_CALL = [[UNKNOWN, UNKNOWN, UNKNOWN]];

test("what a script is given may run", () => {
    const script = `${UPDATE} -r prod --days 3`;
    expect(read({ create: 'eval "$SCRIPT"', environment: { SCRIPT: script } }).slice(0, 1)).toEqual(MAY_CALL);
    expect(read({ create: "bash -s", stdin: script })).toEqual(MAY_CALL);
    expect(read({ create: "$RUN", environment: { RUN: script } }).slice(0, 1)).toEqual(MAY_CALL);
    expect(read({ create: "cat", stdin: script })).toEqual([]);
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
    expect(read({ interpreter: ["/usr/bin/env", "sh", "-c"], create })).toEqual(MAY_CALL);
    expect(read({ interpreter: ["sudo", "sh", "-c"], create })).toEqual(MAY_CALL);
    expect(read({ interpreter: ["bash", "-s"], create: "x", stdin: create })).toEqual(MAY_CALL);
    expect(read({ interpreter: ["bash", "-c"], create: "${X}", environment: { X: create } })[0]).toEqual(MAY_CALL[0]);
    expect(read({ interpreter: ["/bin/sh"], create })).toEqual(MAY_CALL);
    expect(read({ interpreter: ["echo"], create })).toEqual([]);
    expect(read({ interpreter: ["bash", "-c"] })).toEqual([]);
});

test.each([
    [["pwsh", "-Command"]],
    [["powershell.exe", "-c"]],
    [["cmd", "/C"]],
    [[UNKNOWN_SENTINEL, "-c"]],
    [UNKNOWN_SENTINEL],
])("what the interpreter %j makes of a command is not known", (interpreter) => {
    const props = { interpreter, create: `${UPDATE} -r prod --status enabled` };
    expect(read(props)[0]).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    const mayBeMore = [[UNKNOWN, undefined, undefined]];
    const isUnknown = interpreter.includes(UNKNOWN_SENTINEL);
    expect(read({ ...props, create: "az login" })).toEqual(isUnknown ? mayBeMore : []);
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
    const uncertainty = expect.stringMatching(/^update of Command "c" (is|runs)/) as string;
    const open = { registry, observed: {}, uncertainty };
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
