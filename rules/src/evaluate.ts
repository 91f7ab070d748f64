import { SETTING_NAMES, type SettingName, UNKNOWN } from "./settings";
import { type Evidence, type ObservedSettings, REDACTED, toSettings } from "./observed-settings";
import { UNDECIDED_PREFIX } from "./markers";
import type { Rule, RuleOptions } from "./rule";
import { SOFT_DELETE_DAYS } from "./service";

/** What holds where an organisation asks for nothing of its own. */
export const DEFAULT_OPTIONS: RuleOptions = { minimumDays: SOFT_DELETE_DAYS.default };

/** A rule that the settings violate, with the properties that clash. */
export interface Violation {
    readonly rule: Rule;
    readonly evidence: readonly Evidence[];
}

/** Judges readings by every given rule and returns all violations, in the rules' order. */
export function findViolations(
    rules: readonly Rule[],
    observed: ObservedSettings,
    options = DEFAULT_OPTIONS,
): Violation[] {
    const settings = toSettings(observed);
    return rules.flatMap((rule) => {
        const verdict = rule.check(settings, options);
        return verdict.outcome === "violated" ? [{ rule, evidence: collectEvidence(observed, verdict.settings) }] : [];
    });
}

/** The properties behind some settings, each once, in a fixed order. */
export function collectEvidence(observed: ObservedSettings, names: readonly SettingName[]): Evidence[] {
    const evidence = SETTING_NAMES.filter((name) => names.includes(name)).flatMap(
        (name) => observed[name]?.evidence ?? [],
    );
    return distinct(evidence);
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
    return evidence.filter((one, index) => evidence.findIndex((other) => isSameProperty(one, other)) === index);
}

function isSameProperty(one: Evidence, other: Evidence): boolean {
    return one.resource === other.resource && one.property === other.property;
}

/**
 * The body of a message about a violation: what was found, why it matters, what to do, and who
 * says so. The rule's title, which says what is allowed, belongs above it.
 */
export function formatViolation({ rule, evidence: evidence }: Violation): string {
    const sources = rule.sources.map(({ document, date, url }) => `${document} (${date}), ${url}`);
    return [
        ...labelled(
            "found",
            evidence.length > 0
                ? distinct(evidence).map(formatEvidence)
                : ["nothing is set, so the service's default holds"],
        ),
        ...labelled("why", [rule.why]),
        ...labelled("fix", [rule.remedy]),
        ...labelled("source", sources),
    ].join("\n");
}

/** A rule that cannot be decided: the properties that would have to be known, or another reason. */
export interface UndecidedRule {
    readonly rule: Rule;
    readonly evidence: readonly Evidence[];
    readonly reason?: string;
}

/** A message about all rules that cannot be decided for one resource: what is missing and why, and what hangs on it. */
export function formatUndecided(undecided: readonly UndecidedRule[]): string {
    const reasons = [...new Set(undecided.flatMap(({ reason }) => reason ?? []))];
    const because = reasons.length > 0 ? `, because ${reasons.join("; ")}` : "";
    const rules = [...new Set(undecided.map(({ rule }) => rule))];
    return [
        `${UNDECIDED_PREFIX}${because}:`,
        ...labelled(
            "open",
            rules.map(({ id, title }) => `${id}: ${title}`),
        ),
        ...labelled("found", distinct(undecided.flatMap(({ evidence }) => evidence)).map(formatEvidence)),
    ].join("\n");
}

function labelled(label: string, lines: readonly string[]): string[] {
    return lines.map((line, index) => `${index === 0 ? `${label}:` : ""}`.padEnd(8) + line);
}

/** A property with its value, unless that is a secret, and the resource that carries it. */
export function formatEvidence({ resource, property, value }: Evidence): string {
    return `${property} = ${formatValue(value)} (${resource})`;
}

function formatValue(value: unknown): string {
    if (value === UNKNOWN) {
        return "(not known yet)";
    }
    if (value === REDACTED) {
        return "[secret]";
    }
    if (typeof value === "string") {
        return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
    }
    if (value === undefined) {
        return "(not set)";
    }
    return typeof value === "number" || typeof value === "boolean" ? String(value) : `(${typeof value})`;
}
