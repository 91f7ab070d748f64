import { inShort, preview } from "../support/programs";

const GEO = "mandatory soft-delete-without-geo-replication";

const REGISTRY = `const registry = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });`;
const NAMED = REGISTRY.replace("...at,", `...at, registryName: "ContosoProd",`);
const COMPONENT = `const registry = new Registry("prod", { ...at, sku: "Premium" });`;

/** A registry, and how a separate resource refers to it. */
const REFERENCES = [
    ["a plain reference", REGISTRY, "registry.name"],
    ["an apply", REGISTRY, "registry.name.apply((name) => name.toLowerCase())"],
    ["the component's output", COMPONENT, "registry.name"],
    ["a literal name", NAMED, `"ContosoProd"`],
    ["a literal name in other letter case", NAMED, `"contosoPROD"`],
];

test.each(REFERENCES)(
    "finds a replication and a cache rule of a registry through %s",
    async (_, registry, reference) => {
        const result = await preview(`
        ${registry}
        new containerregistry.Replication("north", { ...replica, registryName: ${reference} });
        new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: ${reference}, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" });
    `);
        expect(result.failures).toEqual([]);
        expect(result.violations.map(({ policy }) => policy).sort()).toEqual([
            "soft-delete-without-cache-rules",
            "soft-delete-without-geo-replication",
        ]);
        expect(result.undecided).toEqual([]);
        // Without a dependency between them, either resource may come first; the second one is rejected.
        const doors = result.violations.map(({ urn }) => urn?.split("::").at(-1));
        expect(doors.sort()).toEqual(reference.startsWith('"') ? expect.any(Array) : ["nginx", "north"]);
        const message = result.violations.find(({ policy }) => policy.endsWith("geo-replication"))?.message;
        expect(message).toMatch(/policies\.softDeletePolicy\.status = "enabled" \(Registry "prod"\)/);
        expect(message).toMatch(/location = "northeurope" \(Replication "north"\)/);
    },
);

test("a conflict is reported once, on a registry that comes after its replication", async () => {
    const result = await preview(`
        new containerregistry.Replication("north", { ...replica, registryName: "contosoprod" });
        new containerregistry.Replication("south", { ...replica, registryName: "contosoprod" });
        ${NAMED.replace("policies: softDelete }", `policies: softDelete }, { dependsOn: pulumi.output(new Promise((done) => setImmediate(done, []))) }`)}
    `);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([`${GEO} prod`]);
    expect(result.undecided).toEqual([]);
});

test("each replication of a registry is rejected", async () => {
    const result = await preview(`
        ${REGISTRY}
        for (const location of ["northeurope", "uksouth"]) {
            new containerregistry.Replication(location, { ...replica, registryName: registry.name, location });
        }
    `);
    expect(inShort(result)).toEqual([`${GEO} northeurope`, `${GEO} uksouth`]);
    const south = result.violations.find(({ urn }) => urn?.endsWith("uksouth"))?.message;
    expect(south).toContain("uksouth");
    expect(south).not.toContain("northeurope");
});

test("a replication does not affect another registry", async () => {
    const result = await preview(`
        ${REGISTRY}
        const plain = new containerregistry.Registry("plain", { ...at, sku: { name: "Premium" } });
        const named = new containerregistry.Registry("named", { ...at, registryName: "contosotest", sku: { name: "Premium" }, policies: softDelete });
        new containerregistry.Replication("north", { ...replica, registryName: plain.name });
        new containerregistry.Registry("elsewhere", { ...at, resourceGroupName: "other", registryName: "contosoplain", sku: { name: "Premium" }, policies: softDelete });
        new containerregistry.Registry("here", { ...at, registryName: "contosoplain", sku: { name: "Premium" } });
        new containerregistry.Replication("south", { ...replica, registryName: "contosoplain" });
        const known = new classic.Registry("known", { name: "contosoknown", resourceGroupName: "group", sku: "Premium" });
        new command.local.Command("on", { create: "az acr config soft-delete update -r contosoknown --status enabled" });
        new containerregistry.Replication("derived", { ...replica, registryName: known.name.apply((name) => name + "2") });
    `);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([]);
    expect(result.undecided.map(({ urn }) => urn?.split("::").at(-1))).toContain("derived");
});

