/** Which declarations are taken to be about one registry, and what is remembered of a stack. */
import type { PolicyResource } from "@pulumi/policy";
import { UNKNOWN } from "acr-soft-delete-rules";
import type { Reader, RegistryReference } from "../model/contribution";
import {
    type ResourceContribution,
    groupByRegistry,
    type InputDependencies,
    buildInputDependencies,
} from "./group-by-registry";
import { readerFinder, createStackRecorder } from "../pack/stack-recorder";

const contributions = (urn: string, reference: Partial<RegistryReference>): ResourceContribution => ({
    urn,
    resource: urn,
    observed: {},
    registry: { isRegistry: false, name: UNKNOWN, resourceGroup: undefined, inputs: [], ...reference },
});
const registry = (urn: string, reference: Partial<RegistryReference> = {}) =>
    contributions(urn, { isRegistry: true, ...reference });
const part = contributions;
const token = (key: string) => ({ key, origin: "template" as const });

/** The groups in short: members by URN, and candidates in brackets. */
function grouped(all: readonly ResourceContribution[], from: Record<string, string[]> = {}): string[] {
    const origins: InputDependencies = (urn) => new Set(from[urn]);
    return groupByRegistry(all, origins).map(({ members, possibleMembers }) =>
        [...members.map(({ urn }) => urn), ...possibleMembers.map(({ urn }) => `[${urn}]`)].join(" "),
    );
}

describe("a part whose registry has no known name", () => {
    test("belongs to the registry that its name comes from", () => {
        expect(grouped([registry("r"), part("p", {})], { p: ["r"] })).toEqual(["r p"]);
        expect(grouped([registry("r"), part("p", {})])).toEqual(["r", "p"]);
    });

    test("belongs to the one whose name comes from the same resources, in whatever order", () => {
        const from = { r: ["x", "y"], p: ["y", "x"] };
        expect(grouped([registry("r"), part("p", {})], from)).toEqual(["r p"]);
        expect(grouped([registry("r"), part("p", {})], { ...from, p: ["x"] })).toEqual(["r", "p"]);
        expect(grouped([registry("r", { name: "known" }), part("p", {})], from)).toEqual(["r", "p"]);
    });

    test("does not belong to a registry in another resource group", () => {
        const all = [registry("r", { resourceGroup: "a" }), part("p", { resourceGroup: "b" })];
        expect(grouped(all, { p: ["r"] })).toEqual(["r", "p"]);
    });

    test("of a template belongs to the registry that the template calls the same", () => {
        const all = [
            registry("t", { nameToken: token("one") }),
            registry("t", { nameToken: token("two") }),
            part("t", { nameToken: token("two") }),
        ];
        expect(groupByRegistry(all, () => new Set()).map(({ members }) => members.length)).toEqual([1, 2]);
        // What a template as a whole comes from does not tell which registry of it is meant.
        const from = { t: ["x"], r: ["x"], p: ["x"] };
        expect(grouped([registry("t", { nameToken: token("one") }), part("p", {})], from)).toEqual(["t", "p"]);
        expect(grouped([registry("r"), part("t", { nameToken: token("one") })], from)).toEqual(["r", "t"]);
        expect(grouped([registry("t", { name: "known" }), part("t", {})])).toEqual(["t", "t"]);
    });

    test("belongs together only with what the same resource says of the same registry", () => {
        expect(grouped([part("p", {}), part("q", {})])).toEqual(["p", "q"]);
        const symbols = ["one", "two", "one"].map((key) => part("t", { nameToken: token(key) }));
        expect(grouped(symbols)).toEqual(["t t", "t"]);
    });
});

test("a known name that two registries have is the one's from which it comes", () => {
    const all = [registry("r", { name: "prod" }), registry("s", { name: "PROD" }), part("p", { name: "prod" })];
    expect(grouped(all)).toEqual(["r [p]", "s [p]"]);
    expect(grouped(all, { p: ["s"] })).toEqual(["r", "s p"]);
    expect(grouped(all, { p: ["x"] })).toEqual(["r [p]", "s [p]"]);
});

test("inputs come from the resources that they depend on, components with all that is in them", () => {
    const place = (urn: string, parent?: PolicyResource, uses: PolicyResource[] = []) =>
        ({ urn, parent, propertyDependencies: { registryName: uses } }) as unknown as PolicyResource;
    const component = place("component");
    const inner = place("inner", component);
    const child = place("child", inner);
    const user = place("user", undefined, [component]);
    const origins = buildInputDependencies([component, inner, child, user], new Set(["inner"]));
    expect([...origins("user", ["registryName"])]).toEqual(["component", "inner"]);
    expect([...origins("user", ["location"])]).toEqual([]);
    expect([...origins("nobody", ["registryName"])]).toEqual([]);
    const all = buildInputDependencies([component, inner, child, user], new Set());
    expect([...all("user", ["registryName"])]).toEqual(["component", "inner", "child"]);
});

describe("a stack, as it is seen", () => {
    const reader: Reader = {
        tokens: [/^registry$/],
        read: ({ name, props }) => [
            {
                registry: { isRegistry: true, resourceGroup: undefined, inputs: [], name: (props as string[])[0] },
                observed: {},
                uncertainty: name,
            },
        ],
    };
    const place = (urn: string, name: string, type = "registry") => ({ urn, type, name: urn, props: [name] });
    const urns = (groups: readonly { members: readonly ResourceContribution[] }[]) =>
        groups.map(({ members }) =>
            members.map(({ urn, registry }) => `${urn}=${JSON.stringify(registry.name)}`).join(" "),
        );

    test("what nobody reads says nothing", () => {
        const stack = createStackRecorder(readerFinder([reader]));
        expect(stack.groupsFor(place("r", "prod", "storage"))).toEqual([]);
        expect(stack.read(place("r", "prod", "storage"), "one")).toEqual({ contributions: [], groups: [] });
        expect(stack.contributions()).toEqual([]);
    });

    test("a policy that asks again is shown the new state, in place of the old one", () => {
        const stack = createStackRecorder(readerFinder([reader]));
        const first = stack.read(place("r", "prod"), "one");
        expect(stack.read(place("r", "prod"), "two").contributions).toBe(first.contributions);
        const second = stack.read(place("r", "prod"), "one");
        expect(second.contributions).not.toBe(first.contributions);
        expect(urns(second.groups)).toEqual(['r="prod"']);
        expect(stack.contributions()).toEqual(second.contributions);
        stack.read(place("r", "other"), "one");
        expect(urns(stack.groupsFor(place("s", "prod")))).toEqual(['s="prod"']);
        expect(urns(stack.groupsFor(place("s", "OTHER")))).toEqual(['r="other"', 's="OTHER"']);
    });

    test("a new state of one resource leaves its namesakes as they are", () => {
        const stack = createStackRecorder(readerFinder([reader]));
        stack.read(place("r", "prod"), "one");
        stack.read(place("s", "prod"), "one");
        stack.read(place("r", "other"), "one");
        expect(urns(stack.groupsFor(place("t", "prod")))).toEqual(['s="prod"', 't="prod"']);
    });

    test("what is only looked at is not remembered", () => {
        const stack = createStackRecorder(readerFinder([reader]));
        stack.groupsFor(place("r", "prod"));
        expect(stack.contributions()).toEqual([]);
        expect(urns(stack.groupsFor(place("s", "prod")))).toEqual(['s="prod"']);
    });
});
