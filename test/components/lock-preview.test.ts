/** In a program, the lock of a registry depends on everything else. */
import { registrations } from "../support/programs";

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
        const named = (name: string) => {
            const [resource] = all.filter((one) => one.name === name);
            if (!resource) {
                throw new Error(`There is no resource ${name}.`);
            }
            return resource;
        };
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
