/** Resources that a policy does not judge for a while. */
import type { ResourceContribution, Group } from "./group-by-registry";

/** A resource that a policy does not judge for a while. */
export interface Exemption {
    /** URN or name of the resource; `*` stands for any text. */
    readonly resource: string;
    /** Why; shown wherever the exemption is used. */
    readonly reason: string;
    /** The last day on which it holds, as an ISO date in UTC. */
    readonly until: string;
}

/** Whether an exemption covers the resource that makes a declaration. */
export function covers({ resource }: Exemption, one: ResourceContribution): boolean {
    return patternOf(resource).test(isUrn(resource) ? one.urn : one.resource);
}

/** Whether an exemption can be about a resource of the stack that this URN belongs to: stack and project come first. */
export function isForStackOf({ resource }: Exemption, urn: string): boolean {
    const patterns = isUrn(resource) ? resource.split("::").slice(0, 2) : [];
    const parts = urn.split("::");
    return patterns.every((pattern, index) => patternOf(pattern).test(parts[index] ?? ""));
}

/** Whether a pattern says nothing about which resources it means. */
export function isOverBroad(resource: string): boolean {
    return resource.replace(/^urn:[^:*]*/, "").replace(/[*:$\s]/g, "") === "";
}

/** Whether a text that means to be a URN can be none. It would match nothing, and seem to be for another stack. */
export function isMalformed(resource: string): boolean {
    if (!resource.includes("*")) {
        return isUrn(resource) && !/^urn:pulumi:[^:]+::[^:]+::.+::.+$/.test(resource);
    }
    // A star stands for anything, but stack and project come first, wherever it is.
    const [stack = "", project = "*"] = resource.split("::");
    const isWrong = (part: string, pattern: RegExp) => !part.includes("*") && !pattern.test(part);
    return isUrn(resource) && (isWrong(stack, /^urn:pulumi:[^:]+$/) || isWrong(project, /^[^:]+$/));
}

/**
 * What is left to judge: as if exempt resources had said nothing. Of an exempt registry only the
 * candidates are left, because they may be about another registry as well.
 */
export function dropExempt(groups: readonly Group[], exemptions: readonly Exemption[]): readonly Group[] {
    if (exemptions.length === 0) {
        return groups;
    }
    const isJudged = (one: ResourceContribution) => !exemptions.some((exemption) => covers(exemption, one));
    return groups.map(({ members, possibleMembers }) => {
        const registries = members.filter(({ registry }) => registry.isRegistry);
        const isExempt = registries.length > 0 && !registries.some(isJudged);
        const judged = { members: members.filter(isJudged), possibleMembers: possibleMembers.filter(isJudged) };
        return isExempt ? { ...judged, members: [], isExempt } : judged;
    });
}

/** The same while the stack is not complete: a registry that is yet to come may be exempt, so what has none waits. */
export function dropExemptSoFar(groups: readonly Group[], exemptions: readonly Exemption[]): readonly Group[] {
    const left = dropExempt(groups, exemptions);
    const hasRegistry = ({ members, isExempt }: Group) =>
        isExempt || members.some(({ registry }) => registry.isRegistry);
    return exemptions.length === 0 ? left : left.filter(hasRegistry);
}

function isUrn(resource: string): boolean {
    return resource.startsWith("urn:");
}

function patternOf(text: string): RegExp {
    const pieces = text.split(/\*+/).map((piece) => piece.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
    return new RegExp(`^${pieces.join(".*")}$`, "s");
}
