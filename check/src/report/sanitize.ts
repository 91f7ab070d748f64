/** Text of programs and policies, made harmless for whoever shows it. */
import { stripVTControlCharacters } from "node:util";

/**
 * Without colours, other control characters and what reverses the direction of reading: they could
 * hide or fake lines of a report. Line ends become `\n`.
 */
export function toPlainText(text: string): string {
    return stripVTControlCharacters(text)
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu, "")
        .replace(/\p{Cs}/gu, "\ufffd");
}

/** As {@link toPlainText}, on one line. */
export function toOneLine(text: string): string {
    return toPlainText(text)
        .split("\n")
        .map((line) => line.trim())
        .join(" ")
        .trim();
}

/** The start of a text, and how many characters were cut off its end. */
export function truncate(text: string, most: number): { readonly start: string; readonly more: number } {
    // Half of a surrogate pair would be no character.
    const start = text.slice(0, most).replace(/\p{Cs}$/u, "");
    return { start, more: text.length - start.length };
}
