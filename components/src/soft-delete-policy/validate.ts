/** Reads the arguments of a soft delete policy in the rules' words, and says what is wrong with them. */
import { observeClassicRegistry, formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import { cliArgument } from "../validation/cli-arguments";
import { type ValidationResult, validateRules, shapeProblems } from "../validation/result";
import { type Arguments, readArgs, toStatus } from "../validation/args-reader";

/** The properties of the classic provider's registry that soft delete depends on. */
export const CLASSIC = ["sku", "retentionPolicyInDays", "georeplications", "zoneRedundancyEnabled"] as const;

/** What is wrong with a soft delete policy. An absent key is an argument that was not given. */
export function validateSoftDeletePolicy(
    resource: string,
    values: object,
    secrets: readonly string[] = [],
): ValidationResult {
    const args = readArgs(resource, values, secrets);
    const observed = {
        ...observeClassicRegistry({
            valueAt: (path) => args.valueAt(`registry.${path}`),
            evidenceAt: (path) => args.evidenceAt(`registry.${path}`),
        }),
        softDeleteStatus: args.reading("enabled", true, toStatus),
        softDeleteDays: args.reading("retentionDays"),
    };
    return validateRules(observed, [
        ...cliArgument(args, "registryName"),
        // An output of nothing was given all the same.
        ...("subscription" in values ? cliArgument(args, "subscription") : []),
        ...optionProblems(args),
        ...validateRegistry(args),
    ]);
}

/** What decides about more than the call has to be plain, because it has to be known at once. */
function optionProblems({ valueAt }: Arguments): string[] {
    const onDelete = valueAt("onDelete") ?? "keep";
    const checkDrift = valueAt("checkDrift") ?? false;
    return [
        ...(onDelete === "keep" || onDelete === "disable" ? [] : ['onDelete must be "keep" or "disable", no output.']),
        ...(typeof checkDrift === "boolean" ? [] : ["checkDrift must be true or false, no output."]),
    ];
}

function validateRegistry({ valueAt, evidenceAt }: Arguments): string[] {
    const sku = valueAt("registry.sku");
    const list = valueAt("registry.georeplications") ?? [];
    const isText = sku === undefined || sku === UNKNOWN || typeof sku === "string";
    const isList = list === UNKNOWN || Array.isArray(list);
    return [
        ...shapeProblems("registry", valueAt("registry") ?? {}, CLASSIC),
        ...(isText ? [] : [`${formatEvidence(evidenceAt("registry.sku"))}: must be Basic, Standard or Premium.`]),
        ...(isList ? [] : ["registry.georeplications must be a list of objects."]),
    ];
}
