import type { Corpus } from "../support/corpus";

const RETENTION = "mandatory soft-delete-without-retention-policy";
const GEO = "mandatory soft-delete-without-geo-replication";
const ZONE = "mandatory soft-delete-without-zone-redundancy";
const CACHE = "mandatory soft-delete-without-cache-rules";

/** A registry of a known name. */
function registry(properties = "", options = "{}"): string {
    return `const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium", ${properties} }, ${options});`;
}

/** A command after that registry, by default one that turns its soft delete on. */
function on(options = "{ dependsOn: prod }", call = "-r contosoprod --status enabled"): string {
    return `const on = new command.local.Command("on", { create: "az acr config soft-delete update ${call}" }, ${options});`;
}

function cacheRule(id: string, options = "{ dependsOn: on }"): string {
    return `const nginx = new classic.RegistryCacheRule("nginx", { containerRegistryId: ${id}, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" }, ${options});`;
}

function idIn(group: string, name = "contosoprod"): string {
    return `"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}"`;
}

/** Settings that are undecided for a registry outside the stack. */
const ELSEWHERE = [
    "open soft-delete-without-cache-rules on",
    "open soft-delete-without-geo-replication on",
    "open soft-delete-without-retention-policy on",
    "open soft-delete-without-zone-redundancy on",
];

