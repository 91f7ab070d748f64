/** Validates the arguments of a component: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import {
    findViolations,
    formatViolation,
    type ObservedSettings,
    type RefusedArgument,
    rules,
    UNKNOWN,
    type Violation,
} from "acr-soft-delete-rules";
import { type ArgsReader, createArgsReader, type OwnChecks } from "./checks";
import { applyToKnown, copyArgs, findSecretPaths, isPlain, replaceUnknown } from "./inputs";
import {
    captureStack,
    type ComponentClass,
    formatRefusal,
    InvalidArgsError,
    prepareRefusal,
    reportRefusal,
} from "./refusal";
import { validateShape } from "./validate-shape";

/** Checks arguments. Those that do not have their shape, and are reported already, are UNKNOWN here. */
type CheckArgs = (args: ArgsReader) => OwnChecks;

/** Problems keep a component from being sent, warnings do not. */
interface ValidationResult {
    readonly problems: readonly RefusedArgument[];
    readonly warnings: readonly string[];
}

/** A component whose plain arguments are valid. */
export interface ValidatedComponent<T> {
    /** Name of the component in messages. */
    readonly label: string;
    /** A plain copy of the arguments, without nulls. */
    readonly args: T;
    readonly awaited: object;
    readonly warnings: readonly string[];
    readonly validate: (values: object, secrets?: readonly string[]) => ValidationResult;
}

/**
 * Throws one error about everything that is wrong with the plain arguments. To be called before `super`.
 *
 * @param type Class name, which is also the last part of the type token.
 * @param construction The arguments of the constructor.
 * @param constructor Class whose constructor the program has called.
 * @param selectAwaited Selects the arguments that the component's resources wait for. Default: all.
 */
export function validateComponent<T extends object>(
    type: string,
    constructor: ComponentClass,
    construction: { name: string; args: T; opts?: pulumi.ComponentResourceOptions },
    checkArgs: CheckArgs,
    selectAwaited: (args: T) => object = (args) => args,
): ValidatedComponent<T> {
    const { name, opts } = construction;
    const label = `${type} "${name}"`;
    // Programs in JavaScript may pass no arguments at all.
    const args = copyArgs(construction.args ?? ({} as T));
    const validate: ValidatedComponent<T>["validate"] = (values, secrets) =>
        validateArgs(type, label, values, checkArgs, secrets);
    const { problems, warnings } = validate(replaceUnknown(args) as object);
    if (problems.length > 0) {
        const urn = pulumi.createUrn(name, `acr-soft-delete:index:${type}`, opts?.parent);
        reportRefusal(urn, problems, captureStack(constructor));
        throw new InvalidArgsError(formatRefusal(label, problems));
    }
    return { label, args, awaited: selectAwaited(args), warnings, validate };
}

/**
 * Resolves to true when all awaited arguments are known and valid; rejects otherwise. Plain arguments are valid by then,
 * which spares most components the way through outputs.
 */
export function validateWhenKnown<T>(
    component: pulumi.ComponentResource,
    { label, awaited, validate, warnings }: ValidatedComponent<T>,
): pulumi.Input<boolean> {
    if (isPlain(awaited)) {
        logWarnings(component, warnings);
        return true;
    }
    const refuse = prepareRefusal(component);
    return applyToKnown({ values: awaited, secrets: findSecretPaths(awaited) }, (resolved) => {
        const { values, secrets } = resolved as { values: object; secrets: string[] };
        const { problems, warnings } = validate(values, secrets);
        if (problems.length > 0) {
            refuse(formatRefusal(label, problems), problems);
        }
        logWarnings(component, warnings);
        return true;
    });
}

function logWarnings(component: pulumi.ComponentResource, warnings: readonly string[]): void {
    warnings.forEach((warning) => void pulumi.log.warn(warning, component));
}

/**
 * @param component Class name.
 * @param label Name of the component in messages.
 * @param secrets Paths of values that must not be shown.
 */
function validateArgs(
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
