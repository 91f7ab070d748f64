/** Identities of a registry: what is sent of them. */
import * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { forget, registered, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const create = (managedIdentities: unknown) =>
    new components.Registry("prod", { resourceGroupName: "group", managedIdentities } as RegistryArgs);
async function sent(managedIdentities: unknown): Promise<unknown> {
    create(managedIdentities);
    await settled();
    return sentOf("containerregistry:Registry")["prod"]?.["identity"];
}

const [ONE, TWO] = ["/userAssignedIdentities/one", "/userAssignedIdentities/two"] as const;

test.each<[string, unknown, unknown]>([
    ["one of its own", { systemAssigned: true }, { type: "SystemAssigned" }],
    [
        "others",
        { userAssignedResourceIds: [ONE, TWO] },
        { type: "UserAssigned", userAssignedIdentities: { [ONE]: {}, [TWO]: {} } },
    ],
    [
        "both",
        { systemAssigned: true, userAssignedResourceIds: [ONE] },
        { type: "SystemAssigned, UserAssigned", userAssignedIdentities: { [ONE]: {} } },
    ],
    [
        "one twice",
        { userAssignedResourceIds: [ONE, ONE] },
        { type: "UserAssigned", userAssignedIdentities: { [ONE]: {} } },
    ],
    ["none, said so", { systemAssigned: false, userAssignedResourceIds: [] }, { type: "None" }],
    ["an output", pulumi.output({ systemAssigned: true }), { type: "SystemAssigned" }],
    [
        "outputs inside",
        { systemAssigned: pulumi.output(false), userAssignedResourceIds: [pulumi.output(ONE)] },
        { type: "UserAssigned", userAssignedIdentities: { [ONE]: {} } },
    ],
    ["nothing", undefined, undefined],
    ["null", null, undefined],
])("identities: %s", async (_, identities, identity) => {
    expect(await sent(identities)).toEqual(identity);
});

test.each<[string, unknown, string]>([
    ["a text", "SystemAssigned", "managedIdentities must be an object with systemAssigned, userAssignedResourceIds."],
    ["azure-native's words", { type: "SystemAssigned" }, "managedIdentities.type does not exist"],
    [
        "an id for a list",
        { userAssignedResourceIds: ONE },
        "managedIdentities.userAssignedResourceIds must be an array of strings",
    ],
    [
        "a list of objects",
        { userAssignedResourceIds: [{ id: ONE }] },
        "managedIdentities.userAssignedResourceIds[0] = (object)",
    ],
    [
        "a text for a switch",
        { systemAssigned: "false" },
        'managedIdentities.systemAssigned = "false" (Registry "prod"): must be true or false.',
    ],
])("refuses %s", (_, identities, problem) => {
    expect(() => create(identities)).toThrow(problem);
    expect(registered).toEqual([]);
});
