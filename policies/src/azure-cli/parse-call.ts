/** Parses the arguments of the Azure CLI: the words of a command, and its options in every way of writing them. */
import { type Maybe, UNKNOWN } from "acr-soft-delete-rules";
import { hasUnknown, UNKNOWN_TEXT, UNKNOWN_WORDS } from "./unknown-text";

/** A call of the Azure CLI. */
export interface CliCall {
    readonly args: readonly string[];
    readonly path: readonly string[];
    /** In the order given. */
    readonly options: readonly (readonly [name: string, value: string])[];
    /** True if there may be more options. */
    readonly isOpen: boolean;
}

/** Options without a value, which do not take the next word for one. */
const FLAGS = ["--debug", "--help", "--only-show-errors", "--verbose", "--yes", "-h", "-y"];

export function parseCall(args: readonly string[]): CliCall {
    const path: string[] = [];
    const options: [string, string][] = [];
    let isOpen = false;
    for (let index = 0, arg = args[0]; arg !== undefined; index++, arg = args[index]) {
        if (!arg.startsWith("-")) {
            // The one option of those with several values that matters.
            if (options.at(-1)?.[0] === "--set") {
                options.push(["--set", arg]);
            } else {
                path.push(arg.toLowerCase());
            }
            isOpen ||= arg.startsWith(UNKNOWN_TEXT) || arg.includes(UNKNOWN_WORDS);
            continue;
        }
        const [name, attached] = splitOption(arg);
        const next = args[index + 1];
        if (FLAGS.includes(name)) {
            options.push([name, ""]);
        } else if (attached !== undefined) {
            options.push([name, attached]);
        } else if (next !== undefined && !/^-\D/.test(next)) {
            options.push([name, next]);
            index++;
        }
        isOpen ||= name.includes(UNKNOWN_TEXT);
    }
    return { args, path, options, isOpen };
}

/** `--days=7` and `-rprod` contain their values. */
function splitOption(arg: string): [name: string, value: string | undefined] {
    if (!arg.startsWith("--")) {
        return [arg.slice(0, 2), arg.slice(2).replace(/^=/, "") || undefined];
    }
    const end = arg.indexOf("=");
    return end < 0 ? [arg, undefined] : [arg.slice(0, end), arg.slice(end + 1)];
}

/**
 * Returns the last word given to an option under any of its names, or the beginning of a long one. It has marks for what
 * is unknown; undefined if the option is not given.
 */
export function findWord({ options, isOpen }: CliCall, names: readonly string[]): string | undefined {
    const isMeant = (given: string) =>
        names.some((name) => name === given || (given.length > 2 && name.startsWith(given)));
    const word = options.findLast(([name]) => isMeant(name))?.[1];
    // The value may be in a file, or in a variable of `cmd`.
    const isElsewhere = word === undefined ? isOpen : /^@|%/.test(word);
    return isElsewhere ? UNKNOWN_WORDS : word;
}

/** Returns the value of an option, which may be unknown. */
export function getOption(call: CliCall, names: readonly string[]): Maybe<string> {
    const word = findWord(call, names);
    return word !== undefined && hasUnknown(word) ? UNKNOWN : word;
}
