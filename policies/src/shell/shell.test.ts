/** Shell scripts: which programs they run with which words, and what cannot be told. */
import fc from "fast-check";
import { OPEN, readArguments, readScript } from ".";
import { line, lines } from "./test-support/steps";

/** What is left of the steps once those that only prepare the ground are gone. */
function azLines(script: string, environment?: Record<string, string>, stdin?: string): string[] {
    return lines(script, environment, stdin).filter((one) => /\baz\b/.test(one));
}

test.each([
    ["az a b", ["az a b"]],
    ["/usr/bin/az a", ["az a"]],
    ["az 'a b' \"c d\" e\\ f", ['az "a b" "c d" "e f"']],
    ['az "a\\"b" \'a"b\' "a\\$b" "a\\qb"', ['az "a\\"b" "a\\"b" a$b a\\qb']],
    ["az $'a\\tb' $\"c d\"", ['az "a\\tb" "c d"']],
    ["az a'b'\"c\"\\d$'e'", ["az abcde"]],
    ["a'z' a\\\nb \\\n c", ["az ab c"]],
    ["az '' \"\" a''", ['az "" "" a']],
    ["az a # b\n# az c\naz d#e", ["az a", "az d#e"]],
    ["az a\r\naz b\\\r\n c\r\n", ["az a", "az b c"]],
    ["az a > f 2>&1 < g", ["az a"]],
    ["NAME=x az a", ["az a"]],
    ["! az a", ["az a"]],
    ["time az a", ["az a"]],
    ["az a & az b; az c\naz d", ["az a", "az b", "az c", "az d"]],
    ["az a && az b && az c", ["az a", "az b", "az c"]],
    ["(az a; { az b; })", ["az a", "az b"]],
    ["az a | az b", ["az a", "az b"]],
    ["", []],
    ["# nothing", []],
])("%j runs %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["az a || az b && az c; az d", ["az a", "(az b)", "(az c)", "az d"]],
    ["if az a; then az b; elif az c; then az d; else az e; fi", ["az a", "(az b)", "(az c)", "(az d)", "(az e)"]],
    ["while az a; do az b; done", ["az a", "(az b)"]],
    ["until az a; do az b; done", ["az a", "(az b)"]],
    ["for x in y; do az a; done", ["(az a)"]],
    ["for ((i = 0; i < 3; i++)); do az a; done", ["(az a)"]],
    ["select x in y; do az a; done", ["(az a)"]],
    ["case $x in y) az a ;; z) az b ;; esac", ["(az a)", "(az b)"]],
    ["f() { az a; }; f", ["(az a)", "~f"]],
    ["coproc az a", ["(az a)"]],
    ["if true; then (az a | az b) & fi", ["(az a)", "(az b)"]],
    ["if true; then bash -c 'az a'; eval 'az b'; fi", ["(az a)", "(az b)"]],
])("what %j runs depends on more than the text", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["[ -n x ] && az a && az b; az c", ["(az a)", "(az b)", "az c"]],
    ["test -n x && az a", ["(az a)"]],
    ["[[ -n x ]] && az a", ["(az a)"]],
    ["((x)) && az a", ["(az a)"]],
    ["grep -q x f && az a", ["(az a)"]],
    ["az a | grep -q x && az b", ["az a", "(az b)"]],
    ["grep x f | az a && az b", ["az a", "az b"]],
    ["! az a && az b", ["az a", "(az b)"]],
    ["time az a && az b", ["az a", "az b"]],
    ["x | grep y | az a && az b", ["az a", "az b"]],
    ["false && az a", ["(az a)"]],
    ["true && az a", ["az a"]],
    ["x && az a || y", ["(az a)"]],
    ["x && y && az a || z", ["(az a)"]],
    ["{ x && az a; } || y", ["(az a)"]],
    ["(x && az a) || y", ["(az a)"]],
    ["bash -c 'x && az a' || y", ["(az a)"]],
    ["bash -c \"bash -c 'x && az a'\" || y", ["(az a)"]],
    ["if x && az a; then y; fi", ["(az a)"]],
    ["until x && az a; do y; done", ["(az a)"]],
    ["! { x && az a; }", ["(az a)"]],
    ["az a || x", ["az a"]],
    ["if az a; then x; fi", ["az a"]],
    ["x && az a || exit 1", ["az a"]],
    ["x && az a || exit", ["az a"]],
    ["x && az a || { y; return 2; }", ["az a"]],
    ["x && az a || exit 0", ["(az a)"]],
    ["x && az a || { exit 1; y; }", ["(az a)"]],
    ["(x && az a) && bash -c 'y && az b'", ["az a", "az b"]],
    ["(az a) && az b", ["az a", "az b"]],
])("what is left of && is a condition or a step: %j", (script, expected) => {
    expect(azLines(script)).toEqual(expected);
});

