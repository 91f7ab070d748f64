/** Turns refusals of our components into violations: they are findings about the program, not failures. */
import { REPOSITORY, type Rule, rules } from "acr-soft-delete-rules";
import type { RefusedComponent } from "../engine/log-service";
import type { Diagnostic, PreviewedPolicy } from "../model/preview";

/** The package of the components. The policy pack has the same name, so a rule has one id wherever it is enforced. */
const PACKAGE = "acr-soft-delete";
/** Stands for a rule where the form of the arguments is wrong. */
const INVALID_ARGUMENTS = "invalid-arguments";

/** Returns one violation for each reason of each refusal. */
export function toDiagnostics(refusals: readonly RefusedComponent[]): Diagnostic[] {
    const diagnostics = refusals.flatMap(({ urn, violations, source }) =>
        violations.map(({ rule = INVALID_ARGUMENTS, message }): Diagnostic => {
            const severity = findRule(rule)?.severity;
            return { pack: PACKAGE, policy: rule, level: "mandatory", severity, urn, message, source };
        }),
    );
    // A component may find the same again once its Outputs are known.
    const byContent = new Map(diagnostics.map((one) => [JSON.stringify([one.policy, one.urn, one.message]), one]));
    return [...byContent.values()];
}

/** Tells whether an error of the program says no more than that a component refused its arguments. */
export function repeatsRefusal(error: string, refusals: readonly RefusedComponent[]): boolean {
    return refusals.some(({ violations }) => violations.some(({ message }) => error.includes(message)));
}

/** Describes the policies of refusals that no pack lists, so that reports can show what they are about. */
export function describeRefusedPolicies(
    refused: readonly Diagnostic[],
    listed: readonly PreviewedPolicy[],
): PreviewedPolicy[] {
    const names = new Set(refused.map(({ policy }) => policy));
    return [...names]
        .filter((name) => !listed.some(({ pack, name: other }) => pack === PACKAGE && other === name))
        .map((name) => describePolicy(name, findRule(name)));
}

function describePolicy(name: string, rule?: Rule): PreviewedPolicy {
    return {
        pack: PACKAGE,
        name,
        description: rule?.title ?? "Arguments of components have the documented form.",
        level: "mandatory",
        severity: rule?.severity,
        displayName: rule?.displayName ?? "Valid arguments",
        tags: [],
        remediationSteps: rule?.remedy ?? "Correct the arguments.",
        url: getDocumentation(rule),
    };
}

function getDocumentation(rule?: Rule): string {
    const page = rule ? `docs/rules/${rule.id}.md` : "docs/components.md";
    return `${REPOSITORY}/blob/main/${page}`;
}

function findRule(id: string): Rule | undefined {
    return rules.find((rule) => rule.id === id);
}
