/** The policies that take part in a run, with their configuration. */
import type { Rule } from "acr-soft-delete-rules";
import type { ResourceContribution } from "../evaluate/group-by-registry";
import type { Configuration } from "../model/policy-options";
import { parseConfiguration, type ParsedConfiguration } from "./policy-config";

/** A policy that takes part in a run: one that is not disabled. */
export interface ActivePolicy {
    readonly rule: Rule;
    readonly configuration: Configuration;
    /** The day of the run, as an ISO date in UTC. */
    readonly today: string;
    /** Contributions that the resource phase has rejected. */
    readonly reported: Set<ResourceContribution>;
}

/** The part of the SDK's arguments that gives access to the configuration. */
export interface ConfigAccess {
    readonly getConfig: <T extends object>() => T;
}

/** Returns the policy of a rule. The first call in a run reports problems with its configuration. */
export function activatePolicy(
    policies: Map<string, ActivePolicy>,
    rule: Rule,
    config: ConfigAccess,
    reject: (message: string) => void,
): ActivePolicy {
    const known = policies.get(rule.id);
    if (known) {
        return known;
    }
    const { configuration, problems } = readConfiguration(rule, config);
    if (problems.length > 0) {
        const summary = `Invalid configuration for policy ${rule.id}. The values below are ignored; fix them in your policy pack configuration.`;
        reject([summary, ...problems.map((problem) => `- ${problem}`)].join("\n"));
    }
    const policy = { rule, configuration, today: getToday(), reported: new Set<ResourceContribution>() };
    policies.set(rule.id, policy);
    return policy;
}

/** Reads the configuration of a rule's policy as of today. */
export function readConfiguration(rule: Rule, { getConfig }: ConfigAccess): ParsedConfiguration {
    return parseConfiguration(rule, getConfig<Record<string, unknown>>(), getToday());
}

function getToday(): string {
    return new Date().toISOString().slice(0, 10);
}
