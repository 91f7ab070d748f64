/** Summaries of previews, for several formats. */
import {
    type Diagnostic,
    type EnforcementLevel,
    exitCode,
    type FailOn,
    isMandatory,
    type Preview,
    type PreviewedPolicy,
    type PreviewedResource,
    type SourcePosition,
} from "../model/preview";
import { isProviderType, parseUrn, STACK_TYPE } from "../model/urn";

/** Numbers of one or more previews. */
export interface Counts {
    readonly resources: number;
    readonly mandatory: number;
    readonly advisories: number;
    readonly undecided: number;
    readonly failures: number;
}

export function countFindings(previews: readonly Preview[]): Counts {
    const violations = previews.flatMap((preview) => preview.violations);
    const mandatory = violations.filter(isMandatory).length;
    return {
        resources: previews.flatMap(({ resources }) => resources.filter((one) => !isDefaultProvider(one))).length,
        mandatory,
        advisories: violations.length - mandatory,
        undecided: previews.flatMap(({ undecided }) => undecided).length,
        failures: previews.flatMap(({ failures }) => failures).length,
    };
}

/** Puts counts into words; failures only if there are any. */
export function describeCounts({ resources, mandatory, advisories, undecided, failures }: Counts): string[] {
    return [
        formatCount(resources, "resource"),
        formatCount(mandatory, "mandatory violation"),
        formatCount(advisories, "advisory", "advisories"),
        `${undecided} undecided`,
        ...(failures > 0 ? [formatCount(failures, "failure")] : []),
    ];
}

export function formatCount(number: number, singular: string, plural = `${singular}s`): string {
    return `${number} ${number === 1 ? singular : plural}`;
}

/** Recognises a provider that the engine makes by itself, without a declaration in the program. */
export function isDefaultProvider({ type, parent }: PreviewedResource): boolean {
    return isProviderType(type) && parent === undefined;
}

/** Returns the exit code of several previews: the worst of them. */
export function getWorstExitCode(previews: readonly Preview[], failOn: FailOn): 0 | 1 | 2 {
    const codes = previews.map((preview) => exitCode(preview, failOn));
    return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

/** Names a program: `shop (stack dev)`. */
export function formatTitle({ project, stack, as }: Preview): string {
    return `${project} (stack ${stack}${as === "update" ? ", as update" : ""})`;
}

/** Says that policies did not see everything, where that is not because of a failure. */
export const CUT_SHORT = "The program stopped early, so the results are incomplete.";

/** Tells whether a violation stopped the program. */
export function isCutShort({ complete, failures }: Preview): boolean {
    return !complete && failures.length === 0;
}

/** The resources of a preview by URN. */
export interface ResourceIndex {
    readonly byUrn: ReadonlyMap<string, PreviewedResource>;
    readonly stack?: PreviewedResource;
}

export function indexResources({ resources }: Preview): ResourceIndex {
    return {
        byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
        stack: resources.find(({ type }) => type === STACK_TYPE),
    };
}

/** Returns the resource that a diagnostic is about; the stack if it names none. */
export function findResource({ urn }: Diagnostic, { byUrn, stack }: ResourceIndex): PreviewedResource | undefined {
    return urn === undefined ? stack : byUrn.get(urn);
}

/**
 * Returns the line that a diagnostic is about: the one that declares its resource, or else the nearest one around it,
 * such as that of its component.
 */
export function findSource(diagnostic: Diagnostic, index: ResourceIndex): SourcePosition | undefined {
    if (diagnostic.source) {
        return diagnostic.source;
    }
    for (let one = findResource(diagnostic, index); one !== undefined; one = index.byUrn.get(one.parent ?? "")) {
        if (one.source) {
            return one.source;
        }
    }
    return undefined;
}

/**
 * Returns type and name of the resource with a URN, which need not be in the preview: a component that refused its
 * arguments is not.
 */
export function describeUrn(urn: string, { byUrn }: ResourceIndex): readonly string[] {
    const resource = byUrn.get(urn) ?? (urn.startsWith("urn:pulumi:") ? parseUrn(urn) : undefined);
    return resource ? [resource.type, resource.name] : [urn];
}

/** Returns the results of a preview, the most important first. */
export function listResults({ violations, undecided }: Preview): Result[] {
    return [
        ...violations.filter(isMandatory).map((one) => ({ ...one, label: one.level })),
        ...violations.filter((one) => !isMandatory(one)).map((one) => ({ ...one, label: one.level })),
        ...undecided.map((one) => ({ ...one, label: "undecided" as const })),
    ];
}

/** A diagnostic with the name of its kind. */
export interface Result extends Diagnostic {
    readonly label: EnforcementLevel | "undecided";
}

/** The state of a policy after a preview. */
export interface PolicyState {
    readonly worst: "mandatory" | "advisory" | "undecided" | "ok" | "incomplete" | "disabled";
    readonly violations: number;
    readonly undecided: number;
}

export function getPolicyState({ pack, name, level }: PolicyName, preview: Preview): PolicyState {
    const isAbout = (one: Diagnostic) => one.pack === pack && one.policy === name;
    const violations = preview.violations.filter(isAbout);
    const undecided = preview.undecided.filter(isAbout).length;
    const counts = { violations: violations.length, undecided };
    if (violations.length > 0) {
        return { worst: violations.some(isMandatory) ? "mandatory" : "advisory", ...counts };
    }
    if (level === "disabled") {
        return { worst: "disabled", ...counts };
    }
    // A policy that found nothing in an incomplete preview has not passed.
    return { worst: undecided > 0 ? "undecided" : preview.complete ? "ok" : "incomplete", ...counts };
}

/** Puts the state of a policy into words. */
export function describeState({ worst, violations, undecided }: PolicyState): string {
    const results = [
        ...(violations > 0 ? [formatCount(violations, "violation")] : []),
        ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ];
    return results.join(", ") || (worst === "disabled" ? "not run" : worst);
}

/** A policy, as far as it is needed to find its results. */
export type PolicyName = Pick<PreviewedPolicy, "pack" | "name" | "level">;

/** Returns the name by which a policy is known among all packs. */
export function getPolicyId(pack: string, policy: string): string {
    return `${pack}/${policy}`;
}

export function groupByKey<T>(items: readonly T[], getKey: (item: T) => string): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        const key = getKey(item);
        const group = groups.get(key);
        if (group) {
            group.push(item);
        } else {
            groups.set(key, [item]);
        }
    }
    return groups;
}
