/** Where in the user's sources a resource is declared. */
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type * as proto from "@pulumi/pulumi/proto/source_pb";
import type { SourcePosition } from "../model/preview";

/** What a request tells of where it comes from; older SDKs tell less. */
interface Located {
    readonly getSourceposition: () => proto.SourcePosition | undefined;
    readonly getStacktrace?: () => proto.StackTrace | undefined;
}

/**
 * The innermost line of the call stack that the user wrote: in the project's folder, and not in an
 * installed package. Undefined if there is none, or the SDK does not tell.
 */
export function sourceOf(request: Located, root: string): SourcePosition | undefined {
    const frames = request.getStacktrace?.()?.getFramesList() ?? [];
    const places = [request.getSourceposition(), ...frames.map((frame) => frame.getPc())];
    const positions = places.flatMap((place) => positionOf(place) ?? []);
    return positions.find(({ file }) => file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`));
}

function positionOf(place: proto.SourcePosition | undefined): SourcePosition | undefined {
    if (!place?.getUri().startsWith("file:")) {
        return undefined;
    }
    try {
        return { file: fileURLToPath(place.getUri()), line: place.getLine(), column: Math.max(1, place.getColumn()) };
    } catch {
        return undefined;
    }
}
