/** Reads how components of this project report arguments that they refuse: as a debug line of the log. */
import { REFUSAL_MARKER, type RefusedArgument } from "acr-soft-delete-rules";
import type { SourcePosition } from "../model/preview";
import { findStackSource } from "./source-position";

/** A component that refused its arguments. */
export interface RefusedComponent {
    readonly urn?: string;
    readonly violations: readonly RefusedArgument[];
    /** Line of the constructor in the user's program. */
    readonly source?: SourcePosition;
}

/** Returns the refusal that a line of the log reports; undefined for any other line, and for malformed ones. */
export function readRefusal(message: string, urn: string, root: string): RefusedComponent | undefined {
    const content = message.startsWith(REFUSAL_MARKER) ? parseJson(message.slice(REFUSAL_MARKER.length)) : undefined;
    if (typeof content !== "object" || content === null) {
        return undefined;
    }
    const { violations, stack } = content as { readonly violations?: unknown; readonly stack?: unknown };
    if (!Array.isArray(violations) || violations.length === 0 || !violations.every(isRefusedArgument)) {
        return undefined;
    }
    return {
        urn: urn || undefined,
        violations,
        source: typeof stack === "string" ? findStackSource(stack, root) : undefined,
    };
}

function isRefusedArgument(value: unknown): value is RefusedArgument {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    const { rule, message } = value as { readonly rule?: unknown; readonly message?: unknown };
    return typeof message === "string" && message.trim() !== "" && (rule === undefined || typeof rule === "string");
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
