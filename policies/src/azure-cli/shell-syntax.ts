/** The parser of shell scripts. It is an ES module, so a CommonJS source has to require it in its own way. */
import type * as Unbash from "unbash" with { "resolution-mode": "import" };

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { parse } = require("unbash") as typeof Unbash;

const MAX_LENGTH = 100_000;
/** Syntax that the parser reads again for each level of nesting. */
const NESTING = /\$[([{]|<[(<]|`|\(\(/g;
const MAX_NESTING = 500;

/** Returns the statements of a script of bash, or of a shell that bash extends. Throws for any other text. */
export function parseScript(text: string): readonly Unbash.Statement[] {
    if (text.length > MAX_LENGTH || (text.match(NESTING)?.length ?? 0) > MAX_NESTING) {
        throw new RangeError("The script is too large.");
    }
    const { commands, errors } = parse(text);
    if (errors) {
        throw new SyntaxError("The script has errors.");
    }
    return commands;
}