test.each([
    ["az a; exit; az b", ["az a"]],
    ["exit 1; az a", []],
    ["return; az a", []],
    ["exec az a; az b", ["az a"]],
    ["exec 2>&1; az a", ["az a"]],
    ["{ exit; }; az a", []],
    ["az a && exit 0; az b", ["az a"]],
    ["exit && az a", []],
    ["! exit; az a", []],
    ["(exit); az a", ["az a"]],
    ["exit | cat; az a", ["az a"]],
    ["exit & az a", ["az a"]],
    ["x=$(exit); az a", ["az a"]],
    ["f() { exit; }; az a", ["az a"]],
    ["if x; then exit '1'; fi; az a", ["az a"]],
    ["if x; then exit $code1; fi; az a", ["(az a)"]],
    ["if x; then exit 2$x; fi; az a", ["(az a)"]],
    ["if x; then exit; fi; az a", ["(az a)"]],
    ["if x; then y; elif z; then return 0; fi; az a; az b", ["(az a)", "(az b)"]],
    ["if x; then y; else exit $code; fi; az a", ["(az a)"]],
    ["if exit; then az a; fi; az b", ["(az a)"]],
    ["while exit; do :; done; az a", []],
    ["for x in y; do exit; done; az a", ["(az a)"]],
    ["while x; do exit; done; az a", ["(az a)"]],
    ["case x in y) exit ;; esac; az a", ["(az a)"]],
    ["if x; then exit; fi; exit; az a", []],
    ["if x; then exit 1; fi; az a", ["az a"]],
    ["if x; then exit 10; fi; az a", ["az a"]],
    ["x || exit 1; az a", ["az a"]],
    ["x || exit; az a", ["az a"]],
    ["x || return; az a", ["az a"]],
    ["x || exit 0; az a", ["(az a)"]],
    ["x || { y; exit; }; az a", ["(az a)"]],
    ["[ -f x ] && exit; az a", ["(az a)"]],
    ["[ -f x ] && exit && az a", ["(az a)"]],
    ["{ if x; then exit; fi; } && az a", ["(az a)"]],
    ["if x; then exit; fi > log; az a", ["(az a)"]],
    ["f() { echo; exit 0; }; x || f; az a", ["(az a)"]],
    ["f() { exit; }; f; az a", ["(az a)"]],
    ["f() { if x; then exit 0; fi; }; f && az a", ["(az a)"]],
    ["f() { exec x; }; f; az a", ["(az a)"]],
    ["f() { g; }; g() { exit; }; f; az a", ["(az a)"]],
    ["f() { eval exit; }; f; az a", ["(az a)"]],
    ["eval '[ -n x ] && exit 0'; az a", ["(az a)"]],
    ["eval x exit; az a", ["(az a)"]],
    ["command exit 0; az a", []],
    ["builtin -- exit; az a", []],
    ["command exec x; az a", []],
    ["x || command exit; az a", ["az a"]],
    ["E=exit; $E 0; az a", ["(az a)"]],
    ["E=export; $E A=x; az a", ["(az a)"]],
    ["$E 0; az a", ["(az a)"]],
    ["$(x) 0; az a", ["(az a)"]],
    ["eval 'az() { x; }'; az a", ["(az a)"]],
    ["eval 'function az { x; }'; az a", ["(az a)"]],
    ["eval '$E 0'; az a", ["(az a)"]],
    ["eval '. x'; az a", ["(az a)"]],
    ["eval 'set -n'; az a", ["(az a)"]],
    ['eval "$E"; az a', ["(az a)"]],
    ["E='exit 0'; eval \"$E\"; az a", ["(az a)"]],
    [". x; az a", ["(az a)"]],
    ["if x; then source y; fi; az a", ["(az a)"]],
    ["echo 'exit 0' > x; . ./x; az a", ["(az a)"]],
    ["echo 'az() { y; }' > x; source x; az a", ["(az a)"]],
    ['f() { "$@"; }; f exit; az a', ["(az a)"]],
    ["f() { . x; }; f; az a", ["(az a)"]],
    ["E=x; $E 0; az a", ["az a"]],
    ["$E/x 0; az a", ["az a"]],
    ["$(x)/y 0; az a", ["az a"]],
    ["eval 'A=x; export B=$A'; az a", ["az a"]],
    ["echo 'A=x' > x; . ./x; az a", ["az a"]],
    ["(. x); az a", ["az a"]],
    ["x | . y; az a", ["az a"]],
    ["bash -c '. x'; az a", ["az a"]],
    ['f() { "$@"; . x; }; az a', ["az a"]],
    ["command -v exit; az a", ["az a"]],
    ["set -n; az a", []],
    ["set -eun; az a", []],
    ["set -o noexec; az a", []],
    ["set -e -o noexec; az a", []],
    ["(set -n); az a", ["az a"]],
    ["if x; then set -n; fi; az a", ["(az a)"]],
    ["set -o nounset; set +n; set -e; set +o noexec; az a", ["az a"]],
    ["set -- -n; set x -n; set - -n; az a", ["az a"]],
    // What ends a shell in the script need not end the script, nor does what is handled.
    ["([ -f x ] && exit 1; az a)", ["(az a)"]],
    ["(x || exit; az a)", ["(az a)"]],
    ["{ x || exit; az a; } || y", ["(az a)"]],
    ["bash -c 'if x; then exit 1; fi; az a'", ["(az a)"]],
    ["echo '[ -f x ] && return 1; az a' > f; . ./f", ["(az a)"]],
    ["f() { exit 1; }; ([ -f x ] && f; az a)", ["(az a)"]],
    ["f() { exit 1; }; g() { f; }; ([ -f x ] && g; az a)", ["(az a)"]],
    ["f() { exit 1; }; [ -f x ] && f; (az a)", ["az a"]],
    ["f() { return 1; }; ([ -f x ] && f; az a)", ["az a"]],
    // A failure of the function is one of the script.
    ["f() { echo; exit 1; }; x || f; az a", ["az a"]],
    ["f() { x || exit; }; f; az a", ["az a"]],
    ["f() { return; }; f; az a", ["az a"]],
    ["f() { (exit); exit | x; y=$(exit); exit & }; f; az a", ["az a"]],
    ["f() { exit; }; (f); x=$(f); f | x; f & az a", ["az a"]],
    ["f() { exit; }; echo f; az a", ["az a"]],
    ["eval 'exit 1'; eval exits; echo exit; az a", ["az a"]],
])("%j may end before its end", (script, expected) => {
    expect(azLines(script)).toEqual(expected);
});

