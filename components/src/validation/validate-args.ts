/** Refuses arguments: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import { applyToKnown, isPlain, knownPart, secretPaths } from "./inputs";
import type { Problems } from "./result";
import { RefusedError } from "./invalid-args-error";

/** Judges arguments as far as they are known; secrets are the paths of values that must not be shown. */
export type Judge = (values: object, secrets?: readonly string[]) => Problems;

/** Throws about everything that is wrong with plain values; returns what else there is to say about them. */
export function refusePlainValues(args: object, judge: Judge): Problems {
    const problems = judge(knownPart(args) as object);
    if (problems.error !== undefined) {
        throw new RefusedError(problems.error);
    }
    return problems;
}

/**
 * Comes true once all arguments are known and nothing is wrong with them; fails otherwise. Plain arguments have been
 * looked at by then, which spares most registries the way through outputs.
 *
 * @param plain What {@link refusePlainValues} has said of them.
 */
export function acceptance(
    component: pulumi.Resource,
    args: object,
    judge: Judge,
    plain: Problems,
): pulumi.Input<boolean> {
    const accept = ({ error, warnings }: Problems): boolean => {
        if (error !== undefined) {
            throw new RefusedError(error, component);
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
