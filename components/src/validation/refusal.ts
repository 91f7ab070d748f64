/** Refusals: the error, and its report in the engine's debug log, where the offline check reads it. */
import * as pulumi from "@pulumi/pulumi";
import { REFUSAL_MARKER, type Refusal, type RefusedArgument } from "acr-soft-delete-rules";
import { inspect } from "node:util";

/** The error about invalid arguments. Pulumi shows it on the resource, if there is one, without a stack. */
export class InvalidArgsError extends pulumi.ResourceError {
    constructor(message: string, resource?: pulumi.Resource) {
        super(message, resource, true);
        // Where an update fails, the SDK prints whatever stack there is.
        this.stack = "";
    }

    /**
     * The SDK prints every error in colours, and Node 20 takes half a minute to colour a stack frame in a file directly
     * under a package scope, which the SDK's source maps produce.
     */
    [inspect.custom](): string {
        return this.message;
    }
}

/** Formats the error about all problems of a component. */
export function formatRefusal(label: string, problems: readonly RefusedArgument[]): string {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    return [`${label}: invalid arguments (${count}).`, ...problems.map(({ message }) => message)].join("\n\n");
}

/** The class of a component. */
export type ComponentClass = abstract new (...args: never[]) => pulumi.ComponentResource;

/** A call stack. It is formatted when it is read, which costs more than capturing it. */
export interface CallStack {
    readonly stack: string;
}

/** Captures the call stack above the constructor of a component: its first frame is the program's own line. */
export function captureStack(constructor: ComponentClass): CallStack {
    const captured = { stack: "" };
    Error.captureStackTrace(captured, constructor);
    return captured;
}

/** Writes one debug line, which the CLI usually hides. Never fails, because the refusal is thrown right after it. */
export function reportRefusal(
    urn: pulumi.Output<string>,
    violations: readonly RefusedArgument[],
    { stack }: CallStack,
): void {
    const refusal: Refusal = { violations, stack };
    // The SDK delivers log lines in order. It would wait forever for a URN that cannot be computed, and lose those after it.
    const known = (urn as unknown as { promise(): Promise<string> }).promise().catch(() => "");
    const resource = { urn: { promise: () => known } } as unknown as pulumi.Resource;
    void pulumi.log.debug(REFUSAL_MARKER + JSON.stringify(refusal), resource);
}

/** Returns a function that refuses a component later, when outputs are known. To be called in its constructor. */
export function prepareRefusal(component: pulumi.ComponentResource) {
    const stack = captureStack(component.constructor as ComponentClass);
    return (message: string, problems: readonly RefusedArgument[] = [{ message }]): never => {
        reportRefusal(component.urn, problems, stack);
        throw new InvalidArgsError(message, component);
    };
}