test.each([
    ["A=x; az $A ${A} \"$A\" '$A' a$A", ["az x x x $A ax"]],
    ["A=x B=y; az $A$B", ["az xy"]],
    ["export A=x; readonly B=y; declare C=z; typeset D=w; az $A $B $C $D", ["az x y z w"]],
    ["declare -r A=x; declare -gx B=y; az $A $B", ["az x y"]],
    ["A=x; A=y; az $A; A=z", ["az y"]],
    ["A='b c'; az $A \"$A\"", ['az b c "b c"']],
    ["A=' b '; az x$A.", ["az x b ."]],
    ['A=""; az $A "$A" $A""', ['az "" ""']],
    ["A='*.b'; az $A; A='b?'; az $A; A='[b]'; az $A; az \"$A\"", ["az ...", "az ...", "az ...", "az [b]"]],
    ["A=x; az ${A:-y} ${A-y} ${A:?y} ${A?y}", ["az x x x x"]],
    ['A=; az ${A:-y z} "${A:-y z}" ${A:-\'y z\'} "${A-y}" ${A:-$B}', ['az y z "y z" "y z" "" ...']],
    ['A=x; az "${A+y}" "${A:+y}" "${A%x}" "${A^}"', ["az ? ? ? ?", "~x"]],
    ['A=x; az "${#A}" "${!A}" "${A[0]}" ${B[@]}', ["az ... ? ... ...", "~x"]],
    ['A=x; A+=y; B+=z; az $A "$B" "${A[@]}"', ["az xy ?z ...", "~z", "~x y"]],
    ['A=(x \'y z\'); az ${A[@]} "${A[@]}" "a${A[@]}b" "${A[*]}"', ['az x y z x "y z" ax "y zb" "x y z"']],
    ['declare -a A=(x); A+=(y $B); az "${A[@]}"', ["az x y ..."]],
    ['A=(); az "${A[@]}"; A+=(x); az "${A[@]}"', ["az", "az x"]],
    ['A=(x y); az "$A" "${A}"', ["az ? ?", "~x y"]],
    ['A=(x y); az "${A[1]}" "${A[@]:1}"', ["az ... ...", "~x y"]],
    ['A=(x *); az "${A[@]}"', ["az x ..."]],
    ['A="x y"; B="${A[@]}"; az "$B" ${B[@]}', ['az "x y" x y']],
    ['A=(x "y z"); B="${A[*]}"; az "$B"', ['az "x y z"']],
    ['IFS=,; A=(x y); az "${A[@]}" "${A[*]}"', ["az x y ..."]],
    ['az $A ${A} "$A" "a$A" $A$B ${A:-x}', ["az ... ... ? a? ... ..."]],
    ['az "$A"$A ""$A $A.x', ["az ?? ? ?.x"]],
    ["A= B=x; az ${A:-y $B}", ["az y x"]],
    ['az $1 "$1" $@ "$@" $* "$*" "${@}" "a$@" $?', ["az ... ? ... ... ... ... ... ... ..."]],
    ['az $(x) "$(x)" `x` $((1)) <(x)', ["x", "x", "x", "x", "az ... ? ... ... ..."]],
    ["az *.a a{b,c} +(a) [a]", ["az ... ... ... ..."]],
    ['A=$(x); az $A "$A"', ["x", "az ... ?"]],
    ['A=$@; az "$A"', ["az ?"]],
    ["A=x; A=y B=$A; az $B", ["az y"]],
    ["A=x; export A=y B=$A C=; az $A $B", ["az y x"]],
    ["A=x$B; az $A", ["az x?"]],
])("%j expands to %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["if x; then A=x; fi"],
    ["x && A=x || A=y"],
    ["x || A=x"],
    ["(A=x)"],
    ["A=x | cat"],
    ["A=x & :"],
    ["for A in x; do :; done"],
    ["select A in x; do :; done"],
    ["f() { A=x; }"],
    ["f() { local A=x; }"],
    ["if x; then exit; fi; A=x"],
    ["A[0]=x"],
    ["A=(x)"],
    ["declare -u A=x"],
    ["declare -ur A=x"],
    ["declare -ru A=x"],
    ["declare +x -u A=x"],
    ["read -r A"],
    ["read A B"],
    ["mapfile A"],
    ["readarray A"],
    ["getopts ab A"],
    ["unset A"],
    ["let A=3"],
    ["let 'B = A = 3'"],
    ["printf -v A x"],
    ["((A++))"],
    ["az $((A = 3))"],
    [": ${A:=x}"],
    [": ${A=x}"],
    ["source x"],
    [". x"],
    ["eval x"],
    ["if x; then source x; fi"],
    ["export $(x)"],
    ['export "$k=$v"'],
    ['while read -r k v; do export "$k=$v"; done < f'],
    ['export "A=x"'],
    ['declare "A+=x"'],
    ['declare "A[0]=x"'],
    ['declare "$k=x"'],
    ["export A=y $B"],
    ['printf -v "$k" x'],
    ["printf -vA x"],
    ['read "$k" <<< x'],
    ["unset $k"],
    ["declare -n B=A; B=x"],
    ["local -rn B=A"],
    ["command export A=x"],
    ["builtin read A"],
    ["command -p -- unset A"],
    ["command builtin eval A=x"],
    ["command . x"],
    ["builtin source x"],
    ["f() { . x; }; f"],
    ["f() { . x; }; . x; f"],
    ['f() { export "$@"; }; f A=x'],
])("after %j a variable is not followed", (script) => {
    expect(azLines(`A=w; ${script}; az "$A"`).at(-1)).toMatch(/^\(?az \?\)?$/);
});

