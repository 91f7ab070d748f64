import { UNKNOWN } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";
import { RegistryGroups } from "./group-by-registry";
import type { InputDependencies, ResourceContribution } from "./registry-index";

const part = (urn: string, reference: Partial<RegistryReference>): ResourceContribution => ({
    urn,
    resource: urn,
    observed: {},
    registry: { isRegistry: false, name: UNKNOWN, resourceGroup: undefined, inputs: [], ...reference },
});
const registry = (urn: string, reference: Partial<RegistryReference> = {}) =>
    part(urn, { isRegistry: true, ...reference });
const token = (key: string) => ({ key, origin: "template" as const });

/** Groups contributions and lists each group's members by URN, with possible members in brackets. */
function group(all: readonly ResourceContribution[], sources: Record<string, string[]> = {}): string[] {
    const dependencies: InputDependencies = (urn) => ({ direct: new Set(sources[urn]), all: new Set(sources[urn]) });
    return new RegistryGroups(all, dependencies)
        .list()
        .map(({ members, possibleMembers }) =>
            [...members.map(({ urn }) => urn), ...possibleMembers.map(({ urn }) => `[${urn}]`)].join(" "),
        );
}

describe("a contribution to a registry with an unknown name", () => {
    test("joins the registry that its name was computed from", () => {
        expect(group([registry("r"), part("p", {})], { p: ["r"] })).toEqual(["r p"]);
        expect(group([registry("r"), part("p", {})])).toEqual(["r", "p"]);
    });

    test("may join the registry whose name was computed from the same resources", () => {
        const from = { r: ["x", "y"], p: ["y", "x"] };
        expect(group([registry("r"), part("p", {})], from)).toEqual(["r [p]", "[p]"]);
        expect(group([registry("r"), part("p", {})], { ...from, p: ["x"] })).toEqual(["r", "p"]);
        expect(group([registry("r", { name: "known" }), part("p", {})], from)).toEqual(["r", "p"]);
    });

    test("does not join a registry in another resource group", () => {
        const all = [registry("r", { resourceGroup: "a" }), part("p", { resourceGroup: "b" })];
        expect(group(all, { p: ["r"] })).toEqual(["r", "p"]);
    });

    test("in a template joins the registry with the same name token", () => {
        const all = [
            registry("t", { nameToken: token("one") }),
            registry("t", { nameToken: token("two") }),
            part("t", { nameToken: token("two") }),
        ];
        expect(new RegistryGroups(all).list().map(({ members }) => members.length)).toEqual([1, 2]);
        // The sources of a whole template do not identify one registry in it.
        const from = { t: ["x"], r: ["x"], p: ["x"] };
        expect(group([registry("t", { nameToken: token("one") }), part("p", {})], from)).toEqual(["t", "p"]);
        expect(group([registry("r"), part("t", { nameToken: token("one") })], from)).toEqual(["r", "t"]);
        expect(group([registry("t", { name: "known" }), part("t", {})])).toEqual(["t", "t"]);
    });

    test("joins another one only if both come from one resource and have the same name token", () => {
        expect(group([part("p", {}), part("q", {})])).toEqual(["p", "q"]);
        const contributions = ["one", "two", "one"].map((key) => part("t", { nameToken: token(key) }));
        expect(group(contributions)).toEqual(["t t", "t"]);
    });
});

test("a name that two registries have belongs to the registry that it was computed from", () => {
    const all = [registry("r", { name: "prod" }), registry("s", { name: "PROD" }), part("p", { name: "prod" })];
    expect(group(all)).toEqual(["r [p]", "s [p]"]);
    expect(group(all, { p: ["s"] })).toEqual(["r", "s p"]);
    expect(group(all, { p: ["x"] })).toEqual(["r [p]", "s [p]"]);
});
