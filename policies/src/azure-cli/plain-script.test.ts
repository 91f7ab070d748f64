/** Shell scripts: the calls that are certain, and the text that may run. */
import fc from "fast-check";
import { readArguments, readScript } from "./plain-script";
import type { Step } from "./read-command";
import { UNKNOWN_INPUT, UNKNOWN_TEXT } from "./unknown-text";

/** Steps on a line each: `?` is unknown text, `...` unknown words, `~` marks text that may run. */
function format(steps: readonly Step[]): string[] {
    const toText = (text: string) =>
        text
            .replace(/\ufdd2\0?/g, "...")
            .replace(/\ufdd1[^\ufdd1]*\ufdd1/g, "")
            .replace(/\0\ufdd0?/g, "?");
    const quote = (arg: string) => (/^[^\s"']+$/.test(arg) ? arg : JSON.stringify(arg));
    return steps.map((step) =>
        "args" in step
            ? ["az", ...step.args.map((arg) => quote(toText(arg).replace(/^(\.\.\.).*$/, "$1")))].join(" ")
            : `~${toText(step.text)}`,
    );
}

function read(script: string, environment: Record<string, string> = {}, stdin?: string, args?: string): string[] {
    return format(readScript(script, { environment: new Map(Object.entries(environment)), stdin, arguments: args }));
}

test.each([
    ["az a", ["az a"]],
    ["/usr/bin/az a", ["az a"]],
    ["az 'a b' \"c d\" e\\ f", ['az "a b" "c d" "e f"']],
    ["az $'a\\tb' $\"c d\" '' a''", ['az "a\\tb" "c d" "" a']],
    ["a'z' a\\\nb \\\n c # d\n# az e", ["az ab c"]],
    ["az a\r\naz b\\\r\n c\r\n", ["az a", "az b c"]],
    ["az a > f 2>&1 < g; az b &> /dev/null", ["az a", "az b"]],
    ["az a && az b; az c\naz d", ["az a", "az b", "az c", "az d"]],
    ["az a | jq . | tee f", ["az a"]],
    ["echo y | az a", ["az a"]],
    ["(az a; { az b; }); az c", ["az a", "az b", "az c"]],
    ["az a || true; az b || exit 1; az c || echo d", ["az a", "az b", "az c"]],
    ["NAME=x az a", ["az a"]],
    ["set -euo pipefail; cd x; mkdir y; az a", ["az a"]],
    ['A=$(az a); az b "$A"', ["az a", "az b ?"]],
    ["echo az a; printf '%s' az b; cat <<E\naz c\nE", []],
    ["az a\nexit 0\naz b", ["az a"]],
    ["", []],
    ["# nothing", []],
])("%j runs %j", (script, expected) => {
    expect(read(script)).toEqual(expected);
});

test.each([
    ["A=x; az $A ${A} \"$A\" '$A' a$A", ["az x x x $A ax"]],
    ["A=x; A=y B=$A; az $B; A=z", ["az y"]],
    ["A=x; export A=y B=$A C; az $A $B", ["az y x"]],
    ["A='b c'; az $A \"$A\"", ['az b c "b c"']],
    ["A=' b '; az x$A. \"\"$A", ['az x b . "" b']],
    ['A=; az $A "$A" ${A:-y} "${A-y}"', ['az "" y ""']],
    ["A=x; A+=y; az $A", ["az xy"]],
    ['az $A "$A" "a$A" ${A:-x}', ["az ... ? a? ..."]],
    ['az $1 "$@" $* *.a {b,c}', ["az ... ... ... ... ..."]],
    ["A='*'; az $A \"$A\"", ["az ... *"]],
    ['az $RANDOM; A=z; R="$A $A"; $R', ["az ...", "~z z"]],
    ["R='az a'; $R b", ["az a b"]],
    ["export A=x; B=y; bash -c 'az $A \"$B\" $1' n z", ["az x ? z"]],
    ["A=x sh -euc 'az $A'; A=y; env bash -c 'az \"$A\"'", ["az x", "az ?"]],
    ["sudo az a; timeout 5 az b; nohup env az c", ["az a", "az b", "az c"]],
])("%j expands to %j", (script, expected) => {
    expect(read(script)).toEqual(expected);
});

test.each([
    "if x; then az a; fi",
    "for x in y; do az a; done",
    "while az a; do x; done",
    "case x in y) az a ;; esac",
    "f() { az a; }; f",
    "[ -f x ] && az a",
    "grep -q x f && az a",
    "az a || az b",
    "az a && az b || true",
    "az a && exit 0; az b",
    "az a || exit 0",
    "(az a || exit 1)",
    "bash -c 'az a && az b' || true",
    "! az a",
    "az a & az b",
    "alias az=x; az a",
    "set -n; az a",
    'set -- az a; "$@"',
    "eval az a",
    ". ./az",
    "exec az a",
    "trap 'az a' EXIT",
    'A=(az a); "${A[@]}"',
    "printf -v A az; $A",
    "IFS=,; az a",
    "read az",
    "unset A; az a",
    "$A az a",
    "az $((A = 1))",
    "az ${A:=x}",
    "az ${A%x}",
    "az ~",
    "x $(az a; exit) az",
    "az 'a",
    "if ($x) { az a }",
])("%j is not plain", (script) => {
    expect(read(script)[0]?.replace(/^~/, "")).toBe(script);
});

test("what is not plain ends what is certain", () => {
    expect(read("az a; if x; then az b; fi; az c")).toEqual(["az a", "~if x; then az b; fi; az c"]);
    expect(read("az a; bash -c 'if x'; az b")).toEqual(["az a", "~if x", "az b"]);
    expect(read("docker az a; az b")).toEqual(["~docker az a", "az b"]);
    expect(read("echo az a | bash; az b")).toEqual(["~echo az a | bash", "az b"]);
});

test("what runs may run what it is given", () => {
    expect(read("echo az a > f; az b")).toEqual(["az b"]);
    expect(read("echo az a > f; sh f")).toEqual(["~echo az a", "~sh f"]);
    expect(read("sh f <<E\naz $A\nE", { A: "x" })).toEqual(["~sh f < az x\n"]);
    expect(read('eval "$A"', { A: "echo $B", B: "az a", C: "az c" })).toEqual(['~eval "$A"', "~echo $B", "~az a"]);
    expect(read("x", {}, "az in", "az args")).toEqual(["~x", "~az in", "~az args"]);
    expect(read("cat", {}, "az in")).toEqual([]);
});

test("arguments are bound to their places", () => {
    expect(read('az $2 $1 "$3"', {}, undefined, "a b")).toEqual(["az b a ?"]);
    expect(read('az "$1" "$2" "$3"', {}, undefined, `a ${UNKNOWN_INPUT} c`)).toEqual(["az a ? ?"]);
    for (const args of ["'a b'", "$A b", "a* b", "a;b"]) {
        expect(read('az "$1"', {}, undefined, args)).toEqual(["az ?"]);
    }
});

test("a program and its arguments need no shell", () => {
    const readWords = (...words: string[]) => format(readArguments(words, { environment: new Map([["A", "x"]]) }));
    expect(readWords("/usr/bin/az", "$A; b", "")).toEqual(['az "$A; b" ""']);
    expect(readWords("/usr/bin/env", "bash", "-c", "az $A")).toEqual(["az x"]);
    expect(readWords("echo", "az a")).toEqual([]);
    expect(readWords("pwsh", "-c", UNKNOWN_TEXT)).toEqual(["~pwsh -c ?", "~?"]);
    expect(readWords()).toEqual([]);
});

test("a script without end is not read", () => {
    const nested = `az $((${"1+".repeat(10_000)}1))`;
    expect(read(nested)).toEqual([`~${nested}`]);
    expect(read("az a;".repeat(30_000))[0]).toMatch(/^~/);
    expect(read('bash -c "$A"', { A: 'bash -c "$A"; bash -c "$A"' })[0]).toMatch(/^~/);
    expect(read("A=xxxxxxxxxx\n" + "A=$A$A\n".repeat(40) + "az $A")[0]).toMatch(/^~/);
});

test("no text makes it throw", () => {
    const token = fc.constantFrom(
        ..."az A=x $A $( ) ` \" ' { } ( [[ ]] (( )) if then fi do done <<E E ; ;; && || | & \n \\ ${ eval bash -c case in esac for while f() # < > \0 \u0001".split(
            " ",
        ),
    );
    const text = fc.oneof(
        fc.string(),
        fc.array(token).map((tokens) => tokens.join(" ")),
        fc.array(token).map((tokens) => tokens.join("")),
    );
    fc.assert(
        fc.property(text, text, (script, value) => {
            readScript(script, { environment: new Map([["A", value]]), stdin: value, arguments: value });
        }),
    );
});
