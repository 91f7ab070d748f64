/** Refuses arguments: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import { applyToKnown, isPlain, knownPart, secretPaths } from "./inputs";
import type { ValidationResult } from "./result";
import { InvalidArgsError } from "./invalid-args-error";

/** Judges arguments as far as they are known; secrets are the paths of values that must not be shown. */
export type ArgsValidator = (values: object, secrets?: readonly string[]) => ValidationResult;

/** Throws about everything that is wrong with plain values; returns what else there is to say about them. */
export function validatePlainArgs(args: object, judge: ArgsValidator): ValidationResult {
    const problems = judge(knownPart(args) as object);
    if (problems.error !== undefined) {
        throw new InvalidArgsError(problems.error);
    }
    return problems;
}

/**
 * Comes true once all arguments are known and nothing is wrong with them; fails otherwise. Plain arguments have been
 * looked at by then, which spares most registries the way through outputs.
 *
 * @param plain What {@link refusePlainValues} has said of them.
 */
export function validateWhenKnown(
    component: pulumi.Resource,
    args: object,
    judge: ArgsValidator,
    plain: ValidationResult,
): pulumi.Input<boolean> {
    const accept = ({ error, warnings }: ValidationResult): boolean => {
        if (error !== undefined) {
            throw new InvalidArgsError(error, component);
        }
        warnings.forEach((warning) => void pulumi.log.warn(warning, component));
        return true;
    };
    if (isPlain(args)) {
        return accept(plain);
    }
    return applyToKnown({ values: args, secrets: secretPaths(args) }, (resolved) => {
        const { values, secrets } = resolved as { values: object; secrets: string[] };
        return accept(judge(values, secrets));
    });
}
