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

test("on a terminal, progress is one line that is written over and taken away", () => {
    const text = shown(true);
    expect(text).not.toContain("\n");
    // eslint-disable-next-line no-control-regex
    const lines = text.split(/\u001b\[2K\u001b\[1G/);
    expect(lines).toEqual(["", "... starting", "... a line that is ", ""]);
});
