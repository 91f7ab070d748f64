/** Turns a rule into a policy that sees every registry of a stack, however it is declared. */
import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { DEFAULT_OPTIONS, explain, explainUndecided, type Rule, type RuleOptions } from "acr-soft-delete-rules";
import type { Declaration, Reader, Resource } from "./declaration";
import { type Declared, groupByRegistry, nameKey, NO_ORIGINS, originsIn } from "./join";
import { type Judgement, judge } from "./judgement";

/** A policy with both phases; the engine runs both and reports them under one name. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

/**
 * The policy that enforces a rule on whatever the readers can read.
 *
 * The resource phase sees inputs, one resource after the other, and rejects a resource before it
 * is created if what came before it suffices to decide. The stack phase sees the whole resource
 * graph and decides the rest: above all the resources whose registry has no known name yet.
 */
export function policyFor(rule: Rule, readers: readonly Reader[]): TwoPhasePolicy {
    let seen = nothingSeen();

    return {
        name: rule.id,
        description: rule.title,
        enforcementLevel: rule.enforcement,
        ...(rule.options && { configSchema: { properties: rule.options } }),
        validateResource: (args, reportViolation) => {
            const declaration = read(readers, args);
            if (!declaration) {
                return;
            }
            const one: Declared = { urn: args.urn, ...declaration };
            seen.declared.set(one.urn, one);
            const options = { ...DEFAULT_OPTIONS, ...args.getConfig<Partial<RuleOptions>>() };
            const judgements = groupByRegistry(remember(seen.byName, one), NO_ORIGINS)
                .filter(({ members }) => members.includes(one))
                .map((group) => judge(rule, one, group, options));
            if (judgements[0]?.outcome === "violated") {
                seen.reported.add(one.urn);
                reportViolation(explain({ rule, found: judgements[0].found }));
            }
        },
        validateStack: (args, reportViolation) => {
            const inStack = new Set(args.resources.map((resource) => resource.urn));
            const all = [...seen.declared.values()].filter((one) => inStack.has(one.urn));
            const options = { ...DEFAULT_OPTIONS, ...args.getConfig<Partial<RuleOptions>>() };
            const judgements = new Map<string, Judgement[]>();
            for (const group of groupByRegistry(all, originsIn(args.resources))) {
                const judged = group.members.map((one) => ({ urn: one.urn, ...judge(rule, one, group, options) }));
                const isViolated = judged.some(({ urn, outcome }) => outcome === "violated" || seen.reported.has(urn));
                // Once a registry violates a rule, what else might violate it is noise.
                for (const one of judged.filter(({ outcome }) => !(isViolated && outcome === "undecided"))) {
                    judgements.set(one.urn, [...(judgements.get(one.urn) ?? []), one]);
                }
            }
            for (const [urn, ofOne] of judgements) {
                if (!seen.reported.has(urn)) {
                    report(rule, urn, ofOne, reportViolation);
                }
            }
            seen = nothingSeen();
        },
    };
}

/** What a policy remembers of a stack. */
interface Seen {
    /** Declarations by URN, in the order in which they came. */
    readonly declared: Map<string, Declared>;
    /** Declarations by the name that they give their registry, then by URN. */
    readonly byName: Map<string, Map<string, Declared>>;
    /** URNs of what the resource phase has rejected. */
    readonly reported: Set<string>;
}

function nothingSeen(): Seen {
    return { declared: new Map(), byName: new Map(), reported: new Set() };
}

function read(readers: readonly Reader[], resource: Resource): Declaration | undefined {
    return readers.find(({ tokens }) => tokens.some((token) => token.test(resource.type)))?.read(resource);
}

/** Files a declaration under its registry's name and returns all that are there. */
function remember(byName: Seen["byName"], one: Declared): Declared[] {
    const name = nameKey(one.registry);
    if (name === undefined) {
        return [one];
    }
    const namesakes = byName.get(name) ?? new Map<string, Declared>();
    byName.set(name, namesakes.set(one.urn, one));
    return [...namesakes.values()];
}

/** A declaration that may be about one of several registries violates a rule only if it does so with each. */
function report(rule: Rule, urn: string, judgements: readonly Judgement[], reportViolation: ReportViolation): void {
    const [worst] = judgements.filter(({ outcome }) => outcome !== "satisfied");
    if (!worst) {
        return;
    }
    if (judgements.every(({ outcome }) => outcome === "violated")) {
        reportViolation(explain({ rule, found: worst.found }), urn);
        return;
    }
    reportUndecided(reportViolation, urn, explainUndecided(rule, worst.found));
}

/**
 * Reports what cannot be decided as Pulumi itself reports a policy that reads an unknown value: as
 * an advisory. The SDK takes an object here, which its types do not mention.
 */
function reportUndecided(reportViolation: ReportViolation, urn: string, message: string): void {
    const reportObject = reportViolation as unknown as (violation: object) => void;
    reportObject({ message, urn, enforcementLevel: "advisory" });
}
