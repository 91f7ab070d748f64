/** Exempts resources from a policy. */
import { findRegistry, type Group } from "./group-by-registry";
import type { ResourceContribution } from "./registry-index";

/** A resource that a policy ignores until a date. */
export interface Exemption {
    /** URN or name of the resource; `*` stands for any text. */
    readonly resource: string;
    /** The reason, shown wherever the exemption is used. */
    readonly reason: string;
    /** Last day of the exemption, as an ISO date in UTC. */
    readonly until: string;
}

export function covers({ resource }: Exemption, one: ResourceContribution): boolean {
    return matches(isUrn(resource) ? one.urn : one.resource, resource);
}

/** Checks if an exemption can apply to the stack that a URN belongs to: it begins with stack and project. */
export function canApplyToStack({ resource }: Exemption, urn: string): boolean {
    const patterns = isUrn(resource) ? resource.split("::").slice(0, 2) : [];
    const parts = urn.split("::");
    return patterns.every((pattern, index) => matches(parts[index] ?? "", pattern));
}

/** Checks for a pattern that does not limit which resources it covers. */
export function isOverBroad(resource: string): boolean {
    return resource.replace(/^urn:[^:*]*/, "").replace(/[*:$\s]/g, "") === "";
}

/** Checks for a text that begins as a URN but cannot be one. It would silently cover nothing. */
export function isMalformedUrn(resource: string): boolean {
    if (!isUrn(resource)) {
        return false;
    }
    if (!resource.includes("*")) {
        return !/^urn:pulumi:[^:]+::[^:]+::.+::.+$/.test(resource);
    }
    // A star stands for anything, but stack and project come first, wherever it is.
    const [stack = "", project = "*"] = resource.split("::");
    const isWrong = (part: string, pattern: RegExp) => !part.includes("*") && !pattern.test(part);
    return isWrong(stack, /^urn:pulumi:[^:]+$/) || isWrong(project, /^[^:]+$/);
}

/**
 * Removes exempt contributions. The group of an exempt registry keeps only its possible members, because they may
 * concern another registry as well.
 */
export function dropExempt(groups: readonly Group[], exemptions: readonly Exemption[]): readonly Group[] {
    if (exemptions.length === 0) {
        return groups;
    }
    const isKept = (one: ResourceContribution) => !exemptions.some((exemption) => covers(exemption, one));
    // Groups share lists of possible members, and still do afterwards.
    const keptLists = new Map<readonly ResourceContribution[], readonly ResourceContribution[]>();
    const keep = (list: readonly ResourceContribution[]) => {
        const kept = keptLists.get(list) ?? list.filter(isKept);
        keptLists.set(list, kept);
        return kept.length < list.length ? kept : list;
    };
    return groups.map((group) => {
        const registries = group.members.filter(({ registry }) => registry.isRegistry);
        const isExempt = registries.length > 0 && !registries.some(isKept);
        const [members, possibleMembers] = [keep(group.members), keep(group.possibleMembers)];
        if (isExempt) {
            return { members: [], possibleMembers, isExempt };
        }
        return members === group.members && possibleMembers === group.possibleMembers
            ? group
            : { ...group, members, possibleMembers };
    });
}

/** Removes exempt contributions from an incomplete stack. Groups without a registry wait: it may follow and be exempt. */
export function dropExemptSoFar(groups: readonly Group[], exemptions: readonly Exemption[]): readonly Group[] {
    const kept = dropExempt(groups, exemptions);
    const hasRegistry = (group: Group) => group.isExempt || findRegistry(group) !== undefined;
    return exemptions.length === 0 ? kept : kept.filter(hasRegistry);
}

function isUrn(resource: string): boolean {
    return resource.startsWith("urn:");
}

/** Checks whether a text is what a pattern says. Taking the first place for each literal needs no second try. */
function matches(text: string, pattern: string): boolean {
    const [first = "", ...others] = pattern.split("*");
    const last = others.pop();
    if (last === undefined) {
        return text === pattern;
    }
    let end = first.length;
    for (const literal of others) {
        const start = text.indexOf(literal, end);
        if (start < 0) {
            return false;
        }
        end = start + literal.length;
    }
    return text.startsWith(first) && text.length - last.length >= end && text.endsWith(last);
}
