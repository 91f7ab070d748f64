/** Shells in shells, files that scripts write, programs that run others, and text that may be run. */
import { lines } from "./test-support/steps";

test.each([
    ["bash -c 'az a'", ["az a"]],
    ["/bin/sh -c \"az 'a b'\"", ['az "a b"']],
    ["dash -c 'az a'; ash -c 'az b'; ksh -c 'az c'; zsh -c 'az d'", ["az a", "az b", "az c", "az d"]],
    ["bash -ec 'az a' b; bash -e -c 'az c'; bash -c -e 'az d'; bash -- -c", ["az a", "~b", "az c", "az d", "bash"]],
    ["bash -eo pipefail -c 'az a'; bash -O x -c 'az b'; bash +x --norc -c 'az c'", ["az a", "az b", "az c"]],
    ["bash -c", []],
    ["bash az.sh 'az a' b", ['bash "az a" b']],
    ["bash --exec 'az a'", ["bash"]],
    ['bash -c "az $A"', ["az ..."]],
    ["bash -c \"az '$A' -x$A\"", ["az ? -x?"]],
    ["A=x; bash -c 'az \"$A\"'", ["az ?"]],
    ["A=x bash -c 'az \"$A\"'", ["az x"]],
    ["> f A=x bash -c 'az \"$A\"'", ["az x"]],
    ["A=x; A=y B=$A bash -c 'az $A $B'; az $A", ["az y y", "az x"]],
    ["A=x; A+=y bash -c 'az \"$A\"'; A[0]=y bash -c 'az \"$A\"'", ["az ?", "az ?"]],
    ["bash -c 'A=x; az $A'; az \"$A\"", ["az x", "az ?"]],
    ["bash -c 'exit'; az a", ["exit", "az a"]],
    ["bash <<'E'\naz $A \\$A\nE", ["az ... $A"]],
    ["bash <<E\naz $A \\$A\nE", ["az ... ..."]],
    ["bash <<E\naz \\$A \\`x\\` \\\\$\n b\nE", ["x", "az ... ... $", "b"]],
    ["A=x; bash <<E\naz $A\nE", ["az x"]],
    ["A=x; bash <<E\naz \\$A\nE", ["az ..."]],
    ["bash <<-E\n\taz a\n\tE", ["az a"]],
    ["bash <<< 'az a'; sh -s b <<< 'az c'; bash - <<< 'az d'", ["az a", "az c", "~b", "az d"]],
    ["bash -s -- -c <<< 'az a'", ["az a", "~-c"]],
    ["bash - -c 'az a'", ['bash "az a"']],
    ["bash f <<< 'az a'", ["bash", "~az a"]],
    ["bash -c x <<< 'az a'", ["x"]],
    ["bash -c bash <<< 'az a'", ["az a"]],
    ["bash < f", []],
    ["bash -n -c 'az a'; sh -nc 'az b'; bash -o noexec -c 'az c'; bash -n <<< 'az d'; bash -eo noexec f", []],
    [
        "bash -o nounset -c 'az a'; bash +n -c 'az b'; bash -c 'az c' -n; bash --norc -c 'az d'",
        ["az a", "az b", "az c", "~-n", "az d"],
    ],
    ["echo 'az a' > f; bash -n f && bash f", ["az a"]],
    ["eval az a; eval 'az \"b' 'c\"'; eval", ["az a", 'az "b c"']],
    ["A=x; eval 'az $A'; A=y; eval \"az '$A'\"", ["az ...", "az y"]],
    ["A=x eval 'az $A'", ["az ..."]],
    ["eval $A", ["..."]],
    ["eval 'A=x'; az \"$A\"", ["az ?"]],
])("a shell in a shell: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test("a shell reads its input where it gets it", () => {
    expect(lines("bash", {}, "az a")).toEqual(["az a"]);
    expect(lines("sudo bash -s", {}, "az a")).toEqual(["az a"]);
    expect(lines("bash <<< 'az b'", {}, "az a")).toEqual(["az b", "~az a"]);
    expect(lines("bash < f; x | bash; x", {}, "az a")).toEqual(["x", "x", "~az a"]);
    expect(lines("bash 2> f", {}, "az a")).toEqual(["az a"]);
    expect(lines("bash -c bash", {}, "az a")).toEqual(["az a"]);
    expect(lines("az b; x", {}, "az a")).toEqual(["az b", "x", "~az a"]);
    expect(lines("bash -c 'az $A'", { A: "x" })).toEqual(["az x"]);
    expect(lines("A=y; bash -c 'az $A'", { A: "x" })).toEqual(["az y"]);
});

