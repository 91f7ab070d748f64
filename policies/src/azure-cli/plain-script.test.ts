/** Shell scripts: the calls that are certain, and the text that may run. */
import fc from "fast-check";
import { readArguments, type Script } from "./plain-script";
import { UNKNOWN_INPUT, UNKNOWN_TEXT } from "./unknown-text";

/** Calls and texts on a line each: `?` is unknown text, `...` unknown words, `~` marks text that may run. */
function format({ calls, texts }: Script): string[] {
    const toText = (text: string) =>
        text
            .replace(/\ufdd2\0?/g, "...")
            .replace(/\ufdd1[^\ufdd1]*\ufdd1/g, "")
            .replace(/\0\ufdd0?/g, "?");
    const quote = (arg: string) => (/^[^\s"']+$/.test(arg) ? arg : JSON.stringify(arg));
    return [
        ...calls.map((args) =>
            ["az", ...args.map((arg) => quote(toText(arg).replace(/^(\.\.\.).*$/, "$1")))].join(" "),
        ),
        ...texts.map((text) => `~${toText(text)}`),
    ];
}

function read(script: string, environment: Record<string, string> = {}, stdin?: string, args: string[] = []): string[] {
    return format(readArguments(["bash", "-c", script, "", ...args], new Map(Object.entries(environment)), stdin));
}

test.each([
    ["az a", ["az a"]],
    ["/usr/bin/az a", ["az a"]],
    ["az 'a b' \"c d\" e\\ f", ['az "a b" "c d" "e f"']],
    ["az $'a\\tb' $\"c d\" '' a''", ['az "a\\tb" "c d" "" a']],
    ["a'z' a\\\nb \\\n c # d\n# az e", ["az ab c"]],
    ["az a\r\naz b\\\r\n c\r\n", ["az a", "az b c"]],
    ["az a > /dev/null 2>&1; az b &> /dev/null; az c >&2", ["az a", "az b", "az c"]],
    ['az a > f; az b 2>> "$OUT"; az c > $OUT', ["az a", "az b", "az c"]],
    ["az a && az b; az c\naz d", ["az a", "az b", "az c", "az d"]],
    ["NAME=x az a", ["az a"]],
    ["set -euo pipefail; cd x; mkdir y; az a", ["az a"]],
    ["echo az a; printf '%s' az b", []],
    ["", []],
    ["# nothing", []],
])("%j runs %j", (script, expected) => {
    expect(read(script)).toEqual(expected);
});

test.each([
    ["A=x; az $A ${A} \"$A\" '$A' a$A", ["az x x x $A ax"]],
    ["A=x; A=y B=$A; az $B; A=z", ["az y"]],
    ["A=x; export A=y B=$A C; az $A $B", ["az y x"]],
    ["A='b c'; az \"$A\"", ['az "b c"']],
    ['A=; az "$A"', ['az ""']],
    ['az $A "$A" "a$A"', ["az ... ? a?"]],
    ['az $1 "$RANDOM"', ["az ... ?"]],
    ["A='*'; az \"$A\"", ["az *"]],
    ["R=az; $R b", ["az b"]],
    ["export A=x; B=y; bash -c 'az $A \"$B\" $1' n z", ["az x ? z"]],
    ["A=x sh -euc 'az $A'; A=y; bash -c 'az \"$A\"'", ["az x", "az ?"]],
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
    "exit 0; az b",
    "az a || exit 0",
    "az a || true",
    "az a | jq .",
    "echo y | az a",
    "(az a)",
    "{ az a; }",
    "sudo az a",
    "timeout 5 az a",
    "docker az a; az b",
    "az a > $(b)",
    "az a &> f 0< g",
    "echo az a > f",
    "{A}> /dev/null az $A",
    "az a < f",
    "cat <<E\naz a\nE",
    "A=$(az a)",
    "A+=x; az a",
    'az "$@"',
    "az *.a",
    "az {b,c}",
    "az ${A:-x}",
    "A=x :; az $A",
    "A=x export B; az $A",
    'export A=x B=$(eval "$A")',
    "bash -c 'az a; if x'; az b",
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
    expect(read("az a && exit 0; az b")).toEqual(["az a", "~exit 0; az b"]);
    expect(read("A='b c'; az $A", {})).toEqual(["~az $A", "~b c"]);
});

test("what runs may run what it is given", () => {
    expect(read("echo az a > f; sh f")).toEqual(["~echo az a > f; sh f"]);
    expect(read('A=; B=x && eval "$A"', { A: "az a" })).toEqual(['~eval "$A"']);
    expect(read('export A=x B=$(eval "$A")', { A: "az a" })).toEqual(['~export A=x B=$(eval "$A")', "~az a"]);
    expect(read('eval "$A"', { A: "echo $B", B: "az a", C: "az c" })).toEqual(['~eval "$A"', "~echo $B", "~az a"]);
    expect(read("x", {}, "az in", ["az args"])).toEqual(["~x", "~ az args", "~az in"]);
    expect(read("cat", {}, "az in")).toEqual([]);
});

test("arguments are bound to their places", () => {
    expect(read('az $2 $1 "$3"', {}, undefined, ["a", "b"])).toEqual(["az b a ?"]);
    expect(read('az "$1" "$2" "$3"', {}, undefined, ["a", UNKNOWN_INPUT, "c"])).toEqual(["az a ? ?"]);
});

test("a program and its arguments need no shell", () => {
    const readWords = (...words: string[]) => format(readArguments(words, new Map([["A", "x"]])));
    expect(readWords("/usr/bin/az", "$A; b", "")).toEqual(['az "$A; b" ""']);
    expect(readWords("/bin/bash", "-c", "az $A; x; az b")).toEqual(["az x", "~x; az b"]);
    expect(readWords("sh", "-c", 'eval "$1"', "sh", "az a")).toEqual(['~eval "$1"', "~sh az a"]);
    expect(readWords("/usr/bin/env", "bash", "-c", "az $A")).toEqual(["~/usr/bin/env bash -c az $A", "~x"]);
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
            readArguments(["sh", "-c", script, "sh", value], new Map([["A", value]]), value);
        }),
    );
});
