/** What an organisation can configure for each policy, through Pulumi's own mechanism. */
import type { PolicyConfigSchema } from "@pulumi/policy";
import { DEFAULT_OPTIONS, type IntegerOption, type Rule, type RuleOptions } from "acr-soft-delete-rules";
import { type Exemption, isMalformed, isOverBroad } from "../evaluate/exemptions";

/** What to do about a resource of which a preview cannot know enough. */
export type Undecided = "advise" | "reject" | "ignore";

/** What holds for one policy. */
export interface Configuration {
    readonly options: RuleOptions;
    readonly undecided: Undecided;
    readonly exempt: readonly Exemption[];
}

/** Days before its end from which on an exemption is announced to end. */
const NOTICE_DAYS = 14;
const LONGEST_EXEMPTION = { minimum: 1, maximum: 3660, default: 366 } as const;
const UNDECIDED: readonly Undecided[] = ["advise", "reject", "ignore"];
const EXEMPTION_KEYS: readonly (keyof Exemption)[] = ["resource", "reason", "until"];

/** The schema by which Pulumi checks the configuration of a rule's policy before anything runs. */
export function buildConfigSchema(rule: Rule): PolicyConfigSchema {
    const text = { type: "string", minLength: 1 } as const;
    return {
        properties: {
            ...rule.options,
            undecided: {
                type: "string",
                enum: [...UNDECIDED],
                default: rule.undecided,
                description: "What to do about a resource of which a preview cannot know enough.",
            },
            exempt: {
                type: "array",
                default: [],
                description: "Resources that this policy does not judge for a while.",
                items: {
                    type: "object",
                    required: [...EXEMPTION_KEYS],
                    additionalProperties: false,
                    properties: { resource: text, reason: text, until: { type: "string" } },
                },
            },
            longestExemptionDays: {
                type: "integer",
                ...LONGEST_EXEMPTION,
                description: "How many days ahead an exemption may end.",
            },
        },
    };
}

/** A policy's configuration as far as it makes sense, and what is wrong with the rest of it. */
export interface Configured {
    readonly configuration: Configuration;
    readonly problems: readonly string[];
}

/** Reads a policy's configuration. Pulumi has checked types by then, but neither names of keys nor dates. */
export function parseConfiguration(
    rule: Rule,
    inputToken: Readonly<Record<string, unknown>>,
    today: string,
): Configured {
    const { undecided = rule.undecided, exempt = [], longestExemptionDays = LONGEST_EXEMPTION.default } = inputToken;
    const options = Object.entries(rule.options ?? {}) as [keyof RuleOptions, IntegerOption][];
    const known = [...options.map(([name]) => name), "undecided", "exempt", "longestExemptionDays"];
    const wrongOptions = options.filter(
        ([name, range]) => name in inputToken && !isWholeNumberIn(range, inputToken[name]),
    );
    const rightOptions = options.filter(([name, range]) => isWholeNumberIn(range, inputToken[name]));
    const unknownKeys = Object.keys(inputToken).filter((key) => !known.includes(key));
    const isUndecided = (UNDECIDED as readonly unknown[]).includes(undecided);
    const isLongest = isWholeNumberIn(LONGEST_EXEMPTION, longestExemptionDays);
    const latest = daysAfter(today, isLongest ? longestExemptionDays : LONGEST_EXEMPTION.default);
    const entries = Array.isArray(exempt)
        ? exempt.map((entry, index) => readExemption(entry, index, today, latest))
        : [];
    return {
        configuration: {
            options: {
                ...DEFAULT_OPTIONS,
                ...Object.fromEntries(rightOptions.map(([name]) => [name, inputToken[name]])),
            },
            undecided: isUndecided ? (undecided as Undecided) : rule.undecided,
            exempt: entries.flatMap(({ exemption }) => exemption ?? []),
        },
        problems: [
            ...unknownKeys.map((key) => problem(key, inputToken[key], `one of the keys ${known.join(", ")}`)),
            ...wrongOptions.map(([name, range]) => problem(name, inputToken[name], rangeOf(range))),
            ...(isUndecided ? [] : [problem("undecided", undecided, `one of ${UNDECIDED.join(", ")}`)]),
            ...(isLongest ? [] : [problem("longestExemptionDays", longestExemptionDays, rangeOf(LONGEST_EXEMPTION))]),
            ...(Array.isArray(exempt) ? [] : [problem("exempt", exempt, "a list of { resource, reason, until }")]),
            ...entries.flatMap(({ problems }) => problems),
        ],
    };
}

function readExemption(
    entry: unknown,
    index: number,
    today: string,
    latest: string,
): { exemption?: Exemption; problems: string[] } {
    const at = `exempt[${index}]`;
    if (typeof entry !== "object" || entry === null) {
        return { problems: [problem(at, entry, "{ resource, reason, until }")] };
    }
    const { resource, reason, until } = entry as Record<string, unknown>;
    const unknownKeys = Object.keys(entry).filter((key) => !(EXEMPTION_KEYS as readonly string[]).includes(key));
    const problems = [
        ...unknownKeys.map((key) =>
            problem(
                `${at}.${key}`,
                (entry as Record<string, unknown>)[key],
                `one of the keys ${EXEMPTION_KEYS.join(", ")}`,
            ),
        ),
        ...resourceProblems(`${at}.resource`, resource),
        ...(isText(reason) ? [] : [problem(`${at}.reason`, reason, "a text that says why")]),
        ...untilProblems(`${at}.until`, until, today, latest),
    ];
    return problems.length > 0 ? { problems } : { exemption: { resource, reason, until } as Exemption, problems };
}

function resourceProblems(at: string, resource: unknown): string[] {
    if (!isText(resource)) {
        return [problem(at, resource, "the URN or the name of a resource")];
    }
    if (isOverBroad(resource)) {
        const allowed = "a pattern that says which resources: to exempt all of them, disable the policy";
        return [problem(at, resource, allowed)];
    }
    return isMalformed(resource) ? [problem(at, resource, "a URN such as urn:pulumi:stack::project::type::name")] : [];
}

function untilProblems(at: string, until: unknown, today: string, latest: string): string[] {
    if (!isDate(until)) {
        return [problem(at, until, `an ISO date such as "${latest}"`)];
    }
    if (until < today) {
        return [problem(at, until, `${today} or later: this exemption has ended, so mend the resource or renew it`)];
    }
    return until > latest ? [problem(at, until, `${latest} or earlier: see longestExemptionDays`)] : [];
}

function problem(setting: string, value: unknown, allowed: string): string {
    const shown = value === undefined ? "nothing" : JSON.stringify(value);
    return `${setting} is ${shown.length > 80 ? `${shown.slice(0, 77)}...` : shown}, but must be ${allowed}.`;
}

/** Whether an exemption ends so soon that somebody should know. */
export function endsSoon({ until }: Exemption, today: string): boolean {
    return until <= daysAfter(today, NOTICE_DAYS);
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value.trim() !== "";
}

function isDate(value: unknown): value is string {
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
        return false;
    }
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function daysAfter(date: string, days: number): string {
    const later = new Date(`${date}T00:00:00Z`);
    later.setUTCDate(later.getUTCDate() + days);
    return later.toISOString().slice(0, 10);
}

interface Range {
    readonly minimum: number;
    readonly maximum: number;
}

function isWholeNumberIn({ minimum, maximum }: Range, value: unknown): value is number {
    return Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
}

function rangeOf({ minimum, maximum }: Range): string {
    return `a whole number from ${minimum} to ${maximum}`;
}
