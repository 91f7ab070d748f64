/** Reads the arguments of a registry in the rules' words, and says what is wrong with them. */
import {
    explain,
    type Found,
    type Maybe,
    type Reading,
    type Readings,
    REDACTED,
    rules,
    UNKNOWN,
    type Value,
    type Violation,
    violationsOf,
} from "acr-soft-delete-rules";

/** The arguments that the rules are about. */
export const RULED = ["sku", "softDelete", "retentionPolicy", "zoneRedundancy", "replications"] as const;

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

/** Arguments as they came, with {@link UNKNOWN} for what is not known. No type can be relied on. */
export type RuledValues = { readonly [name in (typeof RULED)[number]]?: unknown };

/** Reads arguments as settings. */
function readingsOf(resource: string, values: RuledValues, secrets: readonly string[]): Readings {
    const at = (path: string): Maybe<Value> => valueAt(values, path);
    const found = (property: string, value: unknown): Found => {
        const isSecret = secrets.some((secret) => property === secret || property.startsWith(`${secret}.`));
        return { resource, property: property.replace(/\.(\d+)/g, "[$1]"), value: isSecret ? REDACTED : value };
    };
    const read = (path: string, byDefault?: Value, meaning: (value: Value) => Value = (value) => value): Reading => {
        const value = at(path);
        if (value === undefined) {
            return { value: byDefault && meaning(byDefault), found: [found(`${path} (default)`, byDefault)] };
        }
        return { value: value === UNKNOWN ? UNKNOWN : meaning(value), found: [found(path, value)] };
    };
    const hasRetentionPolicy = at("retentionPolicy") !== undefined;
    return {
        sku: read("sku", DEFAULT_SKU),
        softDeleteStatus: read("softDelete.enabled", true, statusOf),
        softDeleteDays: read("softDelete.retentionDays"),
        retentionStatus: hasRetentionPolicy ? read("retentionPolicy.enabled", true, statusOf) : undefined,
        retentionDays: read("retentionPolicy.days"),
        zoneRedundancy: read("zoneRedundancy"),
        replications: replications(values.replications, found),
    };
}

/** The service's word for a switch. What is neither true nor false stays as it is, for the rules to refuse. */
export function statusOf(enabled: Value): Value {
    return typeof enabled === "boolean" ? (enabled ? "enabled" : "disabled") : enabled;
}

function replications(list: unknown, found: (property: string, value: unknown) => Found): Readings["replications"] {
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, found: [found("replications", list)] };
    }
    return {
        value: list.map((_, index) => ({ zoneRedundancy: valueAt(list, `${index}.zoneRedundancy`) })),
        found: list.flatMap((_, index) =>
            ["location", "zoneRedundancy"].flatMap((key) => {
                const value = valueAt(list, `${index}.${key}`);
                return value === undefined ? [] : [found(`replications.${index}.${key}`, value)];
            }),
        ),
    };
}

/** The value at a path; unknown as soon as something on the way is. */
function valueAt(values: unknown, path: string): Maybe<Value> {
    return path.split(".").reduce<unknown>((parent, key) => {
        if (parent === UNKNOWN) {
            return UNKNOWN;
        }
        return typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
    }, values) as Maybe<Value>;
}

/** What is wrong with a registry: errors keep it from being sent, warnings do not. */
export interface Problems {
    /** One message about everything that is wrong; undefined if nothing is. */
    readonly error?: string;
    readonly warnings: readonly string[];
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

function shapeProblems(path: string, value: unknown, keys: readonly string[]): string[] {
    if (value === UNKNOWN) {
        return [];
    }
    const allowed = `an object with ${keys.join(", ")}`;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return [`${path} must be ${allowed}.`];
    }
    const unknown = Object.keys(value).filter((key) => !keys.includes(key));
    return unknown.map((key) => `${path}.${key} does not exist; ${path} is ${allowed}.`);
}

/**
 * Judges arguments by every rule that is not for organisations to turn on.
 *
 * @param resource How messages call the registry.
 * @param secrets Paths of values that must not be shown.
 */
export function problemsOf(resource: string, values: RuledValues, secrets: readonly string[] = []): Problems {
    const violations = violationsOf(rules, readingsOf(resource, values, secrets));
    const errors = violations.filter(({ rule }) => rule.enforcement === "mandatory");
    const warnings = violations.filter(({ rule }) => rule.enforcement === "advisory");
    const problems = [...malformed(values), ...errors.map(paragraph)];
    return {
        error: problems.length > 0 ? refusal(resource, problems) : undefined,
        warnings: warnings.map(paragraph),
    };
}

function refusal(resource: string, problems: readonly string[]): string {
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    return [`${resource} was not sent, because its arguments have ${count}.`, ...problems].join("\n\n");
}

function paragraph(violation: Violation): string {
    return `${violation.rule.title} [${violation.rule.id}]\n${explain(violation)}`;
}