test.each([
    ["echo A"],
    ["printf '%s' A"],
    ["A=x :"],
    ["export A"],
    ["declare -r B A=w"],
    ["time A=w"],
    ["! A=w"],
    [": ${A:-x}"],
    ["B=$(A=x)x"],
    ["bash -c 'A=x'"],
    ["x 'read A'"],
    ["command -v A"],
    ["command -v unset A"],
    ["command"],
    ["builtin -- :"],
    ['export "B=x" C="$D" E'],
    ["export -n B; declare -x C=$D"],
    ["printf -v B '%s' \"$C\""],
    ["printf '%s' \"$C\""],
    ["read B <<< $A"],
    ["f() { x; }; f"],
])("%j leaves a variable alone", (script) => {
    const isAssigned = script.includes("$(");
    expect(azLines(`A=w; ${script}; az "$A"`)).toEqual([isAssigned ? "az ?" : "az w"]);
});

test("a variable that a loop assigns is not followed in it either", () => {
    expect(azLines('A=w; while x; do az "$A"; A=y; done')).toEqual(["(az ?)"]);
});

test("the name of a loop's variable is no command", () => {
    expect(azLines("for test in x; do y; done && az a")).toEqual(["az a"]);
    expect(azLines("x || for exit in y; do :; done; az a")).toEqual(["az a"]);
    expect(azLines("echo az a | for sed in x; do bash; done")).toEqual(["~echo az a"]);
});

