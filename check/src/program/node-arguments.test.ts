import { splitNodeArguments } from "./node-arguments";

test.each<[string, string[]]>([
    ["", []],
    ["  --trace-warnings\t--max-old-space-size=4096\n", ["--trace-warnings", "--max-old-space-size=4096"]],
    ['--require "./set up.js"', ["--require", "./set up.js"]],
    ["--require './set up.js'", ["--require", "./set up.js"]],
    ["--require ./set\\ up.js", ["--require", "./set up.js"]],
    ['--title="a \\"b\\" c"', ['--title=a "b" c']],
    ["'C:\\'\"\\file\"\\s", ["C:\\files"]],
    ["--title ''", ["--title", ""]],
    ["--a#b # --c\n--d", ["--a#b", "--d"]],
])("splits %j as a shell does", (text, words) => {
    expect(splitNodeArguments(text)).toEqual(words);
});

test.each(["--title 'a", '--title "a', '--title "a\\"', "--title a\\"])("rejects %j, which does not end", (text) => {
    expect(() => splitNodeArguments(text)).toThrow(JSON.stringify(text));
});
