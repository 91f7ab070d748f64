/** Validates the arguments of a component: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import { applyToKnown, isPlain, markUnknown, removeNulls, findSecretPaths } from "./inputs";
import { InvalidArgsError } from "./invalid-args-error";
import { captureStack, type CallStack, type ComponentClass, reportRefusal } from "./report-refusal";
import { type ValidationResult, formatRefusal } from "./result";

/** Checks arguments as far as they are known; secrets are the paths of values that must not be shown. */
export type ArgsValidator = (resource: string, values: object, secrets?: readonly string[]) => ValidationResult;

/** A component whose constructor has been called. */
export interface Construction<T> {
    /** Class name, which is also the last part of the type token. */
    readonly type: string;
    readonly constructor: ComponentClass;
    readonly name: string;
    readonly args: T;
    readonly opts?: pulumi.ComponentResourceOptions;
    readonly validate: ArgsValidator;
    /** Selects the arguments that the component's resources wait for. Default: all. */
    readonly selectAwaited?: (args: T) => object;
}

/** A component whose plain arguments are valid. */
export interface ValidatedComponent<T> {
    /** How messages call the component. */
    readonly label: string;
    /** The arguments without nulls. */
    readonly args: T;
    readonly awaited: object;
    readonly validate: ArgsValidator;
    readonly warnings: readonly string[];
}

/** Throws one error about everything that is wrong with the plain arguments. To be called before `super`. */
export function validateComponent<T extends object>(construction: Construction<T>): ValidatedComponent<T> {
    const { type, constructor, name, opts, validate, selectAwaited = (all: T): object => all } = construction;
    const label = `${type} "${name}"`;
    // Programs in JavaScript may pass no arguments at all.
    const args = removeNulls(construction.args ?? ({} as T));
    const { problems, warnings } = validate(label, markUnknown(args) as object);
    if (problems.length > 0) {
        reportRefusal(
            pulumi.createUrn(name, `acr-soft-delete:index:${type}`, opts?.parent),
            problems,
            captureStack(constructor),
        );
        throw new InvalidArgsError(formatRefusal(label, problems));
    }
    return { label, args, awaited: selectAwaited(args), validate, warnings };
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
        warnAbout(component, warnings);
        return true;
    }
    const stack = captureStack(component.constructor as ComponentClass);
    return applyToKnown({ values: awaited, secrets: findSecretPaths(awaited) }, (resolved) => {
        const { values, secrets } = resolved as { values: object; secrets: string[] };
        const result = validate(label, values, secrets);
        if (result.problems.length > 0) {
            throw refuse(component, label, result, stack);
        }
        warnAbout(component, result.warnings);
        return true;
    });
}

function refuse(
    component: pulumi.ComponentResource,
    label: string,
    { problems }: ValidationResult,
    stack: CallStack,
): InvalidArgsError {
    reportRefusal(component.urn, problems, stack);
    return new InvalidArgsError(formatRefusal(label, problems), component);
}

function warnAbout(component: pulumi.ComponentResource, warnings: readonly string[]): void {
    warnings.forEach((warning) => void pulumi.log.warn(warning, component));
}