test("a function sees variables as they are when it runs", () => {
    expect(azLines('A=x; f() { az "$A"; }')).toEqual(["(az x)"]);
    expect(azLines('f() { az "$A"; }', { A: "x" })).toEqual(["(az x)"]);
    expect(azLines('f() { az "$A"; }; A=x', { A: "y" })).toEqual(["(az ?)"]);
    expect(azLines('A=x; f() { az "$A"; }; A=y')).toEqual(["(az ?)"]);
    expect(azLines('A=x; f() { az "$A"; }; . y')).toEqual(["(az ?)"]);
    // What a function calls runs wherever the function is called.
    expect(azLines('f() { . y; }; A=x; f; az "$A"')).toEqual(["(az ?)"]);
    expect(azLines('f() { read "$1"; }; A=x; f A; az "$A"')).toEqual(["az ?"]);
    expect(azLines('f() { read B; }; A=x; f; az "$A"')).toEqual(["az x"]);
    expect(azLines('. y; A=x; f() { az "$A"; }')).toEqual(["(az x)"]);
    expect(azLines('A=x; f() { az "$A$B"; }; B=y; f', { B: "z" })).toEqual(["(az x?)"]);
});

test("a function takes the place of a program", () => {
    expect(lines("az() { x; }; az a; command az b")).toEqual(["(x)", "~az a", "az b"]);
    expect(azLines("az() { x; }; bash -c 'az a'; env A=x bash -c 'az b'; bash -c 'env az c'")).toEqual([
        "~az a",
        "~az b",
        "az c",
    ]);
    expect(azLines("f() { az a; }; eval 'f az b'; bash -c 'y() { :; }'; y az c")).toEqual([
        "(az a)",
        "~f az b",
        "y az c",
    ]);
    expect(lines("echo() { x; }; echo az a")).toEqual(["(x)", "~echo az a"]);
});

test("variables come from outside", () => {
    expect(lines('az $A "$B" "$C"', { A: "x y", B: OPEN })).toEqual(["az x y ? ?"]);
    expect(lines('A=z; az "$A"', { A: "x" })).toEqual(["az z"]);
    expect(lines("$RUN b", { RUN: "az a" })).toEqual(["az a b"]);
});

test("the shell can be told where to split", () => {
    expect(lines('IFS=,; az $A "$A"', { A: "x y" })).toEqual(['az ... "x y"']);
    expect(lines("if x; then IFS=,; fi; az $A", { A: "x" }).at(-1)).toEqual("az ...");
    // Where nothing is split, it makes no difference.
    expect(lines('IFS=,; B=$A; az "$B"', { A: "x y" })).toEqual(['az "x y"']);
    expect(lines("IFS=,; bash <<E\naz $A\nE", { A: "x" })).toEqual(["az x"]);
    // The shell ignores what it is given.
    expect(lines("az $A", { A: "x y", IFS: "," })).toEqual(["az x y"]);
    expect(lines("IFS=, read B; az $A", { A: "x y" }).at(-1)).toEqual("az x y");
});

test.each(["if az a; then az b", "az 'a", "az a )", "az $(az b", "if ($x) { az a }", "x $(az a; ) b)", "`(`; az a"])(
    "%j is not the shell's language",
    (script) => {
        expect(lines(script)).toEqual([`~${script}`]);
    },
);

