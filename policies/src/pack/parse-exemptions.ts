/** Reads the exemptions in a policy's configuration. */
import { quote } from "acr-soft-delete-rules";
import { isMalformedUrn, isOverBroad } from "../evaluate/exemptions";
import type { Exemption } from "../model/policy-options";

export const EXEMPTION_KEYS: readonly (keyof Exemption)[] = ["resource", "reason", "until"];

/** Days before its end from which an exemption is announced to end. */
const NOTICE_DAYS = 14;

/** Returns the valid exemptions, and the problems with the others. Dates after `latest` are not allowed. */
export function parseExemptions(
    exempt: unknown,
    today: string,
    latest: string,
): { exempt: Exemption[]; problems: string[] } {
    if (!Array.isArray(exempt)) {
        return { exempt: [], problems: [formatProblem("exempt", exempt, "an array of { resource, reason, until }")] };
    }
    const problems = exempt.map((entry, index) => findProblems(entry, `exempt[${index}]`, today, latest));
    const valid = exempt.filter((_, index) => problems[index]?.length === 0) as Exemption[];
    return {
        exempt: valid.map(({ resource, reason, until }) => ({ resource, reason, until })),
        problems: problems.flat(),
    };
}

/** Formats a problem with a setting. */
export function formatProblem(setting: string, value: unknown, allowed: string): string {
    return `${setting} is ${value === undefined ? "not set" : quote(value)}, but must be ${allowed}.`;
}

/** Checks if an exemption ends so soon that it should be announced. */
export function endsSoon({ until }: Exemption, today: string): boolean {
    return until <= addDays(today, NOTICE_DAYS);
}

/** Adds days to an ISO date. */
export function addDays(date: string, days: number): string {
    const later = new Date(`${date}T00:00:00Z`);
    later.setUTCDate(later.getUTCDate() + days);
    return later.toISOString().slice(0, 10);
}

function findProblems(entry: unknown, at: string, today: string, latest: string): string[] {
    if (typeof entry !== "object" || entry === null) {
        return [formatProblem(at, entry, "{ resource, reason, until }")];
    }
    const fields = entry as Record<string, unknown>;
    const unknownKeys = Object.keys(entry).filter((key) => !(EXEMPTION_KEYS as readonly string[]).includes(key));
    return [
        ...unknownKeys.map((key) =>
            formatProblem(`${at}.${key}`, fields[key], `one of the keys ${EXEMPTION_KEYS.join(", ")}`),
        ),
        ...findResourceProblems(`${at}.resource`, fields.resource),
        ...(isFilled(fields.reason) ? [] : [formatProblem(`${at}.reason`, fields.reason, "a string with the reason")]),
        ...findDateProblems(`${at}.until`, fields.until, today, latest),
    ];
}

function findResourceProblems(at: string, resource: unknown): string[] {
    if (!isFilled(resource)) {
        return [formatProblem(at, resource, "the URN or the name of a resource")];
    }
    if (isOverBroad(resource)) {
        return [
            formatProblem(
                at,
                resource,
                "a pattern that limits the resources (to exempt all of them, disable the policy)",
            ),
        ];
    }
    return isMalformedUrn(resource)
        ? [formatProblem(at, resource, "a URN such as urn:pulumi:stack::project::type::name")]
        : [];
}

function findDateProblems(at: string, until: unknown, today: string, latest: string): string[] {
    if (!isIsoDate(until)) {
        return [formatProblem(at, until, `an ISO date such as "${latest}"`)];
    }
    if (until < today) {
        const allowed = `${today} or later: the exemption has expired, so fix the resource or extend the date`;
        return [formatProblem(at, until, allowed)];
    }
    return until > latest ? [formatProblem(at, until, `${latest} or earlier: see longestExemptionDays`)] : [];
}

function isFilled(value: unknown): value is string {
    return typeof value === "string" && value.trim() !== "";
}

function isIsoDate(value: unknown): value is string {
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
        return false;
    }
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
