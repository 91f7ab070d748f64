/** Validates the arguments of a component: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import { applyToKnown, isPlain, replaceUnknown, removeNulls, findSecretPaths } from "./inputs";
import { InvalidArgsError } from "./invalid-args-error";
import { captureStack, type ComponentClass, prepareRefusal, reportRefusal } from "./report-refusal";
import { type CheckArgs, formatRefusal, type ValidationResult, validateArgs } from "./validate-args";

/** A component whose plain arguments are valid. */
export interface ValidatedComponent<T> {
    /** Name of the component in messages. */
    readonly label: string;
    /** The arguments without nulls. */
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
    const args = removeNulls(construction.args ?? ({} as T));
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
