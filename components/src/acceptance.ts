/** Refuses arguments: plain values before anything is registered, outputs before they are sent. */
import * as pulumi from "@pulumi/pulumi";
import { applyToKnown, knownPart, secretPaths } from "./inputs";
import type { Problems } from "./problems";
import { RefusedError } from "./refused-error";

/** Judges arguments as far as they are known; secrets are the paths of values that must not be shown. */
export type Judge = (values: object, secrets?: readonly string[]) => Problems;

/** Throws about everything that is wrong with plain values. */
export function refusePlainValues(args: object, judge: Judge): void {
    const { error } = judge(knownPart(args) as object);
    if (error !== undefined) {
        throw new RefusedError(error);
    }
}

/** Comes true once all arguments are known and nothing is wrong with them; fails otherwise. */
export function acceptance(component: pulumi.Resource, args: object, judge: Judge): pulumi.Output<boolean> {
    return applyToKnown({ values: args, secrets: secretPaths(args) }, (resolved) => {
        const { values, secrets } = resolved as { values: object; secrets: string[] };
        const { error, warnings } = judge(values, secrets);
        if (error !== undefined) {
            throw new RefusedError(error, component);
        }
        warnings.forEach((warning) => void pulumi.log.warn(warning, component));
        return true;
    });
}
