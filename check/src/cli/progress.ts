import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";
import { escapeCommands, toOneLine } from "../report/sanitize";

/** Shows each step: on a terminal in one line that is overwritten, elsewhere in a line of its own. */
export interface Progress {
    readonly show: (what: string) => void;
    /** Erases the line, so that the report starts on a clean one. */
    readonly done: () => void;
}

export function createProgress(stream: WriteStream): Progress {
    if (!stream.isTTY) {
        return { show: (what) => void stream.write(`${formatStep(what)}\n`), done: () => undefined };
    }
    const eraseLine = () => {
        clearLine(stream, 0);
        cursorTo(stream, 0);
    };
    return {
        show: (what) => {
            eraseLine();
            stream.write(formatStep(what).slice(0, stream.columns - 1));
        },
        done: eraseLine,
    };
}

/** A step names resources, whose names may contain any text. */
function formatStep(what: string): string {
    return `... ${escapeCommands(toOneLine(what))}`;
}
