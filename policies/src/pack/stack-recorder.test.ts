import type { PolicyResource } from "@pulumi/policy";
import { rules, UNKNOWN } from "acr-soft-delete-rules";
import fc from "fast-check";
import { samples, SEED } from "../../../test/support/samples";
import { evaluateResource } from "../evaluate/evaluate-rule";
import { type Group, RegistryGroups } from "../evaluate/group-by-registry";
import type { ResourceContribution } from "../evaluate/registry-index";
import type { Contribution, Reader } from "../model/contribution";
import { createReaderIndex, StackRecorder } from "./stack-recorder";

const reader: Reader = {
    tokens: [/^registry$/, /^part$/],
    read: ({ type, name, props }) => [
        {
            registry: {
                isRegistry: type === "registry",
                resourceGroup: undefined,
                inputs: ["registryName"],
                name: (props as string[])[0],
            },
            observed: {},
            uncertainty: name,
        },
    ],
};
const resource = (urn: string, name: string, type = "registry") => ({ urn, type, name: urn, props: [name] });
/** Returns the contributions to a complete stack. */
const list = (stack: StackRecorder, ...urns: string[]) =>
    stack.groupStack(urns.map((urn) => ({ urn }) as unknown as PolicyResource)).contributions;
const urns = (groups: readonly { members: readonly ResourceContribution[] }[]) =>
    groups.map(({ members }) =>
        members.map(({ urn, registry }) => `${urn}=${JSON.stringify(registry.name)}`).join(" "),
    );

test("a resource without a reader contributes nothing", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    expect(stack.findGroups(resource("r", "prod", "storage"))).toEqual([]);
    expect(stack.record(resource("r", "prod", "storage"), "one")).toEqual({ contributions: [], groups: [] });
    expect(list(stack, "r")).toEqual([]);
});

test("a policy that sees a resource again gets its new state, which replaces the old one", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    const first = stack.record(resource("r", "prod"), "one");
    expect(stack.record(resource("r", "prod"), "two").contributions).toBe(first.contributions);
    const second = stack.record(resource("r", "prod"), "one");
    expect(second.contributions).not.toBe(first.contributions);
    expect(urns(second.groups)).toEqual(['r="prod"']);
    expect(list(stack, "r")).toEqual(second.contributions);
    stack.record(resource("r", "other"), "one");
    expect(urns(stack.findGroups(resource("s", "prod")))).toEqual(['s="prod"']);
    expect(urns(stack.findGroups(resource("s", "OTHER")))).toEqual(['r="other"', 's="OTHER"']);
});

test("a new state of one resource does not affect others with the same registry name", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    stack.record(resource("r", "prod"), "one");
    stack.record(resource("s", "prod"), "one");
    stack.record(resource("r", "other"), "one");
    expect(urns(stack.findGroups(resource("t", "prod")))).toEqual(['s="prod"', 't="prod"']);
});

test("finding groups records nothing", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    stack.findGroups(resource("r", "prod"));
    expect(list(stack, "r")).toEqual([]);
    expect(urns(stack.findGroups(resource("s", "prod")))).toEqual(['s="prod"']);
});

test("a resource that is no longer in the stack contributes nothing", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    const { contributions } = stack.record(resource("r", "prod"), "one");
    stack.record(resource("s", "prod"), "one");
    expect(list(stack, "r")).toEqual(contributions);
});

describe("in a complete stack, a part whose registry has an unknown name", () => {
    const inStack = (type: string, urn: string, parent?: PolicyResource, registryName: PolicyResource[] = []) =>
        ({
            type,
            urn,
            name: urn,
            props: [UNKNOWN],
            parent,
            propertyDependencies: { registryName },
        }) as unknown as PolicyResource;
    const group = (...resources: PolicyResource[]) => {
        const stack = new StackRecorder(createReaderIndex([reader]));
        resources.forEach((one) => stack.record(one, "one"));
        return stack
            .groupStack(resources)
            .groups.map(({ members, possibleMembers }) =>
                [...members.map(({ urn }) => urn), ...possibleMembers.map(({ urn }) => `[${urn}]`)].join(" "),
            );
    };
    const component = inStack("component", "component");

    test("may belong to the registry inside the component that the name was computed from", () => {
        const folder = inStack("component", "folder", component);
        const registry = inStack("registry", "registry", folder);
        expect(group(component, folder, registry, inStack("part", "part", undefined, [component]))).toEqual([
            "registry [part]",
            "[part]",
        ]);
        expect(group(component, folder, registry, inStack("part", "part"))).toEqual(["registry", "part"]);
    });

    test("does not belong to a child of a resource with contributions", () => {
        const outer = inStack("registry", "outer", component);
        const inner = inStack("registry", "inner", outer);
        expect(group(component, outer, inner, inStack("part", "part", undefined, [component]))).toEqual([
            "outer [part]",
            "inner",
            "[part]",
        ]);
    });
});

/** Reads the contributions that the test has put into the properties. */
const given: Reader = { tokens: [/^given$/], read: ({ props }) => props as Contribution[] };

const anySettings = fc.constantFrom<Contribution["observed"]>(
    ...[
        {},
        { softDeleteStatus: "enabled" },
        { softDeleteStatus: "disabled" },
        { softDeleteStatus: UNKNOWN },
        { replications: [{ zoneRedundancy: UNKNOWN }] },
        { cacheRules: [{}], retentionDays: 5 },
    ].map(
        (settings) =>
            Object.fromEntries(
                Object.entries<unknown>(settings).map(([name, value]) => [name, { value, evidence: [] }]),
            ) as Contribution["observed"],
    ),
);
const anyContribution = fc.record<Contribution, "registry" | "observed">(
    {
        registry: fc.record({
            isRegistry: fc.boolean(),
            name: fc.constantFrom("prod", "test", UNKNOWN),
            resourceGroup: fc.constantFrom("a", "b", undefined, UNKNOWN),
            inputs: fc.constant([]),
        }),
        observed: anySettings,
        uncertainty: fc.constant("uncertain"),
    },
    { requiredKeys: ["registry", "observed"] },
);

test("groups that grow have the results of groups that are built at once", () => {
    const readers = createReaderIndex([given]);
    const evaluate = (groups: readonly Group[], contributions: readonly ResourceContribution[]) =>
        rules
            .flatMap((rule) =>
                evaluateResource({ rule, options: { minimumDays: 7 }, exempt: [] }, groups, contributions),
            )
            .map((result) => JSON.stringify([result, contributions.indexOf(result.one)]))
            .sort();
    const isIdentified = ({ registry }: ResourceContribution) => registry.resourceGroup !== UNKNOWN;
    fc.assert(
        fc.property(fc.array(fc.array(anyContribution, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (all) => {
            const stack = new StackRecorder(readers);
            const earlier: ResourceContribution[] = [];
            for (const [index, props] of all.entries()) {
                const one = { urn: `urn${index}`, type: "given", name: "given", props };
                const { groups, contributions } = stack.record(one, "one");
                const names = contributions.filter(isIdentified).map(({ registry }) => registry.name);
                const namesakes = earlier.filter(
                    (other) =>
                        isIdentified(other) && other.registry.name !== UNKNOWN && names.includes(other.registry.name),
                );
                const scratch = new RegistryGroups([...namesakes, ...contributions]).list();
                expect(evaluate(groups, contributions)).toEqual(evaluate(scratch, contributions));
                earlier.push(...contributions);
            }
        }),
        { numRuns: samples(300), seed: SEED },
    );
});
