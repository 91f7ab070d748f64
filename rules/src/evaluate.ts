import { SETTING_NAMES, type SettingName, UNKNOWN } from "./settings";
import { type Found, type Readings, REDACTED, settingsOf } from "./observed-settings";
import type { Rule, RuleOptions } from "./rule";
import { SOFT_DELETE_DAYS } from "./service";

/** What holds where an organisation asks for nothing of its own. */
export const DEFAULT_OPTIONS: RuleOptions = { minimumDays: SOFT_DELETE_DAYS.default };

/** A rule that the settings violate, with the properties that clash. */
export interface Violation {
    readonly rule: Rule;
    readonly found: readonly Found[];
}

/** Judges readings by every given rule and returns all violations, in the rules' order. */
export function violationsOf(rules: readonly Rule[], readings: Readings, options = DEFAULT_OPTIONS): Violation[] {
    const settings = settingsOf(readings);
    return rules.flatMap((rule) => {
        const verdict = rule.check(settings, options);
        return verdict.outcome === "violated" ? [{ rule, found: foundIn(readings, verdict.settings) }] : [];
    });
}

/** The properties behind some settings, each once, in a fixed order. */
export function foundIn(readings: Readings, names: readonly SettingName[]): Found[] {
    const found = SETTING_NAMES.filter((name) => names.includes(name)).flatMap((name) => readings[name]?.found ?? []);
    return distinct(found);
}

function distinct(found: readonly Found[]): Found[] {
    return found.filter((one, index) => found.findIndex((other) => isSameProperty(one, other)) === index);
}

function isSameProperty(one: Found, other: Found): boolean {
    return one.resource === other.resource && one.property === other.property;
}

/**
 * The body of a message about a violation: what was found, why it matters, what to do, and who
 * says so. The rule's title, which says what is allowed, belongs above it.
 */
export function explain({ rule, found }: Violation): string {
    const sources = rule.sources.map(({ document, date, url }) => `${document} (${date}), ${url}`);
    return [
        ...labelled(
            "found",
            found.length > 0 ? distinct(found).map(describeFound) : ["nothing is set, so the service's default holds"],
        ),
        ...labelled("why", [rule.why]),
        ...labelled("fix", [rule.remedy]),
        ...labelled("source", sources),
    ].join("\n");
}

/** A rule that cannot be decided: the properties that would have to be known, or another reason. */
export interface Undecided {
    readonly rule: Rule;
    readonly found: readonly Found[];
    readonly reason?: string;
}

/** A message about all rules that cannot be decided for one resource: what is missing and why, and what hangs on it. */
export function explainUndecided(undecided: readonly Undecided[]): string {
    const reasons = [...new Set(undecided.flatMap(({ reason }) => reason ?? []))];
    const because = reasons.length > 0 ? `, because ${reasons.join("; ")}` : "";
    const rules = [...new Set(undecided.map(({ rule }) => rule))];
    return [
        `Can't be known yet${because}:`,
        ...labelled(
            "open",
            rules.map(({ id, title }) => `${id}: ${title}`),
        ),
        ...labelled("found", distinct(undecided.flatMap(({ found }) => found)).map(describeFound)),
    ].join("\n");
}

function labelled(label: string, lines: readonly string[]): string[] {
    return lines.map((line, index) => `${index === 0 ? `${label}:` : ""}`.padEnd(8) + line);
}

/** A property with its value, unless that is a secret, and the resource that carries it. */
export function describeFound({ resource, property, value }: Found): string {
    return `${property} = ${describeValue(value)} (${resource})`;
}

function describeValue(value: unknown): string {
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
