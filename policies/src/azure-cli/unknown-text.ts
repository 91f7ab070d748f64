/** Marks in scripts for what is unknown. No argument of a real program contains them. */
import { UNKNOWN } from "acr-soft-delete-rules";

/** Stands for unknown text. */
export const UNKNOWN_TEXT = "\0";

/** Stands for unknown text that the program's inputs contain, so that its origin can be traced. */
export const UNKNOWN_INPUT = `${UNKNOWN_TEXT}\ufdd0`;

/** Stands for any number of unknown words. */
export const UNKNOWN_WORDS = "\ufdd2";

/** Converts a value from the inputs into text for a script. No message can show a secret that is not read. */
export function toScriptText(value: unknown): string {
    return typeof value === "string" ? value : value === UNKNOWN ? UNKNOWN_INPUT : UNKNOWN_TEXT;
}

const UNNAMED = /\0(\ufdd0?)(?!\ufdd0|\ufdd1)/g;

/** Names the unknown parts of a text that have no name yet: what has the same name has the same value. */
export function nameUnknown(text: string, name: string): string {
    return text.replace(UNNAMED, `\0$1\ufdd1${name}\ufdd1`);
}

/** Returns what identifies an unknown text; undefined if it is known, or has an unknown part without a name. */
export function getIdentity(text: string): string | undefined {
    return text.includes(UNKNOWN_TEXT) && text.search(UNNAMED) < 0 ? text.replaceAll(UNKNOWN_WORDS, "") : undefined;
}

export function hasUnknown(text: string): boolean {
    return text.includes(UNKNOWN_TEXT) || text.includes(UNKNOWN_WORDS);
}

export function isWhollyUnknown(text: string): boolean {
    return /^\ufdd2?\0\ufdd0?(\ufdd1[^\ufdd1]*\ufdd1)?$/.test(text) || text === UNKNOWN_WORDS;
}
