/** Reads the arguments of a soft delete policy in the rules' words, and says what is wrong with them. */
import { classicReadings, describeFound, UNKNOWN } from "acr-soft-delete-rules";
import { cliArgument } from "../validation/cli-arguments";
import { type Problems, problemsOf, shapeProblems } from "../validation/result";
import { type Arguments, argumentsOf, statusOf } from "../validation/args-reader";

/** The properties of the classic provider's registry that soft delete depends on. */
export const CLASSIC = ["sku", "retentionPolicyInDays", "georeplications", "zoneRedundancyEnabled"] as const;

const CLI_ARGUMENTS = ["registryName", "subscription"] as const;

/** What is wrong with a soft delete policy. An absent key is an argument that was not given. */
export function softDeletePolicyProblems(resource: string, values: object, secrets: readonly string[] = []): Problems {
    const args = argumentsOf(resource, values, secrets);
    const readings = {
        ...classicReadings({
            valueAt: (path) => args.valueAt(`registry.${path}`),
            foundAt: (path) => args.foundAt(`registry.${path}`),
        }),
        softDeleteStatus: args.reading("enabled", true, statusOf),
        softDeleteDays: args.reading("retentionDays"),
    };
    return problemsOf(resource, readings, [
        ...CLI_ARGUMENTS.filter((name) => name in values).flatMap((name) => cliArgument(args, name)),
        ...optionProblems(args),
        ...registryProblems(args),
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

function registryProblems({ valueAt, foundAt }: Arguments): string[] {
    const sku = valueAt("registry.sku");
    const list = valueAt("registry.georeplications") ?? [];
    const isText = sku === undefined || sku === UNKNOWN || typeof sku === "string";
    const isList = list === UNKNOWN || Array.isArray(list);
    return [
        ...shapeProblems("registry", valueAt("registry") ?? {}, CLASSIC),
        ...(isText ? [] : [`${describeFound(foundAt("registry.sku"))}: must be Basic, Standard or Premium.`]),
        ...(isList ? [] : ["registry.georeplications must be a list of objects."]),
    ];
}
