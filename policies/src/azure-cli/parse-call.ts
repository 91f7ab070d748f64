/** The arguments of the Azure CLI: the names of a command, and its options in every way of writing them. */
import { type Maybe, UNKNOWN } from "acr-soft-delete-rules";
import { OPEN, OPEN_WORDS } from "../shell";

/** The arguments of a call: what is called, and with which options. */
export interface CliCall {
    readonly path: readonly string[];
    /** In the order given; the value is undefined if there is none. */
    readonly options: readonly (readonly [name: string, value: Maybe<string>])[];
    /** Whether there may be options besides. */
    readonly isOpen: boolean;
}

/** Options without a value, which do not take the next word for one. */
const FLAGS = ["--debug", "--help", "--only-show-errors", "--verbose", "--yes", "-h", "-y"];

export function callOf(args: readonly string[]): CliCall {
    const path: string[] = [];
    const options: [string, Maybe<string>][] = [];
    let isOpen = false;
    for (let index = 0, arg = args[0]; arg !== undefined; index++, arg = args[index]) {
        if (!arg.startsWith("-")) {
            path.push(arg.toLowerCase());
            isOpen ||= arg.startsWith(OPEN) || arg === OPEN_WORDS;
            continue;
        }
        const [name, attached] = splitOption(arg);
        const next = args[index + 1];
        if (FLAGS.includes(name)) {
            options.push([name, ""]);
        } else if (attached !== undefined) {
            options.push([name, known(attached)]);
        } else if (next !== undefined && !/^-\D/.test(next)) {
            options.push([name, known(next)]);
            index++;
        }
        isOpen ||= name.includes(OPEN);
    }
    return { path, options, isOpen };
}

/** `--days=7` and `-rprod` carry their values with them. */
export function splitOption(arg: string): [name: string, value: string | undefined] {
    if (!arg.startsWith("--")) {
        return [arg.slice(0, 2), arg.slice(2).replace(/^=/, "") || undefined];
    }
    const end = arg.indexOf("=");
    return end < 0 ? [arg, undefined] : [arg.slice(0, end), arg.slice(end + 1)];
}

/** A value, unless it is open, stands in a file, or in a variable as `cmd` writes them. */
export function known(word: string): Maybe<string> {
    return word.includes(OPEN) || word === OPEN_WORDS || /^@|%/.test(word) ? UNKNOWN : word;
}

/** The last value given to an option under any of its names, or the beginning of a long one. */
export function optionOf({ options, isOpen }: CliCall, names: readonly string[]): Maybe<string> {
    const isMeant = (inputToken: string) =>
        names.some((name) => name === inputToken || (inputToken.length > 2 && name.startsWith(inputToken)));
    const last = options.findLast(([name]) => isMeant(name));
    return last === undefined && isOpen ? UNKNOWN : last?.[1];
}