test.each([
    ["export A=x; bash -c 'az $A'", ["az x"]],
    ["A=x; export A; bash -c 'az $A'; A=y; bash -c 'az $A'", ["az x", "az y"]],
    ["declare -x A=x; typeset -gx B=y; bash -c 'az $A $B'", ["az x y"]],
    ["set -a; A=x; set +a; B=y; bash -c 'az $A \"$B\"'", ["set -a", "set +a", "az x ?"]],
    ["set -o allexport; A=x; bash -c 'az \"$A\"'", ["set -o allexport", "az x"]],
    ["set -eo pipefail; A=x; bash -c 'az \"$A\"'", ["set -eo pipefail", "az ?"]],
    ["export A; A=x; bash <<< 'az $A'", ["az x"]],
    ["A=x; export -n A; bash -c 'az \"$A\"'", ["az ?"]],
    ["A=x; if y; then export A; fi; bash -c 'az \"$A\"'", ["y", "az ?"]],
    ["A=x; declare B; bash -c 'az \"$A\"'", ["az ?"]],
    ["(export A=x); bash -c 'az \"$A\"'", ["~x", "az ?"]],
])("what a shell hands to another one: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["cat > f <<E\naz a\nE\nbash f", ["az a"]],
    ["cat <<E > f\naz $A\nE\nbash ./f", ["az x"]],
    ["cat > ./f <<'E'\naz $A\nE\nchmod +x f; ./f b", ["chmod +x f", "az x"]],
    ["cat - > f <<< 'az a'; . f; source ./f", ["az a", "az a", "~x"]],
    ["tee f <<< 'az a' > /dev/null; sh -e f", ["az a"]],
    ["echo az a '&&' az b > f; bash f", ["az a", "az b"]],
    ["echo 'az a' > f; echo 'az b' >> f; bash f", ["az a", "az b"]],
    ["printf '%s\\n' 'az a' 'az b' > f; bash f", ["az a", "az b"]],
    ["printf 'az a\\naz b' > f; bash f", ["az a", "az b"]],
    ["echo 'az a' > f; echo 'az b' > f; bash f", ["az b"]],
    ["echo '#!/bin/sh -e\naz a' > f; ./f", ["az a"]],
    ["echo 'az a' > f; bash < f; sudo bash f", ["az a", "az a"]],
    ["echo 'az a' > f; if x; then bash f; fi", ["x", "(az a)"]],
    ["echo 'az a' > f; y() { bash f; }; y", ["(az a)", "~y"]],
    ["F=g/f; echo 'az a' > $F; bash $F", ["az a"]],
    ["bash -c \"echo 'az a' > f\"; bash f", ["az a"]],
    ["echo 'az a' > enable; enable", ["az a"]],
    ["cat > f <<< 'az a'; cat f; [ -x f ] && wc f", ["[ -x f ]", "(wc f)"]],
    ["echo 'az a' > README; bash f", ["bash"]],
    [
        "echo 'az a' > f; rm g; chmod +x *; cat $x; x '[?y]' '--z=*' g/; bash f",
        ["rm g", "chmod +x ...", "x [?y] --z=* g/", "az a"],
    ],
    ["cd g; echo 'az a' > f; bash f", ["cd g", "az a"]],
    ["echo 'az a' > /f; cd g; (cd h); bash /f", ["cd g", "cd h", "az a"]],
    ["echo 'az a' > f; > f; bash f", []],
    ["echo 'az a' > f; > g; bash f", ["az a"]],
    ["echo 'az a' > /dev/null; x null", ["x null"]],
    ["echo 'az a' > f 2> g; bash g", ["bash"]],
    // What is in the file, or which file it is, is not certain.
    ["echo 'az a' >> f; bash f", ["bash", "~az a"]],
    ["echo -e 'az a' > f; bash f", ["bash", "~-e az a"]],
    ["echo 'az\\ta' > f; bash f", ["bash", "~az\\ta"]],
    ["printf 'az %s' a > f; bash f", ["bash", "~az %s a"]],
    ["printf 'az\\ta' > f; bash f", ["bash", "~az\\ta"]],
    ["{ echo az a; echo b; } > f; bash f", ["bash", "~az a", "~b"]],
    ["(echo az a) > f; bash f", ["bash", "~az a"]],
    ["echo az a | tee f; bash f", ["bash", "~az a", "~f\naz a"]],
    ["if x; then echo az a > f; fi; bash f", ["x", "bash", "~az a"]],
    ["echo az a > f; sed -i s/a/b/ f; bash f", ["bash", "~az a"]],
    ["echo az a > f; curl x > f; bash f", ["curl x", "bash", "~az a"]],
    ["echo az a > f; cat f > g; bash g", ["bash", "~f\naz a"]],
    ["echo az a > f; x *; bash f", ["x ...", "bash", "~az a"]],
    ["echo az a > f; x '*.sh'; bash f", ["x *.sh", "bash", "~az a"]],
    ['echo az a > f; x "a$y"; bash f', ["x a?", "bash", "~az a"]],
    ["echo az a > f; sed -i s/a/b/ *; bash f", ["bash", "~az a"]],
    ["echo az a > f; rm f; bash f", ["rm f", "bash", "~az a"]],
    ["echo az a > g/f; x g/; bash g/f", ["x g/", "bash", "~az a"]],
    ["echo az a > f; x .; bash f", ["x .", "bash", "~az a"]],
    ["echo az a > f; cd g; bash f", ["cd g", "bash", "~az a"]],
    ["echo az a > f; command pushd g; bash f", ["pushd g", "bash", "~az a"]],
    ["(cd g; echo az a > f); bash f", ["cd g", "bash", "~az a"]],
    ["bash -c 'cd g'; echo az a > f; bash f", ["cd g", "bash", "~az a"]],
    ["echo az a > f; if x; then > f; fi; bash f", ["x", "bash", "~az a", "~"]],
    ["echo az a > $f; bash $f", ["bash", "~az a"]],
    ["echo az a > $f; bash g", ["bash", "~az a"]],
    ["echo az a > f; bash $f", ["bash", "~az a"]],
    ["echo az a > f; $f", ["...", "~az a"]],
    ["echo az a > f; . $f", [". ...", "~az a"]],
    ["echo az a > g/f; bash h/f", ["bash", "~az a"]],
    ["echo az a > g/f; h/f", ["f", "~az a"]],
    ["echo az a > f; pwsh f; x -v ./f:/f", ["pwsh f", "~az a", "x -v ./f:/f"]],
    ["echo az a > $f; x $f", ["x ...", "~az a"]],
    ["echo az a > $f; x f", ["x f"]],
    ["echo az a >> f; x < f; cat < f", ["x", "~az a"]],
    ["echo az a >> f; while read x; do y; done < f", ["~az a", "read x", "(y)"]],
    ["echo az a > f; cat f | ssh host", ["~cat f", "~az a", "ssh host"]],
    ["echo az a > f; x $(cat f)", ["~cat f", "~az a", "x ..."]],
    ["y() { bash f; }; echo az a > f; y", ["(bash)", "~y", "~az a"]],
    ["y() { x; }; echo az a > f; y f", ["(x)", "~y f", "~az a"]],
    ["echo '#!/usr/bin/python3\naz a' > f; ./f", ["~#!/usr/bin/python3\naz a"]],
    ["echo 'az a; bash f' > f; bash f", ["az a", "~az a; bash f"]],
])("files that a script writes: %j", (script, expected) => {
    expect(lines(script, { A: "x" })).toEqual(expected);
});

