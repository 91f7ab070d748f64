import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { createProgress } from "./progress";

function shown(isTTY: boolean): string {
    const stream = Object.assign(new PassThrough(), { isTTY, columns: 20 }) as unknown as WriteStream;
    const progress = createProgress(stream);
    progress.show("starting");
    progress.show("a line that is longer than the terminal is wide");
    progress.done();
    return String((stream as unknown as PassThrough).read());
}

test("elsewhere than on a terminal, progress is plain lines", () => {
    expect(shown(false)).toBe("... starting\n... a line that is longer than the terminal is wide\n");
});

test.each([
    ["colours", "\u001b[31mred\u001b[0m", "red"],
    ["a title of the terminal", "\u001b]0;title\u0007a", "a"],
    ["more lines", "a\n::error::b\r\nc", "a ::error::b c"],
    ["a command to a CI system", "Registry ##vso[task.complete]", "Registry #\\#vso[task.complete]"],
])("progress does not show %s of a name", (_, what, shown) => {
    const stream = Object.assign(new PassThrough(), { isTTY: false }) as unknown as WriteStream;
    createProgress(stream).show(what);
    expect(String((stream as unknown as PassThrough).read())).toBe(`... ${shown}\n`);
});

test("on a terminal, progress is one line that is written over and taken away", () => {
    const text = shown(true);
    expect(text).not.toContain("\n");
    // eslint-disable-next-line no-control-regex
    const lines = text.split(/\u001b\[2K\u001b\[1G/);
    expect(lines).toEqual(["", "... starting", "... a line that is ", ""]);
});