/** `@pulumi/azure`: registries without a soft delete setting, and the Azure CLI that turns it on. */
export const corpus: Corpus = {
    cases: [
        {
            name: "soft delete alone is fine",
            program: registry() + on(),
            says: [],
        },
        {
            name: "soft delete with a retention policy",
            program: registry("retentionPolicyInDays: 7") + on(),
            says: [`${RETENTION} on`],
        },
        {
            name: "zero days turn the retention policy off",
            program: registry("retentionPolicyInDays: 0") + on(),
            says: [],
        },
        {
            name: "the command comes before the registry",
            program: on("{}") + registry("retentionPolicyInDays: 7", "{ dependsOn: on }"),
            says: [`${RETENTION} prod`],
        },
        {
            name: "the command comes before a registry without conflicts",
            program: on("{}") + registry("retentionPolicyInDays: 0", "{ dependsOn: on }"),
            says: [],
        },
        {
            name: "the command turns soft delete off",
            program:
                registry(
                    `retentionPolicyInDays: 7, zoneRedundancyEnabled: true, georeplications: [{ location: "northeurope" }]`,
                ) + on("{ dependsOn: prod }", "-r contosoprod --status disabled"),
            says: [],
        },
        {
            name: "replications and zone redundancy",
            program: registry(`zoneRedundancyEnabled: true, georeplications: [{ location: "northeurope" }]`) + on(),
            says: [`${GEO} on`, `${ZONE} on`],
        },
        {
            name: "no replications and no zone redundancy",
            program: registry(`zoneRedundancyEnabled: false, georeplications: []`) + on(),
            says: [],
        },
        {
            name: "a zone redundant replica",
            program: registry(`georeplications: [{ location: "northeurope", zoneRedundancyEnabled: true }]`) + on(),
            says: [`${GEO} on`, `${ZONE} on`],
        },
        {
            name: "all that excludes soft delete, without it",
            program:
                registry(
                    `retentionPolicyInDays: 7, zoneRedundancyEnabled: true, georeplications: [{ location: "northeurope", zoneRedundancyEnabled: true }]`,
                ) + cacheRule("prod.id", "{}"),
            says: [],
        },
        {
            name: "unknown replications",
            program: registry("georeplications: unknown") + on(),
            says: ["open soft-delete-without-geo-replication on", "open soft-delete-without-zone-redundancy on"],
        },
        {
            name: "unknown replications, without soft delete",
            program: registry("georeplications: unknown"),
            says: [],
        },

        // The retention policy and the days by themselves.
        {
            name: "a retention policy in the Basic tier",
            program: `new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic", retentionPolicyInDays: 7 });`,
            says: ["mandatory retention-policy prod"],
        },
        {
            name: "no retention policy in the Basic tier",
            program: `new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic", retentionPolicyInDays: 0 });`,
            says: [],
        },
        {
            name: "untagged manifests are purged after 366 days",
            program: registry("retentionPolicyInDays: 366"),
            says: ["mandatory retention-policy prod"],
        },
        {
            name: "ninety-one days by command",
            program: registry() + on("{ dependsOn: prod }", "-r contosoprod --status enabled --days 91"),
            says: ["mandatory soft-delete-days on"],
        },
        {
            name: "ninety days by command",
            program: registry() + on("{ dependsOn: prod }", "-r contosoprod --status enabled --days 90"),
            says: [],
        },

        // Cache rules name their registry by id.
        {
            name: "a cache rule by the id of the registry",
            program: registry() + on() + cacheRule("prod.id"),
            says: [`${CACHE} nginx`],
        },
        {
            name: "the command comes after the cache rule",
            program: registry() + cacheRule("prod.id", "{}") + on("{ dependsOn: nginx }"),
            says: [`${CACHE} on`],
        },
        {
            name: "a cache rule by an id in other letter case",
            program: registry() + on() + cacheRule(idIn("GROUP", "ContosoProd")),
            says: [`${CACHE} nginx`],
        },
        {
            name: "a cache rule by the id of a registry in another group",
            program: registry() + on() + cacheRule(idIn("other")),
            says: ["open soft-delete-without-cache-rules nginx"],
        },
        {
            name: "a cache rule of the other registry",
            program: `
                ${registry()}
                const test = new classic.Registry("test", { name: "contosotest", resourceGroupName: "group", sku: "Premium" });
                ${on()}
                ${cacheRule("test.id")}
            `,
            says: [],
        },

        // The registry of a command.
        {
            name: "the command of another registry",
            program:
                registry("retentionPolicyInDays: 7") + on("{ dependsOn: prod }", "-r contosotest --status enabled"),
            says: ELSEWHERE,
        },
        {
            name: "the command of a registry in another group",
            program:
                registry("retentionPolicyInDays: 7") +
                on("{ dependsOn: prod }", "-g other -r contosoprod --status enabled"),
            says: ELSEWHERE,
        },
        {
            name: "the command names the group in other letter case",
            program:
                registry("retentionPolicyInDays: 7") +
                on("{ dependsOn: prod }", "-g Group -r ContosoProd --status enabled"),
            says: [`${RETENTION} on`],
        },
        {
            name: "the argument vector ends with an unknown name",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", sku: "Premium", retentionPolicyInDays: 7 });
                new command.local.Command("on", { interpreter: ["az", "acr", "config", "soft-delete", "update", "--status", "enabled", "--registry"], create: prod.name });
            `,
            says: [`${RETENTION} on`],
        },
        {
            name: "the argument vector turns soft delete off for an unknown name",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", sku: "Premium", retentionPolicyInDays: 7 });
                new command.local.Command("off", { interpreter: ["az", "acr", "config", "soft-delete", "update", "--status", "disabled", "--registry"], create: prod.name });
            `,
            says: [],
        },
        {
            name: "the name is an environment variable",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", sku: "Premium", retentionPolicyInDays: 7 });
                new command.local.Command("on", { create: 'az acr config soft-delete update -r "$ACR_NAME" --status enabled', environment: { ACR_NAME: prod.name } });
            `,
            says: [`${RETENTION} on`],
        },
        {
            name: "commands that turn nothing on",
            program: `
                ${registry("retentionPolicyInDays: 7")}
                const say = (name, create) => new command.local.Command(name, { create }, { dependsOn: prod });
                say("show", "az acr config soft-delete show -r contosoprod");
                say("echo", "echo az acr config soft-delete update -r contosoprod --status enabled");
                say("comment", "# az acr config soft-delete update -r contosoprod --status enabled");
                say("retention", "az acr config retention update -r contosoprod --status enabled --type UntaggedManifests --days 7");
                new command.local.Command("delete", { create: "true", delete: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: prod });
            `,
            says: [],
        },
        {
            name: "a chain of commands that turns soft delete on",
            program: `
                ${registry("retentionPolicyInDays: 7")}
                new command.local.Command("on", { create: "az account show && az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: prod });
            `,
            says: [`${RETENTION} on`],
        },

        // A generated package of the Terraform provider.
        {
            name: "types of a generated package",
            program: `
                const prod = new pulumi.CustomResource("azurerm:index/containerRegistry:ContainerRegistry", "prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium", retentionPolicyInDays: 7 });
                ${on()}
                new pulumi.CustomResource("azurerm:index/containerRegistryCacheRule:ContainerRegistryCacheRule", "nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" }, { dependsOn: on });
            `,
            says: [`${RETENTION} on`, `${CACHE} nginx`],
        },
        {
            name: "types of a generated package without soft delete",
            program: `
                const prod = new pulumi.CustomResource("azurerm:index/containerRegistry:ContainerRegistry", "prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium", retentionPolicyInDays: 7 });
                new pulumi.CustomResource("azurerm:index/containerRegistryCacheRule:ContainerRegistryCacheRule", "nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" });
            `,
            says: [],
        },
    ],
};
