/**
 * Collects what packs report during a run, and what components refuse: that is a finding about the program as well, not
 * a failure. A pack that fails is not called again; the others are.
 */
import { isUndecidedMessage, REPOSITORY, type Rule, rules } from "acr-soft-delete-rules";
import type { Analyzer } from "../analyzer/client";
import type { PackPool } from "../analyzer/pool";
import type { RefusedComponent } from "../engine/log-service";
import { describeError } from "../model/errors";
import type { Properties } from "../model/json";
import { type Diagnostic, isMandatory, type PreviewedPolicy, type Remediated } from "../model/preview";
import type { RegisteredResource } from "../model/resource";
import { toPolicyValue, toReportValue } from "../protocol/property-values";

export interface Findings {
    readonly diagnostics: readonly Diagnostic[];
    readonly remediated: readonly Remediated[];
    /** Errors of packs. */
    readonly failures: readonly string[];
    readonly hasMandatory: () => boolean;
    /** Remediates and evaluates a resource; resolves with its inputs after remediation. */
    readonly onResource: (packs: readonly Analyzer[], resource: RegisteredResource) => Promise<Properties>;
    readonly onStack: (
        packs: readonly Analyzer[],
        resources: readonly RegisteredResource[],
        stackUrn: string,
    ) => Promise<void>;
}

export function createFindings(pool: PackPool): Findings {
    const diagnostics: Diagnostic[] = [];
    const remediated: Remediated[] = [];
    const failures: string[] = [];
    const failed = new Set<Analyzer>();

    const callPack = async <T>(pack: Analyzer, call: (pack: Analyzer) => Promise<T[]>): Promise<T[]> => {
        if (failed.has(pack)) {
            return [];
        }
        try {
            return await call(pack);
        } catch (error) {
            failed.add(pack);
            failures.push(describeError(error));
            pool.discard(pack);
            return [];
        }
    };
    const remediateWith = async (pack: Analyzer, resource: RegisteredResource): Promise<Properties> => {
        const { urn } = resource;
        let { properties } = resource;
        for (const remediation of await callPack(pack, () => pack.remediate(resource))) {
            const { policy, warning } = remediation;
            if (warning !== "") {
                diagnostics.push({ pack: pack.name, policy, level: "advisory", urn, message: warning });
            } else if (remediation.properties) {
                const changes = listChanges(properties, remediation.properties);
                remediated.push({ pack: pack.name, policy, urn, changes });
                properties = remediation.properties;
            }
        }
        return properties;
    };

    return {
        diagnostics,
        remediated,
        failures,
        hasMandatory: () => diagnostics.some(isMandatory),
        onResource: async (packs, resource) => {
            let { properties } = resource;
            for (const pack of packs.filter(canRemediate)) {
                properties = await remediateWith(pack, { ...resource, properties });
            }
            const results = await Promise.all(
                packs.map((pack) => callPack(pack, () => pack.analyze({ ...resource, properties }))),
            );
            diagnostics.push(...results.flat().map(raiseLevel));
            return properties;
        },
        onStack: async (packs, resources, stackUrn) => {
            const urns = new Set(resources.map(({ urn }) => urn));
            const results = await Promise.all(packs.map((pack) => callPack(pack, () => pack.analyzeStack(resources))));
            const toKnownUrn = (urn: string | undefined) => (urn !== undefined && urns.has(urn) ? urn : stackUrn);
            diagnostics.push(...results.flat().map((one) => ({ ...raiseLevel(one), urn: toKnownUrn(one.urn) })));
        },
    };
}

function canRemediate({ policies }: Analyzer): boolean {
    return policies.some(({ level }) => level === "remediate");
}

/** Raises violations that remain after a remediation to mandatory. */
function raiseLevel(diagnostic: Diagnostic): Diagnostic {
    return diagnostic.level === "remediate" ? { ...diagnostic, level: "mandatory" } : diagnostic;
}

function listChanges(before: Properties, after: Properties): Remediated["changes"] {
    const shownBefore = toReportValue(toPolicyValue(before)) as Properties;
    const shownAfter = toReportValue(toPolicyValue(after)) as Properties;
    const keys = [...new Set([...Object.keys(shownBefore), ...Object.keys(shownAfter)])];
    return keys
        .filter((key) => JSON.stringify(shownBefore[key]) !== JSON.stringify(shownAfter[key]))
        .map((key) => ({ property: key, before: shownBefore[key], after: shownAfter[key] }));
}

/** Begins what the policy SDK reports when a policy reads a value that is unknown in a preview. */
const SDK_UNKNOWN_VALUE = "can't run policy";

export function isUndecided({ level, message }: Diagnostic): boolean {
    return level === "advisory" && (isUndecidedMessage(message) || message.startsWith(SDK_UNKNOWN_VALUE));
}

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
