/** Where something is: in the sources, and on the web. */
import { posix, win32 } from "node:path";
import type { PreviewedResource, SourcePosition } from "../model/preview";
import type { Resources } from "./summary";
import { oneLine } from "./sanitize";

/** The line that declares a resource, or else the nearest one around it, such as that of its component. */
export function sourceOf(resource: PreviewedResource | undefined, { byUrn }: Resources): SourcePosition | undefined {
    for (let one = resource; one !== undefined; one = byUrn.get(one.parent ?? "")) {
        if (one.source) {
            return one.source;
        }
    }
    return undefined;
}

/** A path as people read it: relative to a folder if it is in it, with slashes. */
export function shownPath(file: string, base: string): string {
    return inside(file, base) ?? file;
}

/** A file as a URI: relative to a folder, if it is in it. */
export function fileReference(file: string, base: string): { readonly uri: string; readonly isRelative: boolean } {
    const relative = inside(file, base);
    return relative === undefined
        ? { uri: fileUri(file), isRelative: false }
        : { uri: encoded(relative), isRelative: true };
}

/** A whole path as a URI. */
export function fileUri(path: string): string {
    if (!isWindows(path)) {
        return `file://${encoded(path)}`;
    }
    const slashed = path.replaceAll("\\", "/");
    // A share: //server/folder. Otherwise the colon of the drive stays.
    return slashed.startsWith("//")
        ? `file:${encoded(slashed)}`
        : `file:///${slashed.slice(0, 2)}${encoded(slashed.slice(2))}`;
}

export function fileIn(folder: string, name: string): string {
    return (isWindows(folder) ? win32 : posix).join(folder, name);
}

/** A folder as a URI: ends in a slash, so that references resolve to what is in it. */
export function folderUri(path: string): string {
    const uri = fileUri(path);
    return uri.endsWith("/") ? uri : `${uri}/`;
}

/**
 * An address of a page as a strict URI that also stands in Markdown; undefined if it is none. Drops
 * user names and passwords, which have no place in a report.
 */
export function webAddress(text: string): string | undefined {
    const address = oneLine(text);
    if (!URL.canParse(address)) {
        return undefined;
    }
    const { protocol, host, pathname, search, hash } = new URL(address);
    if (protocol !== "https:" && protocol !== "http:") {
        return undefined;
    }
    const mark = hash === "" ? "" : `#${strict(hash.slice(1).replaceAll("#", "%23"))}`;
    return `${protocol}//${host}${strict(pathname)}${strict(search)}${mark}`;
}

/** The way from a folder to a file in it; undefined if it is not in it. */
function inside(file: string, base: string): string | undefined {
    // By the look of the paths, not by the system: a report is the same wherever it is made.
    const paths = isWindows(base) ? win32 : posix;
    const way = paths.relative(base, file);
    if (
        way === "" ||
        way === ".." ||
        /^\.\.[\\/]/.test(way) ||
        paths.isAbsolute(way) ||
        isWindows(file) !== isWindows(base)
    ) {
        return undefined;
    }
    return isWindows(base) ? way.replaceAll("\\", "/") : way;
}

function isWindows(path: string): boolean {
    return /^[A-Za-z]:[\\/]|^\\\\/.test(path);
}

function encoded(path: string): string {
    return path
        .replace(/\p{Cs}/gu, "\ufffd")
        .split("/")
        .map(encodeURIComponent)
        .join("/");
}

function strict(part: string): string {
    return part
        .replace(
            /[^\w\-.~:/?#@!$&+,;=%]/g,
            (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
        )
        .replace(/%(?![0-9a-f]{2})/gi, "%25");
}
