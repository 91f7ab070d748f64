import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";

/** Shows what goes on: one line that is written over on a terminal, a line for each change elsewhere. */
export interface Progress {
    readonly show: (what: string) => void;
    /** Takes the line away, so that the report starts on a clean one. */
    readonly done: () => void;
}

export function createProgress(stream: WriteStream): Progress {
    if (!stream.isTTY) {
        return { show: (what) => void stream.write(`... ${what}\n`), done: () => undefined };
    }
    const eraseLine = () => {
        clearLine(stream, 0);
        cursorTo(stream, 0);
    };
    return {
        show: (what) => {
            eraseLine();
            stream.write(`... ${what}`.slice(0, stream.columns - 1));
        },
        done: eraseLine,
    };
}
