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

export function formatProblem(setting: string, value: unknown, allowed: string): string {
    return `${setting} is ${value === undefined ? "not set" : quote(value)}, but must be ${allowed}.`;
}

/** Checks if an exemption ends so soon that it should be announced. */
export function endsSoon({ until }: Exemption, today: string): boolean {
    return until <= addDays(today, NOTICE_DAYS);
}

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
    const demands: (readonly [key: string, allowed: string | undefined])[] = [
        ...unknownKeys.map((key) => [key, `one of the keys ${EXEMPTION_KEYS.join(", ")}`] as const),
        ["resource", findResourceDemand(fields.resource)],
        ["reason", isFilled(fields.reason) ? undefined : "a string with the reason"],
        ["until", findDateDemand(fields.until, today, latest)],
    ];
    return demands.flatMap(([key, allowed]) => (allowed ? formatProblem(`${at}.${key}`, fields[key], allowed) : []));
}

/** Returns what is allowed instead; undefined for a valid resource. */
function findResourceDemand(resource: unknown): string | undefined {
    if (!isFilled(resource)) {
        return "the URN or the name of a resource";
    }
    if (isOverBroad(resource)) {
        return "a pattern that limits the resources (to exempt all of them, disable the policy)";
    }
    return isMalformedUrn(resource) ? "a URN such as urn:pulumi:stack::project::type::name" : undefined;
}

/** Returns what is allowed instead; undefined for a valid date. */
function findDateDemand(until: unknown, today: string, latest: string): string | undefined {
    if (!isIsoDate(until)) {
        return `an ISO date such as "${latest}"`;
    }
    if (until < today) {
        return `${today} or later: the exemption has expired, so fix the resource or extend the date`;
    }
    return until > latest ? `${latest} or earlier: see longestExemptionDays` : undefined;
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
