/** The configuration of a policy: its schema for Pulumi, and how it is read. */
import type { PolicyConfigSchema } from "@pulumi/policy";
import {
    DEFAULT_OPTIONS,
    type IntegerOption,
    type IntegerRange,
    isIntegerInRange,
    quote,
    type Rule,
    type RuleOptions,
} from "acr-soft-delete-rules";
import { type Exemption, isMalformedUrn, isOverBroad } from "../evaluate/exemptions";

/** The configuration of one policy. */
export interface Configuration {
    readonly options: RuleOptions;
    /** How the policy reports a resource for which a preview cannot decide its rule. */
    readonly undecided: (typeof UNDECIDED)[number];
    readonly exempt: readonly Exemption[];
}

type Fields = Readonly<Record<string, unknown>>;

/** A field, and what it must be instead if it is invalid. */
type FieldCheck = readonly [key: string, demand: string | undefined];

const UNDECIDED = ["advise", "reject", "ignore"] as const;
const EXEMPTION_KEYS: readonly (keyof Exemption)[] = ["resource", "reason", "until"];

const LONGEST_EXEMPTION_DAYS: IntegerOption = {
    type: "integer",
    minimum: 1,
    maximum: 3660,
    default: 366,
    description: "Most days from today to the end of an exemption.",
};

/** Days before its end from which an exemption is announced to end. */
const NOTICE_DAYS = 14;

/** Returns the schema by which Pulumi checks a policy's configuration before anything runs. */
export function buildConfigSchema(rule: Rule): PolicyConfigSchema {
    const text = { type: "string", minLength: 1 } as const;
    return {
        properties: {
            ...rule.options,
            undecided: {
                type: "string",
                enum: [...UNDECIDED],
                default: rule.undecided,
                description: "What to do about a resource for which a preview cannot decide the rule.",
            },
            exempt: {
                type: "array",
                default: [],
                description: "Resources that this policy ignores until a date.",
                items: {
                    type: "object",
                    required: [...EXEMPTION_KEYS],
                    additionalProperties: false,
                    properties: { resource: text, reason: text, until: { type: "string" } },
                },
            },
            longestExemptionDays: LONGEST_EXEMPTION_DAYS,
        },
    };
}

/** Reads a policy's configuration and its problems. Pulumi has checked types by then, but neither keys nor dates. */
export function parseConfiguration(
    rule: Rule,
    config: Fields,
    today: string,
): { configuration: Configuration; problems: string[] } {
    const { undecided = rule.undecided, exempt = [] } = config;
    const knownUndecided = UNDECIDED.find((one) => one === undecided);
    const integers = { ...rule.options, longestExemptionDays: LONGEST_EXEMPTION_DAYS };
    const options = Object.entries(rule.options ?? {}).map(([key, option]): [string, number] => [
        key,
        readInteger(config[key], option),
    ]);
    const longestDays = readInteger(config["longestExemptionDays"], LONGEST_EXEMPTION_DAYS);
    const exemptions = parseExemptions(exempt, today, addDays(today, longestDays));
    const checks: FieldCheck[] = [
        ...checkKeys(config, Object.keys(buildConfigSchema(rule).properties)),
        ["undecided", knownUndecided ? undefined : `one of ${UNDECIDED.join(", ")}`],
        ...Object.entries(integers).map(([key, range]): FieldCheck => [key, findIntegerDemand(config[key], range)]),
    ];
    return {
        configuration: {
            options: { ...DEFAULT_OPTIONS, ...Object.fromEntries(options) },
            undecided: knownUndecided ?? rule.undecided,
            exempt: exemptions.exempt,
        },
        problems: [...listProblems(config, checks), ...exemptions.problems],
    };
}

function readInteger(value: unknown, option: IntegerOption): number {
    return isIntegerInRange(value, option) ? (value as number) : option.default;
}

/** Checks if an exemption ends so soon that it should be announced. */
export function endsSoon({ until }: Exemption, today: string): boolean {
    return until <= addDays(today, NOTICE_DAYS);
}

/** Returns the valid exemptions, and the problems with the others. Dates after `latest` are not allowed. */
function parseExemptions(exempt: unknown, today: string, latest: string): { exempt: Exemption[]; problems: string[] } {
    if (!Array.isArray(exempt)) {
        return { exempt: [], problems: [formatProblem("exempt", exempt, "an array of { resource, reason, until }")] };
    }
    const problems = exempt.map((entry, index) => findExemptionProblems(entry, `exempt[${index}]`, today, latest));
    const valid = exempt.filter((_, index) => problems[index]?.length === 0) as Exemption[];
    return {
        exempt: valid.map(({ resource, reason, until }) => ({ resource, reason, until })),
        problems: problems.flat(),
    };
}

function findExemptionProblems(entry: unknown, at: string, today: string, latest: string): string[] {
    if (typeof entry !== "object" || entry === null) {
        return [formatProblem(at, entry, "{ resource, reason, until }")];
    }
    const fields = entry as Fields;
    const checks: FieldCheck[] = [
        ...checkKeys(fields, EXEMPTION_KEYS),
        ["resource", findResourceDemand(fields["resource"])],
        ["reason", isFilled(fields["reason"]) ? undefined : "a string with the reason"],
        ["until", findDateDemand(fields["until"], today, latest)],
    ];
    return listProblems(fields, checks, `${at}.`);
}

function checkKeys(fields: Fields, known: readonly string[]): FieldCheck[] {
    const unknown = Object.keys(fields).filter((key) => !known.includes(key));
    return unknown.map((key) => [key, `one of the keys ${known.join(", ")}`]);
}

function listProblems(fields: Fields, checks: readonly FieldCheck[], prefix = ""): string[] {
    return checks.flatMap(([key, demand]) => (demand ? formatProblem(prefix + key, fields[key], demand) : []));
}

function formatProblem(setting: string, value: unknown, demand: string): string {
    return `${setting} is ${value === undefined ? "not set" : quote(value)}, but must be ${demand}.`;
}

/** Returns what is allowed instead; undefined for a valid number, or none. */
function findIntegerDemand(value: unknown, range: IntegerRange): string | undefined {
    const isValid = value === undefined || isIntegerInRange(value, range);
    return isValid ? undefined : `a whole number from ${range.minimum} to ${range.maximum}`;
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
    const isDate = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    // As JSON, an invalid date is null, and February 30 is a day of March.
    return isDate && String(new Date(`${value}T00:00:00Z`).toJSON()).startsWith(value);
}

function addDays(date: string, days: number): string {
    const later = new Date(`${date}T00:00:00Z`);
    later.setUTCDate(later.getUTCDate() + days);
    return later.toISOString().slice(0, 10);
}
