/** Locks: what is sent, and that they come last. */
import type { RegistryArgs } from "acr-soft-delete";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const LOCK = "authorization:ManagementLockByScope";
const create = (args: object) => new components.Registry("prod", { resourceGroupName: "group", ...args });
async function locks(args: Partial<RegistryArgs>) {
    create(args);
    await settled();
    return sentOf(LOCK);
}

test("a lock of the registry is sent with its name and notes", async () => {
    expect(await locks({ lock: { kind: "ReadOnly", name: "keep", notes: "Ask the platform team." } })).toEqual({
        "prod-lock": { scope: REGISTRY_ID, level: "ReadOnly", lockName: "keep", notes: "Ask the platform team." },
    });
});

test("there is no lock by default, and a lock needs only a kind", async () => {
    expect(await locks({})).toEqual({});
    expect(await locks({ lock: null as never })).toEqual({});
    expect(await locks({ lock: { kind: "CanNotDelete" } })).toEqual({
        "prod-lock": { scope: REGISTRY_ID, level: "CanNotDelete" },
    });
});

test("locks of endpoints have the endpoints as their scope", async () => {
    const subnetResourceId = "/subnets/one";
    const lock = { kind: "CanNotDelete" } as const;
    const privateEndpoints = [
        { subnetResourceId, lock },
        { subnetResourceId, lock, name: "second" },
    ];
    expect(await locks({ sku: "Premium", privateEndpoints, lock })).toEqual({
        "prod-lock": { scope: REGISTRY_ID, level: "CanNotDelete" },
        "prod-endpoint-lock": { scope: "/network:PrivateEndpoint/prod-endpoint", level: "CanNotDelete" },
        "prod-endpoint-second-lock": { scope: "/network:PrivateEndpoint/prod-endpoint-second", level: "CanNotDelete" },
    });
});

test.each<[string, object, string]>([
    ["a lock that is a text", { lock: "ReadOnly" }, "lock must be an object with kind, name, notes."],
    [
        "an unknown kind",
        { lock: { kind: "Delete" } },
        'lock.kind = "Delete" (Registry "prod"): must be one of CanNotDelete, ReadOnly.',
    ],
    ["no kind", { lock: {} }, "lock.kind is required"],
    ["azure-native's words", { lock: { kind: "ReadOnly", level: "ReadOnly" } }, "lock.level does not exist"],
    [
        "an endpoint's lock that is a text",
        { privateEndpoints: [{ subnetResourceId: "/s", lock: "ReadOnly" }] },
        "privateEndpoints[0].lock must be an object with kind, name, notes.",
    ],
    [
        "an endpoint's lock of an unknown kind",
        { privateEndpoints: [{ subnetResourceId: "/s", lock: { kind: "Delete" } }] },
        'privateEndpoints[0].lock.kind = "Delete"',
    ],
    [
        "an endpoint's lock of no kind",
        { privateEndpoints: [{ subnetResourceId: "/s", lock: {} }] },
        "privateEndpoints[0].lock.kind is required",
    ],
])("refuses %s", (_, args, problem) => {
    expect(() => create({ sku: "Premium", ...args })).toThrow(problem);
    expect(registered).toEqual([]);
});