test("a script that writes files without end is not followed", () => {
    const doubled = Array.from(
        { length: 49 },
        (_, index) => `cat ${"f".repeat(index + 1)} >> ${"f".repeat(index + 2)}`,
    );
    expect(lines(`echo az a > f; ${doubled.join("; ")}; x`)).toContain("x");
    const many = Array.from({ length: 60 }, (_, index) => `echo az ${index} > f${index}-`);
    expect(lines(many.join("\n"))).toEqual(Array.from({ length: 10 }, (_, index) => `~az ${index + 50}`));
});

test.each([
    ["alias x='az a'; x b", ["(az a b)"]],
    ["alias x='az a' y=az; y b", ["(az b)"]],
    ["alias az='az -x'; az a", ["(az -x a)"]],
    ["alias x='az a; az b'; x c", ["~az a; az b c"]],
    ["alias x='az a'; 'x' b; sudo x c", ["x b", "x c"]],
    ["alias x='echo az a'; x", []],
    ["alias", []],
])("an alias may stand for words: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["sudo az a; sudo -E -H -n -u me az b; sudo -- az c", ["az a", "az b", "az c"]],
    ["sudo A=x az a; sudo A=x=y bash -c 'az $A'", ["az a", "az x=y"]],
    ["env az a; env A=x B=y az b=c; env -i az d; env -u A az e", ["az a", "az b=c", "az d", "az e"]],
    ["env A=x bash -c 'az $A'", ["az x"]],
    ["env A=x bash -c 'az \"$B\"' B=y", ["az ?", "~B=y"]],
    ["command az a; command -- az b", ["az a", "az b"]],
    ["nohup az a &", ["az a"]],
    ["time -p az a; sudo time -p az b", ["az a", "az b"]],
    ["timeout 5 az a; timeout --foreground --preserve-status -k 1 -s TERM 5m az b", ["az a", "az b"]],
    ["timeout $A az a", ["az a"]],
    ["sudo env A=x timeout 5 bash -c 'az $A'", ["az x"]],
    ["env; env A=x; sudo; timeout 5; timeout; nohup", []],
    ["command A=x", ["A=x"]],
    [
        "sudo -x az a; env -S 'az a'; command -v az; exec -a x az a",
        ["sudo -x az a", 'env -S "az a"', "command -v az", "exec -a x az a"],
    ],
    ["sudo $A az a", ["... az a"]],
    ["xargs az a; ssh host 'az a'", ["xargs az a", 'ssh host "az a"']],
])("a program that runs another one: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test("variables get through programs that hand them on", () => {
    const inner = "bash -c 'az \"$A\"'";
    const outer = ["", "env ", "nohup ", "timeout 5 ", "env B=y ", "A=y ", "env A=y "];
    expect(outer.flatMap((prefix) => lines(prefix + inner, { A: "x" }))).toEqual([
        ...Array.from({ length: 5 }, () => "az x"),
        "az y",
        "az y",
    ]);
    expect(lines(`sudo ${inner}; env -i ${inner}`, { A: "x" })).toEqual(["az ?", "az ?"]);
});

