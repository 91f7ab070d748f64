/** Arguments for Node.js, which a project gives as one text. */

/** A comment, or a word of plain, escaped and quoted parts. */
const WORD = /#[^\n]*|(?:[^\s"'\\]|\\[^]|"(?:[^"\\]|\\[^])*"|'[^']*')+/y;
const PART = /\\([^])|"((?:[^"\\]|\\[^])*)"|'([^']*)'/g;

/** Splits arguments as a shell does, with its quotes and escapes. Throws if a quote does not end. */
export function splitNodeArguments(text: string): string[] {
    const words: string[] = [];
    let rest = text.trimStart();
    while (rest !== "") {
        WORD.lastIndex = 0;
        const word = WORD.exec(rest)?.[0] ?? "";
        const next = rest.slice(word.length);
        if (word === "" || /^\S/.test(next)) {
            throw new Error(`The nodeargs ${JSON.stringify(text)} end within a quote or after a backslash.`);
        }
        if (!word.startsWith("#")) {
            words.push(word.replace(PART, unquote));
        }
        rest = next.trimStart();
    }
    return words;
}

function unquote(_: string, escaped?: string, double?: string, single?: string): string {
    return escaped ?? double?.replace(/\\([^])/g, "$1") ?? single ?? "";
}
