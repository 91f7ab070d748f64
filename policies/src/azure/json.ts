/** JSON as Azure reads it: comments are allowed, and member names are compared without case. */
import { parse, type ParseError } from "jsonc-parser";

/** Parses JSON; undefined if the text is not valid. */
export function parseJson(text: string): unknown {
    const errors: ParseError[] = [];
    try {
        // Editors on Windows begin files with a byte order mark, and Node.js keeps it.
        const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors);
        return errors.length > 0 ? undefined : value;
    } catch {
        // Nested too deeply.
        return undefined;
    }
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
    return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** Returns what lies at a path of member names. */
export function getDeepMember(raw: unknown, path: string): unknown {
    return path.split(".").reduce(getMember, raw);
}

export function getMember(raw: unknown, name: string): unknown {
    const key = isObject(raw) ? Object.keys(raw).find((one) => one.toLowerCase() === name.toLowerCase()) : undefined;
    return key === undefined ? undefined : (raw as Record<string, unknown>)[key];
}
