/** Turns a rule into a policy that sees every registry of a stack, however it is declared. */
import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import {
    DEFAULT_OPTIONS,
    explain,
    explainUndecided,
    type Rule,
    type RuleOptions,
    UNKNOWN,
} from "acr-soft-delete-rules";
import { type Declaration, plain, type Reader, type Resource } from "./declaration";
import { type Declared, groupByRegistry, nameKey, NO_ORIGINS, originsIn } from "./join";
import { type Judgement, judgeDeclaration, judgeStack } from "./judgement";

/** A policy with both phases; the engine runs both and reports them under one name. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

/**
 * The policy that enforces a rule on whatever the readers can read.
 *
 * The resource phase sees inputs, one resource after the other, and rejects a resource before it
 * is created if what came before it suffices to decide. The stack phase sees the whole resource
 * graph and decides the rest: above all the resources whose registry has no known name yet, and
 * the registries that leave something out.
 */
export function policyFor(rule: Rule, readers: readonly Reader[]): TwoPhasePolicy {
    let seen = nothingSeen();

    return {
        name: rule.id,
        description: rule.title,
        enforcementLevel: rule.enforcement,
        ...(rule.options && { configSchema: { properties: rule.options } }),
        validateResource: (args, reportViolation) => {
            const options = { ...DEFAULT_OPTIONS, ...args.getConfig<Partial<RuleOptions>>() };
            const declared = read(readers, args).map((declaration) => ({ urn: args.urn, ...declaration }));
            seen.declared.set(args.urn, declared);
            const judgements = declared.map((one) => {
                const groups = groupByRegistry(withNamesakes(one, seen), NO_ORIGINS);
                return judgeDeclaration(rule, one, groups, options);
            });
            const violation = judgements.find(({ outcome }) => outcome === "violated");
            if (violation) {
                seen.reported.add(args.urn);
                report(rule, violation, reportViolation);
            }
        },
        validateStack: (args, reportViolation) => {
            const options = { ...DEFAULT_OPTIONS, ...args.getConfig<Partial<RuleOptions>>() };
            const inStack = new Set(args.resources.map(({ urn }) => urn));
            const all = [...seen.declared].flatMap(([urn, declared]) => (inStack.has(urn) ? declared : []));
            const origins = originsIn(args.resources, new Set(all.map(({ urn }) => urn)));
            for (const [urn, judgement] of judgeStack(rule, groupByRegistry(all, origins), seen.reported, options)) {
                report(rule, judgement, reportViolation, urn);
            }
            seen = nothingSeen();
        },
    };
}

/** What a policy remembers of a stack. */
interface Seen {
    /** Declarations by the URN of their resource, in the order in which they came. */
    readonly declared: Map<string, readonly Declared[]>;
    /** URNs of what the resource phase has rejected. */
    readonly reported: Set<string>;
}

function nothingSeen(): Seen {
    return { declared: new Map(), reported: new Set() };
}

function read(readers: readonly Reader[], resource: Resource): readonly Declaration[] {
    const reader = readers.find(({ tokens }) => tokens.some((token) => token.test(resource.type)));
    return reader?.read({ type: resource.type, name: resource.name, props: plain(resource.props) }) ?? [];
}

/**
 * What has been declared of the same registry for certain, the declaration itself included. Where a
 * resource group is not known yet, there may be a second registry of that name: the stack decides.
 */
function withNamesakes(one: Declared, { declared }: Seen): Declared[] {
    const name = nameKey(one.registry);
    const isCertain = ({ registry }: Declared) =>
        name !== undefined && nameKey(registry) === name && registry.resourceGroup !== UNKNOWN;
    return [...declared.values()].flat().filter((other) => other === one || (isCertain(one) && isCertain(other)));
}

function report(rule: Rule, judgement: Judgement, reportViolation: ReportViolation, urn?: string): void {
    if (judgement.outcome === "violated") {
        reportViolation(explain({ rule, found: judgement.found }), urn);
        return;
    }
    // As Pulumi itself reports what a preview cannot know: as an advisory, whatever the policy's
    // level. The SDK takes an object for that, which its types do not mention.
    const reportObject = reportViolation as unknown as (violation: object) => void;
    const message = explainUndecided(rule, judgement.found, judgement.reason);
    reportObject({ message, urn, enforcementLevel: "advisory" });
}
