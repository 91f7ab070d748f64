/** What more than one format says of a preview. */
import { type Diagnostic, exitCode, type FailOn, type Preview, type PreviewedResource } from "../model/preview";

/** What is counted of one or more previews. */
export interface Counts {
    readonly resources: number;
    readonly mandatory: number;
    readonly advisories: number;
    readonly undecided: number;
    readonly failures: number;
}

export function countsOf(previews: readonly Preview[]): Counts {
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

/** Counts in words; failures only if there are any. */
export function countsInWords({ resources, mandatory, advisories, undecided, failures }: Counts): string[] {
    return [
        count(resources, "resource"),
        count(mandatory, "mandatory violation"),
        count(advisories, "advisory", "advisories"),
        `${undecided} undecided`,
        ...(failures > 0 ? [count(failures, "failure")] : []),
    ];
}

export function count(number: number, singular: string, plural = `${singular}s`): string {
    return `${number} ${number === 1 ? singular : plural}`;
}

/** A provider that the engine makes by itself, and that nobody declared. */
export function isDefaultProvider({ type, parent }: PreviewedResource): boolean {
    return type.startsWith("pulumi:providers:") && parent === undefined;
}

export function isMandatory({ level }: Diagnostic): boolean {
    return level === "mandatory";
}

/** Whether a violation fails the check. */
export function fails(violation: Diagnostic, failOn: FailOn): boolean {
    return failOn !== "never" && (isMandatory(violation) || failOn === "advisory");
}

/** The exit code of several previews is the worst of them. */
export function worstExitCode(previews: readonly Preview[], failOn: FailOn): 0 | 1 | 2 {
    const codes = previews.map((preview) => exitCode(preview, failOn));
    return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

/** `shop (stack dev)`: what a program is called. */
export function titleOf({ project, stack, as }: Preview): string {
    return `${project} (stack ${stack}${as === "update" ? ", as update" : ""})`;
}

/** The resources of a preview, to be looked up. */
export interface Resources {
    readonly byUrn: ReadonlyMap<string, PreviewedResource>;
    readonly stack?: PreviewedResource;
}

export function resourcesOf({ resources }: Preview): Resources {
    return {
        byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
        stack: resources.find(({ type }) => type === "pulumi:pulumi:Stack"),
    };
}

/** What a diagnostic is about: a resource, or else the stack. */
export function resourceOf({ urn }: Diagnostic, { byUrn, stack }: Resources): PreviewedResource | undefined {
    return urn === undefined ? stack : byUrn.get(urn);
}

/** The name by which a policy is known among all packs. */
export function policyId(pack: string, policy: string): string {
    return `${pack}/${policy}`;
}

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const one of all) {
        const key = keyOf(one);
        const group = groups.get(key);
        if (group) {
            group.push(one);
        } else {
            groups.set(key, [one]);
        }
    }
    return groups;
}
