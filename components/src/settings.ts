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

/**
 * Reads arguments as settings.
 *
 * @param resource How messages call the registry.
 * @param secrets Paths of values that must not be shown.
 */
export function readingsOf(resource: string, values: RuledValues, secrets: readonly string[] = []): Readings {
    const at = (path: string): Maybe<Value> => valueAt(values, path);
    const found = (property: string, value: unknown): Found => {
        const isSecret = secrets.some((secret) => property === secret || property.startsWith(`${secret}.`));
        return { resource, property, value: isSecret ? REDACTED : value };
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

/** Judges settings by every rule that is not for organisations to turn on. */
export function problemsOf(resource: string, readings: Readings): Problems {
    const violations = violationsOf(rules, readings);
    const errors = violations.filter(({ rule }) => rule.enforcement === "mandatory");
    const warnings = violations.filter(({ rule }) => rule.enforcement === "advisory");
    return {
        error: errors.length > 0 ? refusal(resource, errors) : undefined,
        warnings: warnings.map(paragraph),
    };
}

function refusal(resource: string, violations: readonly Violation[]): string {
    const count = violations.length === 1 ? "a problem" : `${violations.length} problems`;
    return [`${resource} was not sent, because its arguments have ${count}.`, ...violations.map(paragraph)].join(
        "\n\n",
    );
}

function paragraph(violation: Violation): string {
    return `${violation.rule.title} [${violation.rule.id}]\n${explain(violation)}`;
}
