/** Reads the arguments of a registry in the rules' words, and says what is wrong with them. */
import { type Readings, UNKNOWN } from "acr-soft-delete-rules";
import { type Problems, problemsOf, shapeProblems } from "./problems";
import { type Arguments, argumentsOf, statusOf, valueAt } from "./readings";

/** The arguments that the rules are about. */
export const RULED = ["sku", "softDelete", "retentionPolicy", "zoneRedundancy", "replications"] as const;

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

type RuledValues = { readonly [name in (typeof RULED)[number]]?: unknown };

/** What is wrong with a registry. The parameters are those of {@link argumentsOf}. */
export function registryProblems(resource: string, values: RuledValues, secrets: readonly string[] = []): Problems {
    return problemsOf(resource, readingsOf(argumentsOf(resource, values, secrets)), malformed(values));
}

function readingsOf(args: Arguments): Readings {
    const hasRetentionPolicy = args.valueAt("retentionPolicy") !== undefined;
    return {
        sku: args.reading("sku", DEFAULT_SKU),
        softDeleteStatus: args.reading("softDelete.enabled", true, statusOf),
        softDeleteDays: args.reading("softDelete.retentionDays"),
        retentionStatus: hasRetentionPolicy ? args.reading("retentionPolicy.enabled", true, statusOf) : undefined,
        retentionDays: args.reading("retentionPolicy.days"),
        zoneRedundancy: args.reading("zoneRedundancy"),
        replications: replications(args),
    };
}

function replications({ valueAt, foundAt }: Arguments): Readings["replications"] {
    const list = valueAt("replications");
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, found: [foundAt("replications")] };
    }
    return {
        value: list.map((_, index) => ({ zoneRedundancy: valueAt(`replications.${index}.zoneRedundancy`) })),
        found: list.flatMap((_, index) =>
            ["location", "zoneRedundancy"].flatMap((key) => {
                const path = `replications.${index}.${key}`;
                return valueAt(path) === undefined ? [] : [foundAt(path)];
            }),
        ),
    };
}

/** What arguments of objects look like. TypeScript checks it, JavaScript and YAML programs may not. */
const SHAPES = {
    softDelete: ["enabled", "retentionDays"],
    retentionPolicy: ["enabled", "days"],
    replication: ["location", "zoneRedundancy", "regionEndpointEnabled", "tags"],
};

/** Says which arguments are not what they should be, without showing their values. */
function malformed({ softDelete, retentionPolicy, replications }: RuledValues): string[] {
    const items = Array.isArray(replications) ? (replications as unknown[]) : [];
    const isList = replications === undefined || replications === UNKNOWN || Array.isArray(replications);
    return [
        ...shapeProblems("softDelete", softDelete ?? {}, SHAPES.softDelete),
        ...shapeProblems("retentionPolicy", retentionPolicy ?? {}, SHAPES.retentionPolicy),
        ...(isList ? [] : ["replications must be a list of objects."]),
        ...items.flatMap((item, index) => shapeProblems(`replications[${index}]`, item, SHAPES.replication)),
        ...items.flatMap((item, index) => {
            const location = valueAt(item, "location");
            const isLocation = location === UNKNOWN || (typeof location === "string" && location !== "");
            return isLocation ? [] : [`replications[${index}].location must be the name of an Azure region.`];
        }),
    ];
}
