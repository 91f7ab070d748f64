/** Validates the arguments of a component as far as they are known. */
import {
    findViolations,
    formatViolation,
    type ObservedSettings,
    type RefusedArgument,
    rules,
    UNKNOWN,
    type Violation,
} from "acr-soft-delete-rules";
import { type ArgsReader, createArgsReader } from "./args-reader";
import { validateShape } from "./validate-shape";

/** Result of the checks that a component makes itself, in arguments of the right shape. */
export interface OwnChecks {
    readonly problems: readonly string[];
    readonly warnings?: readonly string[];
    /** Settings for the rules; left out if no rule is about the component. */
    readonly settings?: ObservedSettings;
}

/** Checks arguments. Those that do not have their shape, and are reported already, are UNKNOWN here. */
export type CheckArgs = (args: ArgsReader) => OwnChecks;

/** Problems keep a component from being sent, warnings do not. */
export interface ValidationResult {
    readonly problems: readonly RefusedArgument[];
    readonly warnings: readonly string[];
}

/**
 * @param component Class name.
 * @param label Name of the component in messages.
 * @param secrets Paths of values that must not be shown.
 */
export function validateArgs(
    component: string,
    label: string,
    values: object,
    checkArgs: CheckArgs,
    secrets: readonly string[] = [],
): ValidationResult {
    const misshapen = validateShape(component, createArgsReader(label, values, secrets));
    const readable = misshapen.reduce<unknown>((all, { path }) => maskPath(all, path.split(".")), values) as object;
    const { problems, warnings = [], settings } = checkArgs(createArgsReader(label, readable, secrets));
    const violations = settings === undefined ? [] : findEnabledViolations(settings);
    return {
        problems: [
            ...[...misshapen.map(({ message }) => message), ...problems].map((message) => ({ message })),
            ...violations.filter(isRefused).map((one) => ({ rule: one.rule.id, message: formatTitled(one) })),
        ],
        warnings: [...violations.filter((one) => !isRefused(one)).map(formatTitled), ...warnings],
    };
}

/** Formats the error about all problems of a component. */
export function formatRefusal(label: string, problems: readonly RefusedArgument[]): string {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    return [`${label}: invalid arguments (${count}).`, ...problems.map(({ message }) => message)].join("\n\n");
}

/** Copies a value with UNKNOWN at a path. */
function maskPath(value: unknown, [key, ...rest]: readonly string[]): unknown {
    if (key === undefined || typeof value !== "object" || value === null) {
        return UNKNOWN;
    }
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    copy[key] = maskPath(copy[key], rest);
    return copy;
}

/** Organisations turn on the other rules. */
function findEnabledViolations(settings: ObservedSettings): Violation[] {
    return findViolations(rules, settings).filter(({ rule }) => rule.enforcement !== "disabled");
}

/** The pack may only advise about a limit, because it cannot tell what the service says. Here it is one's own argument. */
function isRefused({ rule }: Violation): boolean {
    return rule.enforcement === "mandatory" || rule.enforcedByComponents === true;
}

function formatTitled(violation: Violation): string {
    return `${violation.rule.title} [${violation.rule.id}]\n${formatViolation(violation)}`;
}