test.each([
    ":",
    "cat",
    "echo",
    "false",
    "grep",
    "head",
    "jq",
    "logger",
    "printf",
    "sed",
    "sort",
    "tail",
    "tee",
    "true",
])("%s does not run what it is given", (program) => {
    expect(lines(`${program} az a; /bin/${program} <<< 'az b'; ${program} x | ${program}`)).toEqual([]);
});

test.each([
    ["echo az a | bash", ["~echo az a"]],
    ["cat <<E | ssh host\naz a\nE", ["~cat", "~az a", "ssh host"]],
    ["echo az a | tee f | bash", ["~echo az a", "~tee f", "~az a"]],
    ["echo az a | cat; bash -c x", ["x"]],
    ["x | cat | echo az a", ["x"]],
    ["{ echo az a; } | bash", ["~echo az a"]],
    ["{ x || echo az a; } | bash", ["x", "~echo az a"]],
    ["if x; then echo az a; fi | bash", ["x", "~echo az a"]],
    ["echo az a | (cat)", ["~echo az a"]],
    ["bash -c 'echo az a' | bash", ["~echo az a"]],
    ["x $(echo az a)", ["~echo az a", "x ..."]],
    ["A=$(cat <<< 'az a')", ["~cat", "~az a"]],
    ["source <(echo az a)", ["~echo az a", "source ..."]],
    ["cat $(echo az a)", []],
    ["echo $(echo az a) | bash", ["~echo az a", "~echo \u0001"]],
    ["ssh host <<E\naz a\nE", ["ssh host", "~az a"]],
    ["x <<< 'az a' <<< 'az b'", ["x", "~az a\naz b"]],
    ["while read x; do y; done <<E\naz a\nE", ["~az a", "read x", "(y)"]],
    ["{ x; } > f", ["x"]],
    ["A=(az a); x", ["x"]],
    ["A=(az '' a); x", ["~az  a", "x"]],
    ["A=([1]=az [0]=a); x", ["~[1]=az [0]=a", "x"]],
    ["A[0]='az a'", ["~az a"]],
    ["A+=(az a)", ["~az a"]],
    ["A+=' az a'", ["~az a"]],
    ["if x; then A+=(az a); fi", ["x", "~az a"]],
    ["A='az a'; ${A% }", ["...", "~az a"]],
    ["for A in 'az a' az b; do x; done", ["~az a", "(x)"]],
    ["if x; then A='az a'; fi", ["x", "~az a"]],
    ["A='az a'", []],
    ["declare -A A=(az a); export B='az b'; local -u C='az c'", ["~az a", "~az c"]],
    ["f() { x; }; f az a <<< 'az b'", ["(x)", "~f az a", "~az b"]],
])("text that may be run: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});

test.each([
    ["A=$(az a)", ["az a"]],
    ['echo "`az a`" $(az b | az c)', ["az a", "az b", "az c"]],
    ["cat <<E\n$(az a)\nE", ["az a"]],
    ["x > >(az a)", ["az a", "x"]],
    ["cat <(az a)", ["az a"]],
    ["x ${A:-$(az a)}", ["(az a)", "x ..."]],
    ["echo $(( $(az a) + 1 ))", ["az a"]],
    ["[[ $(az a) ]]", ["(az a)"]],
    ["{ x; } > $(az a)", ["az a", "x"]],
    ["if x; then A=$(az a); fi", ["x", "(az a)", "~?"]],
    ["for x in $(az a); do :; done", ["(az a)"]],
])("commands within words: %j", (script, expected) => {
    expect(lines(script)).toEqual(expected);
});
