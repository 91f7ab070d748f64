import type { ResourceContribution } from "../evaluate/group-by-registry";
import type { Reader } from "../model/contribution";
import { createReaderIndex, StackRecorder } from "./stack-recorder";

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
const resource = (urn: string, name: string, type = "registry") => ({ urn, type, name: urn, props: [name] });
const urns = (groups: readonly { members: readonly ResourceContribution[] }[]) =>
    groups.map(({ members }) =>
        members.map(({ urn, registry }) => `${urn}=${JSON.stringify(registry.name)}`).join(" "),
    );

test("a resource without a reader contributes nothing", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    expect(stack.findGroups(resource("r", "prod", "storage"))).toEqual([]);
    expect(stack.record(resource("r", "prod", "storage"), "one")).toEqual({ contributions: [], groups: [] });
    expect(stack.listContributions()).toEqual([]);
});

test("a policy that sees a resource again gets its new state, which replaces the old one", () => {
    const stack = new StackRecorder(createReaderIndex([reader]));
    const first = stack.record(resource("r", "prod"), "one");
    expect(stack.record(resource("r", "prod"), "two").contributions).toBe(first.contributions);
    const second = stack.record(resource("r", "prod"), "one");
    expect(second.contributions).not.toBe(first.contributions);
    expect(urns(second.groups)).toEqual(['r="prod"']);
    expect(stack.listContributions()).toEqual(second.contributions);
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
    expect(stack.listContributions()).toEqual([]);
    expect(urns(stack.findGroups(resource("s", "prod")))).toEqual(['s="prod"']);
});
