/** What is read of tasks' contents: which purges they run, and how. */
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { observeTaskCommand, observeTaskContent } from "./purge-task-content";

const REAL = { isDryRun: false, includesLocked: false };
const DRY = { isDryRun: true, includesLocked: false };
const UNLOCKING = { isDryRun: false, includesLocked: true };

const FOUND = [{ resource: 'Task "purge"', property: "step.encodedTaskContent", value: "secret words" }];

const UNSAID = { value: undefined, evidence: [] };

function encoded(text: string): string {
    return Buffer.from(text).toString("base64");
}

function purgesOf(value: Maybe<Value>, possible?: Value[]): unknown {
    return observeTaskContent({ value, ...(possible && { possible }), evidence: FOUND }, UNSAID).purges;
}

describe("commands", () => {
    test.each<[string, object[]]>([
        ["acr purge --ago 1d", [REAL]],
        ["acr purge", [REAL]],
        ["acr  purge", [REAL]],
        ["mcr.microsoft.com/acr/acr-cli:0.19 purge --ago 1d", [REAL]],
        ["mcr.microsoft.com/acr/acr-cli purge --ago 1d", [REAL]],
        [`mcr.microsoft.com/acr/acr-cli@sha256:${"0".repeat(64)} purge --ago 1d`, [REAL]],
        [`mcr.microsoft.com/acr/acr-cli:0.19@sha256:${"0".repeat(64)} purge --ago 1d`, [REAL]],
        ["acr purge --dry-run", [DRY]],
        ["acr purge --dry-run --ago 1d", [DRY]],
        ["acr purge --dry-run=true", [DRY]],
        ["acr purge --dry-run=T", [DRY]],
        ["acr purge --dry-run=1", [DRY]],
        ["acr purge --dry-run=false", [REAL]],
        ["acr purge --dry-run=0", [REAL]],
        ["acr purge --dry-run=$Dry", [{ ...REAL, isDryRun: UNKNOWN }]],
        ["acr purge --dry-run={{.Values.dry}}", [{ ...REAL, isDryRun: UNKNOWN }]],
        ["acr purge --dry-runs", [REAL]],
        ["acr purge x--dry-run", [REAL]],
        ["acr purge --include-locked", [UNLOCKING]],
        ["acr purge --include-locked --dry-run", [{ isDryRun: true, includesLocked: true }]],
        ["acr purge --filter 'a: --dry-run'", [REAL]],
        ["acr purge --ago 1d && acr purge --untagged-only --dry-run", [REAL, DRY]],
        ["acr purged", []],
        ["acr list", []],
        ["myacr purge", []],
        ["xacr-cli:1 purge", []],
        ["purge", []],
        ["", []],
    ])("reads the command %j", (command, purges) => {
        expect(observeTaskCommand({ value: command, evidence: FOUND }).purges?.value ?? []).toEqual(purges);
        const task = JSON.stringify({ steps: [{ cmd: command }] });
        expect(observeTaskContent({ value: task, evidence: FOUND }, UNSAID).purges?.value ?? []).toEqual(purges);
    });
});

describe("tasks", () => {
    test.each<[string, object[]]>([
        ["steps:\n  - cmd: acr purge --ago 1d\n  - cmd: acr purge --ago 2d --dry-run\n", [REAL, DRY]],
        ["steps:\n  - cmd: >\n      acr purge --ago 1d\n      --dry-run\n    timeout: 60\n", [DRY]],
        ["steps:\n  - cmd: >\r\n      acr purge --ago 1d\r\n      --dry-run\r\n", [DRY]],
        ["steps:\n  - cmd: acr purge --ago 1d\n    # not --dry-run\n    timeout: 60\n", [REAL]],
        ["steps:\n  # - cmd: acr purge --ago 1d\n  - cmd: bash echo\n", []],
        ['{"steps":[{"cmd":"acr purge --ago 1d --dry-run"}]}', [DRY]],
        ["steps: [{cmd: acr purge --ago 1d --dry-run}]", [DRY]],
        ['{"steps":[{"cmd":"acr purge --ago 1d"},{"cmd":"acr purge --dry-run"}]}', [REAL, DRY]],
        ['{"steps":[{"cmd":"acr purge --ago 1d"},{"cmd":"bash echo --dry-run"}]}', [REAL]],
        ["steps: [{cmd: acr purge --ago 1d}, {cmd: bash echo --dry-run}]", [REAL]],
        ["steps:\n  - cmd: |\n      acr purge --ago 1d\n      --dry-run\n", [DRY]],
        ["steps:\n  - &one\n    cmd: acr purge\n  - *one\n", [REAL, REAL]],
        ["steps:\n  - build: -t acr purge .\n", []],
        ["steps:\n  - cmd: [acr, purge]\n", []],
        ["steps: acr purge\n", []],
        ["steps: [null, acr purge]\n", []],
        ["acr purge", []],
    ])("reads the task %j", (content, purges) => {
        expect(observeTaskContent({ value: content, evidence: FOUND }, UNSAID).purges?.value ?? []).toEqual(purges);
    });

    test.each([
        "steps:\n  - cmd: {{.Values.tool}} purge\n",
        "steps:\n  - cmd: acr purge\n - cmd: acr list\n",
        "steps: [&a [x, *a], purge, *b]",
        `steps: ${"[".repeat(100_000)} purge`,
        `steps: [{cmd: acr purge ${"x".repeat(1_000_000)}}]`,
    ])("content that is not valid YAML, or too long, may purge (%#)", (content) => {
        expect(observeTaskContent({ value: content, evidence: FOUND }, UNSAID).purges).toEqual({
            value: UNKNOWN,
            evidence: FOUND,
        });
    });
});

describe("contents", () => {
    test.each<[string, Value]>([
        ["plain", "steps: [{cmd: acr purge --ago 1d --dry-run}]"],
        ["in base64", encoded("steps: [{cmd: acr purge --ago 1d --dry-run}]")],
        [
            "in base64 with line breaks",
            encoded("steps: [{cmd: acr purge --ago 1d --dry-run}]").replace(/.{20}/g, "$&\n"),
        ],
    ])("%s: shows only the purge", (_, content) => {
        expect(purgesOf(content)).toEqual({ value: [DRY], evidence: [{ ...FOUND[0], value: "acr purge --dry-run" }] });
    });

    test("shows that a purge unlocks", () => {
        expect(purgesOf("steps: [{cmd: acr purge --include-locked}]")).toMatchObject({
            evidence: [{ value: "acr purge --include-locked" }],
        });
    });

    test.each<[string, Maybe<Value>]>([
        ["a task that does something else", encoded("steps: [{cmd: bash echo}]")],
        ["no content", undefined],
        ["a number as content", 7],
    ])("%s purges nothing", (_, content) => {
        expect(purgesOf(content)).toBeUndefined();
    });

    test("unknown content may purge", () => {
        expect(purgesOf(UNKNOWN)).toEqual({ value: UNKNOWN, evidence: FOUND });
    });

    test("is unknown if one of several possible contents purges", () => {
        expect(purgesOf(UNKNOWN, ["steps: [{cmd: acr purge}]", "bash"])).toEqual({ value: UNKNOWN, evidence: FOUND });
        expect(purgesOf(UNKNOWN, ["bash", "steps: [{cmd: acr purge}]"])).toEqual({ value: UNKNOWN, evidence: FOUND });
    });

    test("is known if none of several possible contents purges", () => {
        expect(purgesOf(UNKNOWN, ["bash", "cat"])).toBeUndefined();
    });
});