test("a replication of one of two registries is undecided unless both have the same verdict", async () => {
    const either = (policies: string) => `
        ${REGISTRY}
        const other = new containerregistry.Registry("other", { ...at, sku: { name: "Premium" }, policies: ${policies} });
        new containerregistry.Replication("north", { ...replica, registryName: pulumi.all([registry.name, other.name]).apply(([one]) => one) });
    `;
    const both = await preview(either("softDelete"));
    expect(inShort(both)).toEqual([`${GEO} north`]);
    const one = await preview(either("{}"));
    expect(inShort(one)).toEqual([]);
    expect(one.undecided.map(({ policy }) => policy)).toEqual(["soft-delete-without-geo-replication"]);
});

test("a replication of a registry outside the stack is undecided", async () => {
    const result = await preview(
        `new containerregistry.Replication("north", { ...replica, registryName: "contosofar" });`,
    );
    expect(inShort(result)).toEqual([]);
    expect(result.undecided.map(({ policy, level }) => `${level} ${policy}`)).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
    expect(result.undecided[0]?.message).toMatch(/registry is not in this stack/);
});

test("a command enables soft delete of a classic registry, before or after its other parts", async () => {
    const result = await preview(`
        const registry = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium", georeplications: [{ location: "northeurope", zoneRedundancyEnabled: true }], retentionPolicyInDays: 7 });
        new command.local.Command("on", { create: pulumi.interpolate\`az acr config soft-delete update -r \${registry.name} --status enabled --days 120\` });
        new classic.RegistryCacheRule("nginx", { containerRegistryId: "/subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosoprod", sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" }, { dependsOn: registry });
    `);
    expect(result.failures).toEqual([]);
    const policies = result.violations.map(({ policy }) => policy).sort();
    expect(policies).toEqual([
        "soft-delete-days",
        "soft-delete-without-cache-rules",
        "soft-delete-without-geo-replication",
        "soft-delete-without-retention-policy",
        "soft-delete-without-zone-redundancy",
    ]);
});

test("a name that is computed from a registry's name is not that registry", async () => {
    const result = await preview(`
        ${REGISTRY}
        const derived = registry.name.apply((name) => name + "geo");
        new containerregistry.Registry("geo", { ...at, registryName: derived, sku: { name: "Premium" } });
        new containerregistry.Replication("north", { ...replica, registryName: derived });
    `);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([]);
    expect(result.undecided[0]?.message).toMatch(/: the registry that this resource belongs to is unknown/);
});

test("a name from the same source as a registry's may be that registry's", async () => {
    const result = await preview(`
        const suffix = group.id.apply((id) => "contoso" + id);
        new containerregistry.Registry("prod", { ...at, registryName: suffix, sku: { name: "Premium" }, policies: softDelete });
        new containerregistry.Replication("north", { ...replica, registryName: suffix });
    `);
    expect(result.violations).toEqual([]);
    expect(result.undecided.map(({ policy }) => policy)).toEqual(["soft-delete-without-geo-replication"]);
});

test("registries with one name in two clouds are two registries", async () => {
    const cloud = (name: string, policies: string) => `
        const ${name} = new resources.ResourceGroup("${name}", { location: "westeurope" });
        new containerregistry.Registry("${name}", { ...at, registryName: "contoso", resourceGroupName: ${name}.name, sku: { name: "Premium" }, policies: ${policies} });
    `;
    const retention = `{ retentionPolicy: { status: "enabled", days: 7 } }`;
    const result = await preview(`
        ${cloud("world", "softDelete")}
        ${cloud("china", retention)}
        new containerregistry.Replication("north", { ...replica, resourceGroupName: china.name, registryName: "contoso" });
    `);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([]);
    expect(result.undecided.map(({ urn }) => urn?.split("::").at(-1))).toEqual(["north"]);
});

test("a registry that is the parent of another stands for itself", async () => {
    const result = await preview(`
        ${REGISTRY}
        new containerregistry.Registry("mirror", { ...at, sku: { name: "Premium" } }, { parent: registry });
        new containerregistry.Replication("north", { ...replica, registryName: registry.name });
    `);
    expect(inShort(result)).toEqual([`${GEO} north`]);
});
