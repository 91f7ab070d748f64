import type { Corpus } from "../support/corpus";

const GEO = "mandatory soft-delete-without-geo-replication";
const CACHE = "mandatory soft-delete-without-cache-rules";
const OPEN_GEO = "open soft-delete-without-geo-replication";

const ON = "policies: softDelete";
const OFF = "policies: { softDeletePolicy: { status: 'disabled' } }";

/** A registry, by default one whose name nobody knows yet. */
function registry(name: string, properties: string, options = "{}"): string {
    return `const ${name} = new containerregistry.Registry("${name}", { ...at, sku: { name: "Premium" }, ${properties} }, ${options});\n`;
}

/** A replication whose registry has a certain name, as an expression. */
function north(registryName: string, options = "{}", properties = ""): string {
    return `const north = new containerregistry.Replication("north", { ...replica, registryName: ${registryName}, ${properties} }, ${options});\n`;
}

function nginx(registryName: string, options = "{}"): string {
    return `const nginx = new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: ${registryName}, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" }, ${options});\n`;
}

const NAMED_ON = `registryName: "contosoprod", ${ON}`;
const NAMED_OFF = `registryName: "contosoprod", ${OFF}`;
const AFTER_PROD = "{ dependsOn: prod }";

/** Resource groups whose names nobody knows yet. */
const TWO_GROUPS = `
    const world = new resources.ResourceGroup("world", { location: "westeurope" });
    const china = new resources.ResourceGroup("china", { location: "chinaeast" });
`;