test("what is broken within stays within", () => {
    expect(lines("az a; bash -c 'az \"b'; az c")).toEqual(["az a", '~az "b', "az c"]);
});

test("text without end is not read", () => {
    const nested = `az $((${"1+".repeat(10_000)}1))`;
    expect(lines(nested)).toEqual([`~${nested}`]);
    const long = "az a;".repeat(800_001);
    expect(readScript(long, { environment: new Map() })).toEqual([{ unreadable: long }]);
    const longest = "az a #".padEnd(4_000_000, "x");
    expect(lines(longest)).toEqual(["az a"]);
    const itself = { A: 'eval "$A"; eval "$A"' };
    expect(lines('eval "$A"', itself)).toEqual(['~eval "$A"']);
    expect(readArguments(["bash", "-c", nested], { environment: new Map() }).map(line)).toEqual([`~bash -c ${nested}`]);
});

test("values without end are not followed", () => {
    const most = "x".repeat(10_000);
    expect(lines('az "$A"', { A: most })).toEqual([`az ${most}`]);
    expect(lines('az "$A"', { A: `${most}x` })).toEqual(["az ?", `~${most}x`]);
    expect(lines(`A=${most}; az $A`)).toEqual([`az ${most}`]);
    expect(lines(`A=${most}x; az $A`)).toEqual([`~${most}x`, "az ..."]);
    const often = `az "${"$A".repeat(500)}"`;
    expect(lines(often, { A: most })).toEqual([`az ${most.repeat(399)}${"?".repeat(101)}`, `~${most}`]);
    const all = `az "${"$A".repeat(400)}" #`.padEnd(10_000, "x");
    expect(lines(all, { A: most })).toEqual([`az ${most.repeat(399)}?`, `~${most}`]);
});

test("arguments need no shell", () => {
    const surroundings = { environment: new Map([["A", "x"]]), stdin: "az in" };
    const read = (...words: string[]) => readArguments(words, surroundings).map(line);
    expect(read("/usr/bin/az", "$A; b", "")).toEqual(['az "$A; b" ""', "~az in"]);
    expect(read("bash", "-c", "az $A")).toEqual(["az x", "~az in"]);
    expect(read("sudo", "bash")).toEqual(["az in"]);
    expect(read("bash", "az a")).toEqual(["bash", "~az in"]);
    expect(read("echo", "az a")).toEqual([]);
    expect(read()).toEqual([]);
});

const QUOTINGS: ((text: string) => string)[] = [
    (text) => `'${text.replaceAll("'", "'\\''")}'`,
    (text) => `"${text.replace(/["\\$`]/g, "\\$&")}"`,
    (text) => `$'${text.replace(/['\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}'`,
    (text) => `$"${text.replace(/["\\$`]/g, "\\$&")}"`,
    // A line end cannot be quoted by a backslash.
    (text) => text.replace(/[^\n]/gu, "\\$&").replaceAll("\n", "'\n'") || "''",
    (text) => `${QUOTINGS[0]?.(text)}\\\n`,
];

const piece = fc.record({
    text: fc.string({ unit: fc.constantFrom(..."aZ19 -_=;&|<>(){}[]*?!#~$`'\"\\\n\t^%@/éx".split("")), maxLength: 6 }),
    quoting: fc.constantFrom(...QUOTINGS),
});

const word = fc.array(piece, { minLength: 1, maxLength: 3 });

test("however words are quoted, they arrive", () => {
    fc.assert(
        fc.property(fc.array(word, { maxLength: 5 }), (words) => {
            const source = words.map((pieces) => pieces.map(({ text, quoting }) => quoting(text)).join(""));
            const args = words.map((pieces) => pieces.map(({ text }) => text).join(""));
            const surroundings = { environment: new Map<string, string>() };
            const expected = [{ program: "az", args, isCertain: true }];
            const script = ["az", ...source].join(" ");
            expect(readScript(script, surroundings)).toEqual(expected);
            expect(readScript(`bash -c ${QUOTINGS[0]?.(script)}`, surroundings)).toEqual(expected);
            expect(readScript(`true\n(${script}\n)\n`, surroundings)).toEqual(expected);
        }),
    );
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
            readScript(script, { environment: new Map([["A", value]]), stdin: value });
            readArguments(script.split(" "), { environment: new Map([["A", value]]), stdin: value });
        }),
        { numRuns: 500 },
    );
});
