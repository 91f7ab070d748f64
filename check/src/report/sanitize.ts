/** Makes texts, paths and addresses of programs and policies safe to show. */
import { posix, win32 } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { SourcePosition } from "../model/preview";

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

/**
 * Escapes what a CI system takes for commands in the output of a step: lines that begin with two colons, and `##` with
 * the names of other systems anywhere in a line.
 */
export function escapeCommands(text: string, escape = (character: string) => `\\${character}`): string {
    return text
        .replace(/^([^\S\n]*):(?=:)/gm, (_, indent: string) => indent + escape(":"))
        .replace(/##(?=(vso|teamcity)?\[)/gi, `#${escape("#")}`);
}

/** Returns the start of a text, and the number of characters that were cut off. */
export function truncate(text: string, most: number): { readonly start: string; readonly more: number } {
    // Half of a surrogate pair would be no character.
    const start = text.slice(0, most).replace(/\p{Cs}$/u, "");
    return { start, more: text.length - start.length };
}

/** Formats a position as `file:line`, relative to a folder if the file is in it. */
export function formatPosition({ file, line }: SourcePosition, base: string): string {
    return `${toShownPath(file, base)}:${line}`;
}

/** Returns a path as people read it: relative to a folder if it is in it, with slashes. */
function toShownPath(file: string, base: string): string {
    return toRelativePath(file, base) ?? file;
}

/** Returns a file as a URI: relative to a folder, if it is in it. */
export function toFileReference(file: string, base: string): { readonly uri: string; readonly isRelative: boolean } {
    const relative = toRelativePath(file, base);
    return relative === undefined
        ? { uri: toFileUri(file), isRelative: false }
        : { uri: encodePath(relative), isRelative: true };
}

/** Returns an absolute path as a URI. */
function toFileUri(path: string): string {
    if (!isWindows(path)) {
        return `file://${encodePath(path)}`;
    }
    const slashed = path.replaceAll("\\", "/");
    // A share: //server/folder. Otherwise the colon of the drive stays.
    return slashed.startsWith("//")
        ? `file:${encodePath(slashed)}`
        : `file:///${slashed.slice(0, 2)}${encodePath(slashed.slice(2))}`;
}

export function joinPath(folder: string, name: string): string {
    return (isWindows(folder) ? win32 : posix).join(folder, name);
}

/** Returns a folder as a URI, with a slash at its end, so that references resolve to what is in it. */
export function toFolderUri(path: string): string {
    const uri = toFileUri(path);
    return uri.endsWith("/") ? uri : `${uri}/`;
}

/**
 * Returns the address of a page as a strict URI that Markdown takes as well; undefined if it is not one. Drops user
 * names and passwords, which have no place in a report.
 */
export function toWebAddress(text: string): string | undefined {
    const address = toOneLine(text);
    if (!URL.canParse(address)) {
        return undefined;
    }
    const { protocol, host, pathname, search, hash } = new URL(address);
    if (protocol !== "https:" && protocol !== "http:") {
        return undefined;
    }
    const mark = hash === "" ? "" : `#${encodeStrictly(hash.slice(1).replaceAll("#", "%23"))}`;
    return `${protocol}//${host}${encodeStrictly(pathname)}${encodeStrictly(search)}${mark}`;
}

/** Returns the path from a folder to a file in it; undefined if the file is elsewhere. */
function toRelativePath(file: string, base: string): string | undefined {
    // By the form of the paths, not by the system: a report is the same wherever it is created.
    const paths = isWindows(base) ? win32 : posix;
    const path = paths.relative(base, file);
    if (
        path === "" ||
        path === ".." ||
        /^\.\.[\\/]/.test(path) ||
        paths.isAbsolute(path) ||
        isWindows(file) !== isWindows(base)
    ) {
        return undefined;
    }
    return isWindows(base) ? path.replaceAll("\\", "/") : path;
}

function isWindows(path: string): boolean {
    return /^[A-Za-z]:[\\/]|^\\\\/.test(path);
}

function encodePath(path: string): string {
    return path
        .replace(/\p{Cs}/gu, "\ufffd")
        .split("/")
        .map(encodeURIComponent)
        .join("/");
}

function encodeStrictly(part: string): string {
    return part
        .replace(
            /[^\w\-.~:/?#@!$&+,;=%]/g,
            (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
        )
        .replace(/%(?![0-9a-f]{2})/gi, "%25");
}
