import { UNKNOWN } from "acr-soft-delete-rules";
import { covers, dropExempt, dropExemptSoFar, type Exemption, isMalformedUrn, isOverBroad } from "./exemptions";
import type { Group } from "./group-by-registry";
import type { ResourceContribution } from "./registry-index";

const exempting = (resource: string): Exemption => ({ resource, reason: "test", until: "2030-01-01" });
const contribution = (resource: string, isRegistry = false): ResourceContribution => ({
    urn: `urn:pulumi:prod::shop::azure-native:containerregistry:Registry::${resource}`,
    resource,
    observed: {},
    registry: { isRegistry, name: UNKNOWN, resourceGroup: undefined, inputs: [] },
});

test.each<[string, boolean]>([
    ["images", true],
    ["im*", true],
    ["*ages", true],
    ["i**s", true],
    ["i*a*s", true],
    ["ima*ges", true],
    ["ima*ages", false],
    ["*ag*ag*", false],
    ["*es*im*", false],
    ["image", false],
    ["mages", false],
    ["im.ges", false],
    ["Images", false],
    ["urn:pulumi:prod::shop::azure-native:containerregistry:Registry::images", true],
    ["urn:pulumi:prod::*::images", true],
    ["urn:pulumi:dev::*::images", false],
])("%s covers images: %p", (pattern, isCovered) => {
    expect(covers(exempting(pattern), contribution("images"))).toBe(isCovered);
});

test("a pattern with many stars is a question of its length", () => {
    const name = "a".repeat(10_000);
    expect(covers(exempting(`${"a*".repeat(50)}b`), contribution(name))).toBe(false);
    expect(covers(exempting(`${"a*".repeat(50)}a`), contribution(name))).toBe(true);
});

test.each<[string, boolean]>([
    ["urn:pulumi:prod::shop::type::name", false],
    ["urn:pulumi:p::s::t$t2::n::n", false],
    ["urn:pulumi:prod::*::name", false],
    ["urn:pulumi:*::shop::*", false],
    ["urn:*", false],
    ["images", false],
    ["images::*", false],
    ["my-urn:pulumi:prod", false],
    ["urn:pulumi:prod::shop::type", true],
    ["urn:pulumi:prod::shop", true],
    ["urn:pulumi:::shop::type::name", true],
    ["urn:aws:prod::shop::type::name", true],
    ["urn:pulumi:prod:x::shop::type::*", true],
    ["urn:aws:prod::shop::*", true],
    ["urn:pulumi:prod::sh:op::*", true],
])("%s is a malformed URN: %p", (pattern, is) => {
    expect(isMalformedUrn(pattern)).toBe(is);
});

test.each<[string, boolean]>([
    ["*", true],
    ["**", true],
    ["urn:pulumi:*", true],
    ["urn:pulumi:prod*", false],
    ["urn:*", true],
    ["urn:*::*::*", true],
    ["$", true],
    ["a*", false],
    ["*my-urn:*", false],
])("%s covers too much: %p", (pattern, is) => {
    expect(isOverBroad(pattern)).toBe(is);
});

describe("dropExempt", () => {
    const registry = contribution("registry", true);
    const again = contribution("again", true);
    const part = contribution("part");
    const candidate = contribution("candidate");
    const group = (...members: ResourceContribution[]): Group => ({ members, possibleMembers: [candidate] });
    const without = (resource: string, ...members: ResourceContribution[]) =>
        dropExempt([group(...members)], [exempting(resource)]);

    test("keeps everything without exemptions", () => {
        const groups = [group(registry)];
        expect(dropExempt(groups, [])).toBe(groups);
    });

    test("keeps only possible members of an exempt registry", () => {
        expect(without("registry", registry, part)).toEqual([
            { members: [], possibleMembers: [candidate], isExempt: true },
        ]);
    });

    test("keeps a registry with another declaration that is not exempt", () => {
        expect(without("registry", registry, again, part)).toEqual([group(again, part)]);
        expect(without("*", registry, again, part)).toEqual([{ members: [], possibleMembers: [], isExempt: true }]);
    });

    test("removes exempt members and possible members", () => {
        expect(without("part", registry, part)).toEqual([group(registry)]);
        expect(without("candidate", registry)).toEqual([{ members: [registry], possibleMembers: [] }]);
    });

    test("removes exempt members of a registry outside the stack", () => {
        expect(without("other", part)).toEqual([group(part)]);
        expect(without("part", part)).toEqual([group()]);
    });

    test("keeps only groups with a registry while the stack is incomplete", () => {
        const exemptions = [exempting("registry")];
        expect(dropExemptSoFar([group(part)], exemptions)).toEqual([]);
        expect(dropExemptSoFar([group(part)], [])).toEqual([group(part)]);
        expect(dropExemptSoFar([group(again, part)], exemptions)).toEqual([group(again, part)]);
        expect(dropExemptSoFar([group(registry, part)], exemptions)).toEqual([
            { members: [], possibleMembers: [candidate], isExempt: true },
        ]);
    });
});