/** What is declared apart from a registry, and the registry it belongs to. */
export const corpus: Corpus = {
    cases: [
        // By where the name comes from.
        {
            name: "by reference",
            program: registry("prod", ON) + north("prod.name") + nginx("prod.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "by reference, soft delete is off",
            program: registry("prod", OFF) + north("prod.name") + nginx("prod.name"),
            says: [],
        },
        {
            name: "through apply",
            program: registry("prod", ON) + north("prod.name.apply((name) => name.toLowerCase())"),
            says: [`${GEO} north`],
        },
        {
            name: "through apply, soft delete is off",
            program: registry("prod", OFF) + north("prod.name.apply((name) => name.toLowerCase())"),
            says: [],
        },
        {
            name: "through the id",
            program: registry("prod", ON) + north(`prod.id.apply((id) => id.split("/").pop())`),
            says: [`${GEO} north`],
        },
        {
            name: "through a text that mentions another resource as well",
            program: registry("prod", ON) + nginx("pulumi.all([group.name, prod.name]).apply(([, name]) => name)"),
            says: [`${CACHE} nginx`],
        },
        {
            name: "through the component of this project",
            program:
                `const prod = new Registry("prod", { ...at, sku: "Premium" });\n` +
                north("prod.name") +
                nginx("prod.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "through the component of this project, soft delete is off",
            program:
                `const prod = new Registry("prod", { ...at, sku: "Premium", softDelete: { enabled: false } });\n` +
                north("prod.name") +
                nginx("prod.name"),
            says: [],
        },
        {
            name: "a component takes the name of the registry outside",
            program: `
                ${registry("prod", ON)}
                class Replicas extends pulumi.ComponentResource {
                    constructor(name, args) {
                        super("contoso:index:Replicas", name, args);
                        new containerregistry.Replication("north", { ...replica, registryName: args.registryName }, { parent: this });
                    }
                }
                new Replicas("replicas", { registryName: prod.name });
            `,
            says: [`${GEO} north`],
        },
        {
            name: "a component puts out the name of the registry inside",
            program: `
                class Images extends pulumi.ComponentResource {
                    constructor(name, policies) {
                        super("contoso:index:Images", name);
                        const registry = new containerregistry.Registry(name, { ...at, sku: { name: "Premium" }, policies }, { parent: this });
                        this.registryName = registry.name;
                        this.registerOutputs({ registryName: registry.name });
                    }
                }
                const prod = new Images("prod", softDelete);
                const test = new Images("test", {});
                ${nginx("test.registryName")}
                ${north("prod.registryName")}
            `,
            says: [`${GEO} north`],
        },
        {
            name: "the registry is the parent",
            program: registry("prod", ON) + north("prod.name", "{ parent: prod }"),
            says: [`${GEO} north`],
        },

        // By name.
        {
            name: "by a literal name",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name, soft delete is off",
            program: registry("prod", NAMED_OFF) + north(`"contosoprod"`, AFTER_PROD),
            says: [],
        },
        {
            name: "by a literal name in other letter case",
            program: registry("prod", NAMED_ON) + nginx(`"ContosoProd"`, AFTER_PROD),
            says: [`${CACHE} nginx`],
        },
        {
            name: "by a longer literal name",
            program: registry("prod", NAMED_ON) + nginx(`"contosoprod2"`, AFTER_PROD),
            says: ["open soft-delete-without-cache-rules nginx"],
        },
        {
            name: "by a secret name",
            program: registry("prod", NAMED_ON) + north(`pulumi.secret("contosoprod")`, AFTER_PROD),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name in other letter case of the group",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD, `resourceGroupName: "Group"`),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name in another group",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD, `resourceGroupName: "other"`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by the resource's name, which is not the registry's",
            program: registry("prod", NAMED_ON) + north(`"prod"`, AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by reference to a registry of a known name",
            program: registry("prod", NAMED_ON) + north("prod.name"),
            says: [`${GEO} north`],
        },

        // Two registries of one name.
        {
            name: "one name in two groups, replicated where soft delete is on",
            program:
                registry("prod", NAMED_ON) +
                registry("other", `${NAMED_OFF}, resourceGroupName: "other"`) +
                north(`"contosoprod"`, "{ dependsOn: [prod, other] }"),
            says: [`${GEO} north`],
        },
        {
            name: "one name in two groups, replicated where soft delete is off",
            program:
                registry("prod", NAMED_ON) +
                registry("other", `${NAMED_OFF}, resourceGroupName: "other"`) +
                north(`"contosoprod"`, "{ dependsOn: [prod, other] }", `resourceGroupName: "other"`),
            says: [],
        },
        {
            name: "one name in two groups, replicated nobody knows where",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_OFF}, resourceGroupName: china.name`) +
                north(`"contosoprod"`, "{}", "resourceGroupName: china.name"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "one name in two groups, replicated nobody knows where, and soft delete is on in both",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_ON}, resourceGroupName: china.name`) +
                north(`"contosoprod"`, "{}", "resourceGroupName: china.name"),
            says: [`${GEO} north`],
        },
        {
            name: "one name in two groups, told apart by reference",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_OFF}, resourceGroupName: china.name`) +
                north("other.name", "{}", "resourceGroupName: china.name"),
            says: [],
        },

        // Names that are not known yet.
        {
            name: "an unknown name that comes from nowhere",
            program: registry("prod", ON) + north("unknown"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name from the same source",
            program: registry("prod", `registryName: unknown, ${ON}`) + north("unknown", AFTER_PROD),
            says: [`${GEO} north`],
        },
        {
            name: "an unknown name from the same source, soft delete is off",
            program: registry("prod", `registryName: unknown, ${OFF}`) + north("unknown"),
            says: [],
        },
        {
            name: "an unknown name from another source",
            program: TWO_GROUPS + registry("prod", `registryName: world.id, ${ON}`) + north("china.id"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name that two registries may have",
            program:
                registry("prod", `registryName: unknown.apply((id) => id + "prod"), ${ON}`) +
                registry("test", `registryName: unknown.apply((id) => id + "test"), ${OFF}`) +
                north(`unknown.apply((id) => id + "test")`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name that two registries may have, soft delete is off in both",
            program:
                registry("prod", `registryName: unknown.apply((id) => id + "prod"), ${OFF}`) +
                registry("test", `registryName: unknown.apply((id) => id + "test"), ${OFF}`) +
                north(`unknown.apply((id) => id + "test")`),
            says: [],
        },
        {
            name: "a name made from another registry's",
            program:
                registry("prod", ON) +
                registry("geo", `registryName: prod.name.apply((name) => name + "geo"), ${OFF}`) +
                north(`prod.name.apply((name) => name + "geo")`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by reference to a registry whose name was made from another's",
            program:
                registry("prod", ON) +
                registry("geo", `registryName: prod.name.apply((name) => name + "geo"), ${OFF}`) +
                north("geo.name"),
            says: [],
        },
        {
            name: "one of two registries",
            program:
                registry("prod", ON) +
                registry("test", OFF) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "one of two registries, soft delete is on in both",
            program:
                registry("prod", ON) +
                registry("test", ON) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [`${GEO} north`],
        },
        {
            name: "one of two registries, soft delete is off in both",
            program:
                registry("prod", OFF) +
                registry("test", OFF) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [],
        },

        // What is not in the stack.
        {
            name: "the registry is not in the stack",
            program: north(`"contosofar"`) + nginx(`"contosofar"`),
            says: [`${OPEN_GEO} north`, "open soft-delete-without-cache-rules nginx"],
        },
        {
            name: "a zone redundant replica of a registry that is not in the stack",
            program: north(`"contosofar"`, "{}", `zoneRedundancy: "Enabled"`),
            says: [`${OPEN_GEO} north`, "open soft-delete-without-zone-redundancy north"],
        },
        {
            name: "a dependency without a reference says nothing",
            program: registry("prod", ON) + north(`"contosofar"`, AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "the registry is only looked up",
            program:
                `const prod = containerregistry.Registry.get("prod", "/subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosofar");\n` +
                north("prod.name"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "a command switches soft delete on for a registry that is not in the stack",
            program: `
                const on = new command.local.Command("on", { create: "az acr config soft-delete update -r contosofar --status enabled" });
                ${north(`"contosofar"`, "{ dependsOn: on }")}
            `,
            says: [
                `${GEO} north`,
                "open soft-delete-without-cache-rules on",
                "open soft-delete-without-retention-policy on",
                "open soft-delete-without-zone-redundancy on",
            ],
        },

        // Which of them answers.
        {
            name: "the registry comes after its parts",
            program:
                north(`"contosoprod"`) +
                nginx(`"contosoprod"`) +
                registry("prod", NAMED_ON, "{ dependsOn: [north, nginx] }"),
            says: [`${GEO} prod`, `${CACHE} prod`],
        },
        {
            name: "the registry comes after its parts, soft delete is off",
            program:
                north(`"contosoprod"`) +
                nginx(`"contosoprod"`) +
                registry("prod", NAMED_OFF, "{ dependsOn: [north, nginx] }"),
            says: [],
        },
        {
            name: "the registry comes between its parts",
            program:
                north(`"contosoprod"`) +
                registry("prod", NAMED_ON, "{ dependsOn: north }") +
                nginx(`"contosoprod"`, AFTER_PROD),
            says: [`${GEO} prod`, `${CACHE} nginx`],
        },
        {
            name: "each part answers for itself",
            program: `
                ${registry("prod", ON)}
                for (const location of ["northeurope", "uksouth"]) {
                    new containerregistry.Replication(location, { ...at, location, registryName: prod.name });
                }
                ${nginx("prod.name")}
            `,
            says: [`${GEO} northeurope`, `${GEO} uksouth`, `${CACHE} nginx`],
        },
        {
            name: "parts of two registries with soft delete",
            program: registry("prod", ON) + registry("test", ON) + north("prod.name") + nginx("test.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "one registry with soft delete, and another with all the parts",
            program: registry("prod", ON) + registry("test", OFF) + north("test.name") + nginx("test.name"),
            says: [],
        },
        {
            name: "what is wrong with a registry is not laid at its part's door",
            program:
                registry("prod", "policies: { ...softDelete, retentionPolicy: { status: 'enabled' } }") +
                north("prod.name"),
            says: ["mandatory soft-delete-without-retention-policy prod", `${GEO} north`],
        },
        {
            name: "a replica of unknown zone redundancy",
            program: registry("prod", ON) + north("prod.name", "{}", "zoneRedundancy: unknown"),
            says: [`${GEO} north`, "open soft-delete-without-zone-redundancy north"],
        },
        {
            name: "a replica of unknown zone redundancy, soft delete is off",
            program: registry("prod", OFF) + north("prod.name", "{}", "zoneRedundancy: unknown"),
            says: [],
        },
        {
            name: "a replica of a registry whose soft delete is not known yet",
            program: `
                const prod = new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, registryName: "contosoprod", policies: { softDeletePolicy: { status: unknown, retentionDays: 7 } } });
                ${north(`"contosoprod"`, AFTER_PROD)}
            `,
            says: [`${OPEN_GEO} north`, "open soft-delete-status prod"],
        },

        // Three providers, one registry.
        {
            name: "a classic registry, a command and a replication of azure-native",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                const on = new command.local.Command("on", { create: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: prod });
                ${north(`"contosoprod"`, "{ dependsOn: on }")}
            `,
            says: [`${GEO} north`],
        },
        {
            name: "a classic registry, a replication of azure-native and then a command",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                ${north("prod.name")}
                new command.local.Command("on", { create: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: north });
            `,
            says: [`${GEO} on`],
        },
        {
            name: "a classic registry, a replication of azure-native and a command that switches off",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                ${north("prod.name")}
                new command.local.Command("off", { create: "az acr config soft-delete update -r contosoprod --status disabled" }, { dependsOn: north });
            `,
            says: [],
        },
        {
            name: "a registry of azure-native, a cache rule of the classic provider",
            program: `
                ${registry("prod", ON)}
                new classic.RegistryCacheRule("nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" });
            `,
            says: [`${CACHE} nginx`],
        },
        {
            name: "a registry of azure-native without soft delete, a cache rule of the classic provider",
            program: `
                ${registry("prod", OFF)}
                new classic.RegistryCacheRule("nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" });
            `,
            says: [],
        },
    ],
};
