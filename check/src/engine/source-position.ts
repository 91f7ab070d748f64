/** Finds the line of the user's program that declares a resource. */
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type * as proto from "@pulumi/pulumi/proto/source_pb";
import type { SourcePosition } from "../model/preview";

/** A request with the call stack it comes from; older SDKs send less. */
interface Located {
    readonly getSourceposition: () => proto.SourcePosition | undefined;
    readonly getStacktrace?: () => proto.StackTrace | undefined;
}

/**
 * Returns the innermost line of a request's call stack that the user wrote: in the project's folder, and not in
 * an installed package. Undefined if there is none, or the SDK does not send it.
 */
export function findRequestSource(request: Located, root: string): SourcePosition | undefined {
    const frames = request.getStacktrace?.()?.getFramesList() ?? [];
    const positions = [request.getSourceposition(), ...frames.map((frame) => frame.getPc())];
    return positions
        .map((position) => position && readPosition(position))
        .find((position) => position && isOwnFile(position.file, root));
}

function readPosition(position: proto.SourcePosition): SourcePosition | undefined {
    const file = toPath(position.getUri());
    return file === undefined
        ? undefined
        : { file, line: position.getLine(), column: Math.max(1, position.getColumn()) };
}

/** Returns the innermost line that the user wrote in the stack of a JavaScript error; undefined if there is none. */
export function findStackSource(stack: string, root: string): SourcePosition | undefined {
    return stack
        .split("\n")
        .map((frame) => readFrame(frame, root))
        .find((position) => position !== undefined);
}

/** A frame is `at name (file:line:column)` or `at file:line:column`; both the name and the file may have parentheses. */
function readFrame(frame: string, root: string): SourcePosition | undefined {
    const [, place = "", line, column] = /^\s*at (.*?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const file = [place, place.slice(place.indexOf(" (") + 2), place.replace(/^async /, "")]
        .map((text) => toPath(text) ?? text)
        .find((path) => isOwnFile(path, root));
    return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

function isOwnFile(file: string, root: string): boolean {
    return file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`);
}

/** Returns the path of a file URL; undefined for anything else. */
function toPath(url: string): string | undefined {
    if (!url.startsWith("file:")) {
        return undefined;
    }
    try {
        return fileURLToPath(url);
    } catch {
        return undefined;
    }
}
