import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";

/** Shows each step: on a terminal in one line that is overwritten, elsewhere in a line of its own. */
export interface Progress {
    readonly show: (what: string) => void;
    /** Erases the line, so that the report starts on a clean one. */
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
