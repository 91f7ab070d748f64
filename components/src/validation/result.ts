/** Says what is wrong with arguments. */
import {
    formatViolation,
    type ObservedSettings,
    rules,
    UNKNOWN,
    type Violation,
    findViolations,
} from "acr-soft-delete-rules";

/** What is wrong with a component: errors keep it from being sent, warnings do not. */
export interface ValidationResult {
    /** One message about everything that is wrong; undefined if nothing is. */
    readonly error?: string;
    readonly warnings: readonly string[];
}

/**
 * Judges arguments by every rule that is not for organisations to turn on.
 *
 * @param resource How messages call the component.
 * @param malformed What else is wrong with its arguments.
 */
export function validateRules(
    resource: string,
    observed: ObservedSettings,
    validateShape: readonly string[],
): ValidationResult {
    const violations = findViolations(rules, observed).filter(({ rule }) => rule.enforcement !== "disabled");
    const errors = violations.filter(isRefused);
    const warnings = violations.filter((violation) => !isRefused(violation));
    const problems = [...validateShape, ...errors.map(paragraph)];
    return { ...rejectInvalid(resource, problems), warnings: warnings.map(paragraph) };
}

/** Arguments that no rule is about, with all that is wrong with them. */
export function rejectInvalid(resource: string, problems: readonly string[]): ValidationResult {
    return { error: problems.length > 0 ? refusal(resource, problems) : undefined, warnings: [] };
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

function refusal(resource: string, problems: readonly string[]): string {
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    return [`${resource} was not sent, because its arguments have ${count}.`, ...problems].join("\n\n");
}

function paragraph(violation: Violation): string {
    return `${violation.rule.title} [${violation.rule.id}]\n${formatViolation(violation)}`;
}
