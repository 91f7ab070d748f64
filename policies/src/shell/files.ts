/** Files that a script writes, as far as they may be run later on. */
import { isPrinter, programName } from "./commands";
import { OPEN, OPEN_WORDS } from "./words";

/** Where a command's output goes. */
export interface Output {
    readonly path: string;
    readonly isAppended: boolean;
    /** Whether nothing else goes there with it. */
    readonly isOwn: boolean;
}

/** What a command prints. */
export interface Print {
    readonly text: string;
    readonly isCertain: boolean;
}

interface WrittenFile {
    readonly path: string;
    readonly text: string;
    /** Whether this is all that is in the file. */
    isCertain: boolean;
}

/** A script that writes more files than any needs to is not read in this respect. */
const MAX_FILES = 50;
/** Programs that do not run the files that they are given, nor change what is in them. */
const HARMLESS = new Set("[ chgrp chmod chown dirname ls mkdir realpath rm shellcheck stat test touch wc".split(" "));
/** What is written there cannot be run later on. */
const DEVICE = /^\/dev\/(null|stderr|stdout|tty)$/;
/** Those among the programs that print which can change files in place. */
const CHANGING = new Set(["sed", "sort", "tee"]);

/** What a program prints, if it does nothing else. */
export function printOf(program: string, args: readonly string[], input: string | undefined): Print {
    const [first = "", ...others] = args;
    const words = args.join(" ");
    const isPlain = args.every((arg) => !arg.includes("\\") && arg !== OPEN_WORDS);
    if (program === "echo" && isPlain && !first.startsWith("-")) {
        return { text: `${words}\n`, isCertain: true };
    }
    if (program === "printf" && first === "%s\\n" && !others.includes(OPEN_WORDS)) {
        return { text: others.map((line) => `${line}\n`).join(""), isCertain: true };
    }
    if (program === "printf" && args.length === 1 && !/%|\\[^n]/.test(first) && first !== OPEN_WORDS) {
        return { text: first.replaceAll("\\n", "\n"), isCertain: true };
    }
    const isCopy = program === "tee" || (program === "cat" && args.every((arg) => arg === "-"));
    if (isCopy && input !== undefined) {
        return { text: input, isCertain: true };
    }
    return { text: [words, input].filter((text) => text !== undefined).join("\n"), isCertain: false };
}

/** The same, if it may be made of other text. */
export function withTexts({ text, isCertain }: Print, texts: readonly string[]): Print {
    return isCertain ? { text, isCertain } : { text: [text, ...texts].join("\n"), isCertain };
}

/** Files to which a program writes that copies its input there. */
export function copiesOf(program: string, args: readonly string[], isOwn: boolean): Output[] {
    if (program !== "tee") {
        return [];
    }
    const isAppended = args.some((arg) => arg === "-a" || arg === "--append");
    const paths = args.filter((arg) => !arg.startsWith("-"));
    return paths.map((path) => ({ path, isAppended, isOwn }));
}

/** The files that a script has written so far. */
export class Files {
    private readonly files: WrittenFile[] = [];
    /** Whether it is not certain in which folder the script is. */
    private isAstray = false;

    get count(): number {
        return this.files.length;
    }

    /** Notes what goes to a file. Tells whether there was room for it. */
    write({ path, isAppended, isOwn }: Output, { text, isCertain }: Print): boolean {
        if (DEVICE.test(path)) {
            return true;
        }
        const before = this.textOf(path);
        for (const file of this.filesAt(path)) {
            file.isCertain = false;
        }
        const isPlaced = !path.includes(OPEN) && (!this.isAstray || path.startsWith("/"));
        const isKnown = isCertain && isOwn && isPlaced && (!isAppended || before !== undefined);
        if (this.files.length >= MAX_FILES) {
            return false;
        }
        if (isKnown) {
            this.forget(path);
        }
        this.files.push({ path, text: isKnown && isAppended ? `${before}${text}` : text, isCertain: isKnown });
        return true;
    }

    /** What is in the file of a path, if that is certain. */
    textOf(path: string): string | undefined {
        const evidence = this.filesAt(path);
        const [file] = evidence;
        const isIt = evidence.length === 1 && file?.isCertain && plainPath(file.path) === plainPath(path);
        return isIt ? file.text : undefined;
    }

    /** All that may be in the file of a path. */
    textsAt(path: string): string[] {
        return this.filesAt(path).map(({ text }) => text);
    }

    /** Whether a file of this name has been written, so that it may be a program. */
    hasNamed(program: string): boolean {
        return this.files.some(({ path }) => !isOpen(path) && programName(path) === program);
    }

    /** What may be in the files that a program is given, if it may run them. Those written before `from` are left out. */
    textsGivenTo(program: string, args: readonly string[], from = 0): string[] {
        if (HARMLESS.has(program)) {
            return [];
        }
        const inputToken = this.files.slice(from).filter(({ path }) => args.some((arg) => mentions(arg, path)));
        return inputToken.map(({ text }) => text);
    }

    /** Notes that a program may have changed the files that it is given, and those that its output goes to. */
    touch(program: string, args: readonly string[], outputs: readonly Output[]): void {
        const isChanged = ({ path }: WrittenFile) => args.some((arg) => mentions(arg, path) || mayMean(arg, path));
        const isOutput = ({ path }: WrittenFile) => outputs.some((output) => mayBe(output.path, path));
        const isSafe = HARMLESS.has(program) || (isPrinter(program) && !CHANGING.has(program));
        const isLeft = isSafe && program !== "rm";
        for (const file of this.files.filter((one) => isOutput(one) || (!isLeft && isChanged(one)))) {
            file.isCertain = false;
        }
    }

    /** Notes that the script goes to another folder, or may do so for a while. */
    leave(isCertain: boolean): void {
        this.isAstray ||= !isCertain;
        for (const file of this.files.filter(({ path }) => !path.startsWith("/"))) {
            file.isCertain = false;
        }
    }

    private filesAt(path: string): WrittenFile[] {
        return this.files.filter((file) => mayBe(file.path, path));
    }

    private forget(path: string): void {
        const kept = this.files.filter((file) => plainPath(file.path) !== plainPath(path));
        this.files.splice(0, this.files.length, ...kept);
    }
}

/** Whether two paths may be one: a script can change its folder. */
function mayBe(one: string, other: string): boolean {
    return isOpen(one) || isOpen(other) || programName(one) === programName(other);
}

/** Whether an argument may name a file, alone or with something before or after it. */
function mentions(arg: string, path: string): boolean {
    return isOpen(path) ? isOpen(arg) : arg.includes(programName(path));
}

/** Whether an argument may stand for a file among others: it is not known, a pattern of names or a folder. */
function mayMean(arg: string, path: string): boolean {
    const folder = programName(arg.endsWith("/") ? arg.slice(0, -1) : arg);
    const isPattern = /[*?]/.test(arg) && !/[\s'"=[\]]/.test(arg);
    const isAround = ["", ".", ".."].includes(folder) || path.split("/").slice(0, -1).includes(folder);
    return isOpen(arg) || isPattern || isAround;
}

/** Whether a path is not known, or not all of it. */
export function isOpen(path: string): boolean {
    return path.includes(OPEN) || path === OPEN_WORDS;
}

function plainPath(path: string): string {
    return path.replace(/^(\.\/+)+/, "");
}
