/** The text of messages about rules. */
import type { Violation } from "./evaluate";
import { UNDECIDED_PREFIX } from "./markers";
import { type Evidence, REDACTED, removeDuplicates } from "./observed-settings";
import type { Rule } from "./rule";
import { UNKNOWN } from "./settings";

/** Longest text that is quoted in full. */
const MAX_QUOTED_LENGTH = 80;

/** A rule that cannot be decided: the properties that would have to be known, or another reason. */
export interface UndecidedRule {
    readonly rule: Rule;
    readonly evidence: readonly Evidence[];
    /** A clause such as "the registry is not in this stack". */
    readonly reason?: string;
}

/**
 * Formats the body of a message about a violation: what was found, why it matters, what to do, and the sources. The
 * rule's title belongs above it.
 */
export function formatViolation({ rule, evidence }: Violation): string {
    const found = removeDuplicates(evidence).map(formatEvidence);
    const sources = rule.sources.map(({ document, date, url }) => `${document} (${date}), ${url}`);
    return [
        ...labelLines("found", found.length > 0 ? found : ["nothing is set, so the service's default applies"]),
        ...labelLines("why", [rule.why]),
        ...labelLines("fix", [rule.remedy]),
        ...labelLines("source", sources),
    ].join("\n");
}

/** Formats one message about all rules that cannot be decided for a resource: the reasons, the rules, the properties. */
export function formatUndecided(undecided: readonly UndecidedRule[]): string {
    const reasons = [...new Set(undecided.flatMap(({ reason }) => reason ?? []))];
    const rules = [...new Set(undecided.map(({ rule }) => rule))];
    const found = removeDuplicates(undecided.flatMap(({ evidence }) => evidence));
    return [
        `${UNDECIDED_PREFIX}: ${reasons.length > 0 ? reasons.join("; ") : "a value is unknown"}.`,
        ...labelLines(
            "rule",
            rules.map(({ id, title }) => `${id}: ${title}`),
        ),
        ...labelLines("found", found.map(formatEvidence)),
    ].join("\n");
}

/** Formats a property with its value, unless that is secret, and the resource that has it. */
export function formatEvidence({ resource, property, value }: Evidence): string {
    return `${property} = ${formatValue(value)} (${resource})`;
}

/** Quotes a value as JSON, shortened to what fits into a message. */
export function quote(value: unknown): string {
    return typeof value === "string" ? JSON.stringify(shorten(value)) : shorten(String(JSON.stringify(value)));
}

/** Objects are not shown: they may contain anything. */
function formatValue(value: unknown): string {
    if (value === UNKNOWN) {
        return "(unknown)";
    }
    if (value === REDACTED) {
        return "[secret]";
    }
    if (value === undefined) {
        return "(not set)";
    }
    if (typeof value === "string") {
        return quote(value);
    }
    return typeof value === "number" || typeof value === "boolean" ? String(value) : `(${typeof value})`;
}

function shorten(text: string): string {
    return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH - 3)}...` : text;
}

/** Begins the first line with a label and indents the others to match. */
function labelLines(label: string, lines: readonly string[]): string[] {
    return lines.map((line, index) => (index === 0 ? `${label}:` : "").padEnd(8) + line);
}
