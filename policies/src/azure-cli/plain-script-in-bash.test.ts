/** Random scripts: what is certain about them is what they do in a real shell with a stand-in for the Azure CLI. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import fc from "fast-check";
import { samples, SEED } from "../../../test/support/samples";
import { readArguments } from "./plain-script";
import { hasUnknown, getIdentity, UNKNOWN_WORDS } from "./unknown-text";

const hasBash = spawnSync("bash", ["-c", ":"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-bash-"));
const calls = join(folder, "calls");
const ENVIRONMENT = { KNOWN: "prod", TWO: "a b", EMPTY: "" };
/** Variables that the reader does not know, each one word. */
const HIDDEN = { NAME: "secret", OTHER: "hidden" };

beforeAll(() => {
    writeFileSync(
        join(folder, "az"),
        `#!/bin/sh\nfor arg; do printf '%s\\036' "$arg"; done >> '${calls}'\nprintf '\\035' >> '${calls}'\n`,
    );
    chmodSync(join(folder, "az"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the calls of the Azure CLI that a script makes. */
function runScript(script: string, args: readonly string[]): string[][] {
    writeFileSync(calls, "");
    const env = { ...ENVIRONMENT, ...HIDDEN, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
    spawnSync("bash", ["-c", script, "script", ...args], { cwd: folder, env, input: "" });
    const lines = readFileSync(calls, "utf8").split("\x1d").slice(0, -1);
    return lines.map((line) => line.split("\x1e").slice(0, -1));
}

const name = fc.constantFrom("A", "B", "KNOWN", "TWO", "EMPTY", "NAME", "OTHER");
const literal = fc.constantFrom(
    "x",
    "acr",
    "-r",
    "--days=7",
    "'a b'",
    '"c  d"',
    "e\\ f",
    "''",
    "$'t\\tu'",
    "g\\\nh",
    "a*",
    "~",
    "{a,b}",
);
const expansion = fc
    .tuple(
        name,
        fc.constantFrom("$N", "${N}", '"$N"', '"${N}x"', "y$N", '"$N$N"', "${N:-z}", '"${N-z}"', "${N%x}", "${#N}"),
    )
    .map(([variable, form]) => form.replaceAll("N", variable));
const word = fc.oneof(
    literal,
    expansion,
    fc.constantFrom('"$1"', "$2", '"$@"', "$RANDOM", "$(echo a)", '"$(az inner)"', "$((1+1))"),
);
/** Words that the reader can expand. */
const plain = fc.constantFrom(
    ...'x acr \'a b\' "" "$A" $A $B "$NAME" $OTHER "x$KNOWN" "$TWO" $EMPTY "$1" ${A}y -r=$NAME $2'.split(/ (?!b)/),
);
const plainCall = fc.array(plain, { maxLength: 4 }).map((list) => `az ${list.join(" ")}`);
const words = fc.array(word, { maxLength: 4 }).map((list) => list.join(" "));
const call = words.map((list) => `az ${list}`);
const assignment = fc
    .tuple(fc.constantFrom("A", "B", "NAME", "TWO"), fc.constantFrom("=", "+="), word)
    .map((parts) => parts.join(""));

const { script } = fc.letrec<{ script: string; statement: string }>((tie) => ({
    statement: fc.oneof(
        { weight: 6, arbitrary: call },
        { weight: 4, arbitrary: assignment },
        { weight: 8, arbitrary: plainCall },
        {
            weight: 4,
            arbitrary: fc
                .tuple(fc.constantFrom("A", "B", "NAME", "KNOWN", "export A", "export B C", "export A=1 NAME"), plain)
                .map((parts) => parts.join("=")),
        },
        { weight: 2, arbitrary: plain.map((value) => `A=${value} sh -c 'az "$A" $B "$1" $NAME' n "$A"`) },
        { weight: 1, arbitrary: assignment.map((one) => `export ${one.replace("+=", "=")}`) },
        { weight: 1, arbitrary: fc.tuple(assignment, call).map(([one, other]) => `${one} ${other}`) },
        { weight: 1, arbitrary: fc.tuple(call, call).map(([one, other]) => `${one} && ${other}`) },
        { weight: 1, arbitrary: call.map((one) => `${one} || true`) },
        { weight: 1, arbitrary: call.map((one) => `echo y | ${one} | cat > /dev/null`) },
        { weight: 1, arbitrary: tie("script").map((one) => `(${one}\n)`) },
        { weight: 1, arbitrary: tie("script").map((one) => `bash -c '${one.replaceAll("'", "'\\''")}' s p1 "$KNOWN"`) },
        {
            weight: 1,
            arbitrary: call.map((one) => `export A; sh -c '${one.replaceAll("'", "'\\''").replaceAll("$'", "'")}'`),
        },
        {
            weight: 2,
            arbitrary: fc.constantFrom(
                "echo az text > f; cat f",
                "set -e",
                "set -f",
                "shift",
                "set -- q",
                "uname",
                "echo az z | sh",
                "eval 'A=e'",
                "exit 0",
                "true && exit",
                "if true; then A=i; fi",
                "az() { command az f; }",
                "alias az=echo",
                "unset A",
                "read A <<< r",
                "cd /; A=c",
                "IFS=a",
                "false || A=o",
                "{ A=g; }",
                "! az n",
                "az b & wait",
                "[ x ] && A=t",
                "printf -v A p",
                "X=(az y); ${X[@]}",
                "R='az run'; $R",
                "N=A; az ${!N}",
            ),
        },
    ),
    script: fc.array(tie("statement"), { minLength: 1, maxLength: 6 }).map((list) => list.join("\n")),
}));

(hasBash ? test : test.skip)("no certain call of a random script differs from what bash does", () => {
    fc.assert(
        fc.property(script, fc.constantFrom([], ["one"], ["one", "two"]), (text, args) => {
            const words = ["bash", "-c", text, "script", ...args];
            const { calls: expected, texts } = readArguments(words, new Map(Object.entries(ENVIRONMENT)));
            const actual = runScript(text, args);
            const values = new Map<string, string>();
            let next = 0;
            for (const one of expected) {
                next = actual.findIndex((other, index) => index >= next && canBe(one, other, values)) + 1;
                expect([text, one, actual, next > 0]).toEqual([text, one, actual, true]);
            }
            if (texts.length === 0) {
                expect([text, actual.length]).toEqual([text, expected.length]);
            }
        }),
        { numRuns: samples(300), seed: SEED },
    );
});

/** Checks whether words can be those of a call; notes the values of unknown ones, which may not differ. */
function canBe(expected: readonly string[], actual: readonly string[], values: Map<string, string>): boolean {
    if (expected.some((one) => one.includes(UNKNOWN_WORDS))) {
        return true;
    }
    return (
        expected.length === actual.length &&
        expected.every((one, index) => {
            const value = actual[index] ?? "";
            const identity = getIdentity(one);
            const before = values.get(identity ?? "");
            values.set(identity ?? "", value);
            return hasUnknown(one) ? identity === undefined || before === undefined || before === value : one === value;
        })
    );
}
