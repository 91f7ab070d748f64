/** The result of a validation, and its text. */
import {
    findViolations,
    formatViolation,
    type ObservedSettings,
    type RefusedArgument,
    rules,
    UNKNOWN,
    type Violation,
} from "acr-soft-delete-rules";

/** Problems keep a component from being sent, warnings do not. */
export interface ValidationResult {
    readonly problems: readonly RefusedArgument[];
    readonly warnings: readonly string[];
}

/** Checks settings by every rule that is not for organisations to turn on. */
export function validateRules(observed: ObservedSettings, messages: readonly string[]): ValidationResult {
    const violations = findViolations(rules, observed).filter(({ rule }) => rule.enforcement !== "disabled");
    const refused = violations.filter(isRefused);
    const warnings = violations.filter((violation) => !isRefused(violation));
    return {
        problems: [
            ...toProblems(messages),
            ...refused.map((violation) => ({ rule: violation.rule.id, message: formatParagraph(violation) })),
        ],
        warnings: warnings.map(formatParagraph),
    };
}

/** Turns messages about arguments into problems that belong to no rule. */
export function toProblems(messages: readonly string[]): RefusedArgument[] {
    return messages.map((message) => ({ message }));
}

/** The pack may only advise about a limit, because it cannot tell what the service says. Here it is one's own argument. */
function isRefused({ rule }: Violation): boolean {
    return rule.enforcement === "mandatory" || rule.enforcedByComponents === true;
}

/** Says how an argument differs from an object with certain keys, without showing its values. */
export function shapeProblems(path: string, value: unknown, keys: readonly string[]): string[] {
    if (value === UNKNOWN) {
        return [];
    }
    const allowed = `an object with ${keys.join(", ")}`;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return [`${path} must be ${allowed}.`];
    }
    const unknown = Object.keys(value).filter((key) => !keys.includes(key));
    return unknown.map((key) => `${path}.${key} does not exist; ${path} is ${allowed}.`);
}

/** Formats the error about all problems with a component. */
export function formatRefusal(resource: string, problems: readonly RefusedArgument[]): string {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    return [`${resource}: invalid arguments (${count}).`, ...problems.map(({ message }) => message)].join("\n\n");
}

function formatParagraph(violation: Violation): string {
    return `${violation.rule.title} [${violation.rule.id}]\n${formatViolation(violation)}`;
}
