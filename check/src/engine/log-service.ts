/** The engine's service for logs. Components of this project report there that they refuse arguments. */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { REFUSAL_MARKER, type RefusedArgument } from "acr-soft-delete-rules";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/engine_pb";
import type { LogLine, SourcePosition } from "../model/preview";
import { handleUnary } from "../protocol/grpc";
import { findStackSource } from "./registration";

/** A component that refused its arguments. */
export interface RefusedComponent {
    readonly urn?: string;
    readonly violations: readonly RefusedArgument[];
    /** Line of the constructor in the user's program. */
    readonly source?: SourcePosition;
}

export interface LogOptions {
    /** Absolute path of the project's folder. */
    readonly root: string;
    readonly logged: (line: LogLine) => void;
    /** Called when a component refuses its arguments. Default: refusals are ignored. */
    readonly refused?: (component: RefusedComponent) => void;
}

const SEVERITIES = ["debug", "info", "warning", "error"] as const;

export function createLogService(options: LogOptions): Partial<IEngineServer> & UntypedServiceImplementation {
    let rootUrn = "";
    return {
        log: handleUnary((request: proto.LogRequest) => {
            recordLog(request, options);
            return new Empty();
        }),
        setRootResource: handleUnary((request: proto.SetRootResourceRequest) => {
            rootUrn = request.getUrn();
            return new proto.SetRootResourceResponse();
        }),
        getRootResource: handleUnary(() => new proto.GetRootResourceResponse().setUrn(rootUrn)),
        requirePulumiVersion: handleUnary(() => new proto.RequirePulumiVersionResponse()),
    };
}

function recordLog(request: proto.LogRequest, { root, logged, refused }: LogOptions): void {
    const severity = SEVERITIES[request.getSeverity()] ?? "info";
    if (severity === "debug") {
        // Nothing else of the SDK's debug lines is used: they are many, and show secrets.
        const refusal = readRefusal(request.getMessage(), request.getUrn(), root);
        if (refusal) {
            refused?.(refusal);
        }
        return;
    }
    // Ephemeral lines are progress, not a record.
    if (!request.getEphemeral()) {
        logged({ severity, message: request.getMessage(), urn: request.getUrn() || undefined });
    }
}

/** Returns the refusal that a debug line reports; undefined for any other line, and for malformed ones. */
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
