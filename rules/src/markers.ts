/** Text by which programs recognise messages and log lines of the engine. All other text in them is for people. */

/** Begins every message about a rule that cannot be decided until the update. */
export const UNDECIDED_PREFIX = "Undecided until the update";

/** Distinguishes a message about undecided rules from one about a violation. */
export function isUndecidedMessage(message: string): boolean {
    return message.startsWith(UNDECIDED_PREFIX);
}

/** Begins the debug log line with which a component reports a refusal; the {@link Refusal} follows as JSON. */
export const REFUSAL_MARKER = "acr-soft-delete/refusal ";

/** Arguments that a component refused. The log line carries the component's URN. */
export interface Refusal {
    readonly violations: readonly RefusedArgument[];
    /** Call stack of the constructor, so that the check can name the line of the program. */
    readonly stack: string;
}

/** One reason why a component refused its arguments. */
export interface RefusedArgument {
    /** Id of the violated rule; absent where an argument has the wrong type or form. */
    readonly rule?: string;
    /** The text shown to people, without secrets. */
    readonly message: string;
}
