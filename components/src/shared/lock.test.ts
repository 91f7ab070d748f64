/** Locks: what is sent, and that they come last. */
import type { RegistryArgs } from "acr-soft-delete";
import type { AnalyzedResource } from "../../../check/src/analyzer/client";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks } from "../../../test/support/mocked-components";
import { registrations } from "../../../test/support/programs";

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

test("there is none unless it is asked for, and a kind is enough", async () => {
    expect(await locks({})).toEqual({});
    expect(await locks({ lock: null as never })).toEqual({});
    expect(await locks({ lock: { kind: "CanNotDelete" } })).toEqual({
        "prod-lock": { scope: REGISTRY_ID, level: "CanNotDelete" },
    });
});

test("locks of endpoints are of the endpoints", async () => {
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

/** A registry with one of everything that may be had together. */
const EVERYTHING = `{ ...at, sku: "Premium", softDelete: { enabled: false },
    webhooks: [{ name: "deploy", serviceUri: "https://hooks.example.com" }],
    scopeMaps: [{ name: "readers", actions: ["repositories/app/content/read"] }],
    tokens: [{ name: "machine", scopeMapName: "readers" }],
    credentialSets: [{ name: "docker", loginServer: "docker.io", usernameSecretIdentifier: "u", passwordSecretIdentifier: "p" }],
    cacheRules: [{ name: "nginx", sourceRepository: "docker.io/library/nginx", targetRepository: "nginx", credentialSetName: "docker" }],
    roleAssignments: [{ roleDefinitionIdOrName: "AcrPull", principalId: "p" }],
    diagnosticSettings: [{ workspaceResourceId: "/workspaces/one" }],
    privateEndpoints: [{ subnetResourceId: "/subnets/one", lock: { kind: "CanNotDelete" },
        privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: "/zones/privatelink.azurecr.io" }] },
        roleAssignments: [{ roleDefinitionIdOrName: "Reader", principalId: "p" }] }],
    lock: { kind: "ReadOnly" },`;

test.each([
    ["plain", `[{ location: "northeurope" }]`, "prod-northeurope"],
    ["an output", `pulumi.output([{ location: "northeurope" }])`, "prod-0"],
])(
    "the lock comes after everything else, and endpoints after replications; the list of these is %s",
    async (_, list, replication) => {
        const all = await registrations(`new Registry("prod", ${EVERYTHING} replications: ${list} });`);
        const named = (name: string) => all.find((one) => one.name === name) as AnalyzedResource;
        const inner = all.filter(({ type, name }) => type.startsWith("azure-native:") && name.startsWith("prod"));
        expect(
            inner
                .map(({ name }) => name)
                .filter((name) => name !== replication)
                .sort(),
        ).toEqual([
            "prod",
            "prod-deploy",
            "prod-diagnostics",
            "prod-docker",
            "prod-endpoint",
            "prod-endpoint-lock",
            "prod-endpoint-role-0",
            "prod-endpoint-zones",
            "prod-lock",
            "prod-machine",
            "prod-nginx",
            "prod-readers",
            "prod-role-0",
        ]);
        const others = inner.filter(({ name }) => name !== "prod-lock").map(({ urn }) => urn);
        expect([...named("prod-lock").dependencies].sort()).toEqual([...others].sort());
        expect(named("prod-endpoint").dependencies).toContain(named(replication).urn);
        expect(named("prod-endpoint-lock").dependencies).toEqual(
            expect.arrayContaining([named("prod-endpoint-zones").urn, named("prod-endpoint-role-0").urn]),
        );
        expect(named("prod-machine").dependencies).toContain(named("prod-readers").urn);
        expect(named("prod-nginx").dependencies).toContain(named("prod-docker").urn);
    },
);

test.each<[string, object, string]>([
    ["a lock that is a text", { lock: "ReadOnly" }, "lock must be an object with kind, name, notes."],
    [
        "an unknown kind",
        { lock: { kind: "Delete" } },
        'lock.kind = "Delete" (Registry "prod"): must be one of CanNotDelete, ReadOnly.',
    ],
    ["no kind", { lock: {} }, "lock.kind is needed"],
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
        "privateEndpoints[0].lock.kind is needed",
    ],
])("refuses %s", (_, args, problem) => {
    expect(() => create({ sku: "Premium", ...args })).toThrow(problem);
    expect(registered).toEqual([]);
});
