/** The configuration of a policy: its schema for Pulumi, and how it is read. */
import type { PolicyConfigSchema } from "@pulumi/policy";
import {
    DEFAULT_OPTIONS,
    type IntegerOption,
    type IntegerRange,
    isIntegerInRange,
    type Rule,
    type RuleOptions,
} from "acr-soft-delete-rules";
import type { Configuration, Undecided } from "../model/policy-options";
import { addDays, EXEMPTION_KEYS, formatProblem, parseExemptions } from "./parse-exemptions";

const MAX_EXEMPTION_DAYS = { minimum: 1, maximum: 3660, default: 366 } as const;
const UNDECIDED: readonly Undecided[] = ["advise", "reject", "ignore"];

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
            longestExemptionDays: {
                type: "integer",
                ...MAX_EXEMPTION_DAYS,
                description: "Most days from today to the end of an exemption.",
            },
        },
    };
}

/** Reads a policy's configuration and its problems. Pulumi has checked types by then, but neither keys nor dates. */
export function parseConfiguration(
    rule: Rule,
    config: Readonly<Record<string, unknown>>,
    today: string,
): { configuration: Configuration; problems: string[] } {
    const { undecided = rule.undecided, exempt = [], longestExemptionDays = MAX_EXEMPTION_DAYS.default } = config;
    const isUndecided = (UNDECIDED as readonly unknown[]).includes(undecided);
    const isLongest = isIntegerInRange(longestExemptionDays, MAX_EXEMPTION_DAYS);
    const days = isLongest ? (longestExemptionDays as number) : MAX_EXEMPTION_DAYS.default;
    const options = parseOptions(rule, config);
    const exemptions = parseExemptions(exempt, today, addDays(today, days));
    return {
        configuration: {
            options: options.values,
            undecided: isUndecided ? (undecided as Undecided) : rule.undecided,
            exempt: exemptions.exempt,
        },
        problems: [
            ...findUnknownKeys(rule, config),
            ...options.problems,
            ...(isUndecided ? [] : [formatProblem("undecided", undecided, `one of ${UNDECIDED.join(", ")}`)]),
            ...(isLongest
                ? []
                : [formatRangeProblem("longestExemptionDays", longestExemptionDays, MAX_EXEMPTION_DAYS)]),
            ...exemptions.problems,
        ],
    };
}

function findUnknownKeys(rule: Rule, config: Readonly<Record<string, unknown>>): string[] {
    const known = [...Object.keys(rule.options ?? {}), "undecided", "exempt", "longestExemptionDays"];
    return Object.keys(config)
        .filter((key) => !known.includes(key))
        .map((key) => formatProblem(key, config[key], `one of the keys ${known.join(", ")}`));
}

function parseOptions(
    rule: Rule,
    config: Readonly<Record<string, unknown>>,
): { values: RuleOptions; problems: string[] } {
    const given = (Object.entries(rule.options ?? {}) as [keyof RuleOptions, IntegerOption][]).filter(
        ([name]) => name in config,
    );
    const isValid = ([name, range]: (typeof given)[number]) => isIntegerInRange(config[name], range);
    const valid = given.filter(isValid).map(([name]) => [name, config[name]] as const);
    return {
        values: { ...DEFAULT_OPTIONS, ...Object.fromEntries(valid) },
        problems: given
            .filter((option) => !isValid(option))
            .map(([name, range]) => formatRangeProblem(name, config[name], range)),
    };
}

function formatRangeProblem(setting: string, value: unknown, { minimum, maximum }: IntegerRange): string {
    return formatProblem(setting, value, `a whole number from ${minimum} to ${maximum}`);
}
