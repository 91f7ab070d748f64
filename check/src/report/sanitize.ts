/** Makes text of programs and policies safe to show. */
import { stripVTControlCharacters } from "node:util";

/**
 * Removes colours, other control characters and those that reverse the direction of reading: they could hide or fake
 * lines of a report. Line ends become `\n`.
 */
export function toPlainText(text: string): string {
    return stripVTControlCharacters(text)
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu, "")
        .replace(/\p{Cs}/gu, "\ufffd");
}

/** Does the same as {@link toPlainText}, on one line. */
export function toOneLine(text: string): string {
    return toPlainText(text)
        .split("\n")
        .map((line) => line.trim())
        .join(" ")
        .trim();
}

/** Returns the start of a text, and the number of characters that were cut off. */
export function truncate(text: string, most: number): { readonly start: string; readonly more: number } {
    // Half of a surrogate pair would be no character.
    const start = text.slice(0, most).replace(/\p{Cs}$/u, "");
    return { start, more: text.length - start.length };
}
