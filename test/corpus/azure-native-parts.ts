import type { Corpus } from "../support/corpus";
import { BOTH, RETENTION, TYPE, ZONE, premium, raw } from "./shared/azure-native";

const API_VERSION = "mandatory soft-delete-api-version prod";

/** `@pulumi/azure-native`: zone redundancy, parts of a registry, API versions, other types and resource options. */
export const corpus: Corpus = {
    cases: [
        // Zone redundancy, replications, cache rules.
        {
            name: "zone redundancy",
            program: premium(`policies: softDelete, zoneRedundancy: "enabled"`),
            says: [ZONE],
        },
        {
            name: "zone redundancy without soft delete",
            program: premium(`zoneRedundancy: "Enabled"`),
            says: [],
        },
        {
            name: "no zone redundancy",
            program: premium(`policies: softDelete, zoneRedundancy: "Disabled"`),
            says: [],
        },
        {
            name: "a zone redundant replica",
            program: `
                const prod = ${premium("policies: softDelete")}
                new containerregistry.Replication("north", { ...replica, registryName: prod.name, zoneRedundancy: "Enabled" });
            `,
            says: [
                "mandatory soft-delete-without-geo-replication north",
                "mandatory soft-delete-without-zone-redundancy north",
            ],
        },
        {
            name: "a replica",
            program: `
                const prod = ${premium("policies: softDelete")}
                new containerregistry.Replication("north", { ...replica, registryName: prod.name });
            `,
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "a zone redundant replica without soft delete",
            program: `
                const prod = ${premium("policies: { softDeletePolicy: { status: 'disabled' } }")}
                new containerregistry.Replication("north", { ...replica, registryName: prod.name, zoneRedundancy: "Enabled" });
            `,
            says: [],
        },
        {
            name: "a cache rule",
            program: `
                const prod = ${premium("policies: softDelete")}
                new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: prod.name, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" });
            `,
            says: ["mandatory soft-delete-without-cache-rules nginx"],
        },
        {
            name: "a cache rule without soft delete",
            program: `
                const prod = ${premium("policies: {}")}
                new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: prod.name, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" });
            `,
            says: [],
        },
        {
            name: "a webhook, a scope map and a credential set exclude nothing",
            program: `
                const prod = ${premium("policies: softDelete")}
                const registry = { resourceGroupName: "group", registryName: prod.name };
                new containerregistry.Webhook("deleted", { ...registry, location: "northeurope", actions: ["delete"], serviceUri: "https://contoso.example", status: "enabled" });
                new containerregistry.ScopeMap("pull", { ...registry, actions: ["repositories/app/content/read"] });
                new containerregistry.CredentialSet("hub", { ...registry, loginServer: "docker.io" });
            `,
            says: [],
        },

        // API versions.
        {
            name: "a stable API version",
            program: raw("azure-native:containerregistry/v20221201:Registry", "policies: softDelete"),
            says: [API_VERSION],
        },
        {
            name: "a stable API version without soft delete",
            program: raw(
                "azure-native:containerregistry/v20221201:Registry",
                `policies: { retentionPolicy: { status: "enabled" } }`,
            ),
            says: [],
        },
        {
            name: "a preview API version",
            program: raw("azure-native:containerregistry/v20230101preview:Registry", "policies: softDelete"),
            says: [],
        },
        {
            name: "the last preview API version before soft delete",
            program: raw("azure-native:containerregistry/v20211201preview:Registry", "policies: softDelete"),
            says: [API_VERSION],
        },
        {
            name: "the first preview API version with soft delete",
            program: raw("azure-nextgen:containerregistry/v20220201preview:Registry", "policies: softDelete"),
            says: [],
        },
        {
            name: "a local package of a stable API version",
            program: raw("azure-native_containerregistry_v20251101:containerregistry:Registry", "policies: softDelete"),
            says: [API_VERSION],
        },
        {
            name: "a local package of a preview API version",
            program: raw(
                "azure-native_containerregistry_v20250601preview:containerregistry:Registry",
                "policies: softDelete",
            ),
            says: [],
        },
        {
            name: "a local package asked for in other letter case",
            program: raw("azure-native_ContainerRegistry_v20250601preview:ContainerRegistry:Registry", BOTH),
            says: [RETENTION],
        },
        {
            name: "an alias is not the type that is sent",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete }, { aliases: [{ type: "azure-native:containerregistry/v20221201:Registry" }] });`,
            says: [],
        },

        // Other types.
        {
            name: "types with similar names",
            program: [
                "azure-native:machinelearningservices:Registry",
                "azure-native:containerregistry:ConnectedRegistry",
                "azure-native:appplatform:ContainerRegistry",
                "azure-native:containerregistry:RegistryTask",
                "aws:ecr/registry:Registry",
            ]
                .map((type) => raw(type, `${BOTH}, zoneRedundancy: "Enabled"`))
                .join("\n"),
            says: [],
        },
        {
            name: "the same properties on a registry",
            program: raw(TYPE, `${BOTH}, zoneRedundancy: "Enabled"`),
            says: [RETENTION, ZONE],
        },
        {
            name: "the arguments of a component are not checked",
            program: `new pulumi.ComponentResource("contoso:containerregistry:Registry", "prod", { ${BOTH} });`,
            says: [],
        },
        {
            name: "a registry in a component",
            program: `
                const images = new pulumi.ComponentResource("contoso:index:Images", "images");
                new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, ${BOTH} }, { parent: images });
            `,
            says: [RETENTION],
        },
        {
            name: "the component of this project",
            program: `new Registry("prod", { ...at, softDelete: { retentionDays: 30 } });`,
            says: [],
        },
        {
            name: "the component of this project with all that excludes soft delete",
            program: `new Registry("prod", { ...at, sku: "Premium", softDelete: { enabled: false }, retentionPolicy: { days: 30 }, zoneRedundancy: "Enabled", replications: [{ location: "northeurope", zoneRedundancy: "Enabled" }] });`,
            says: [],
        },

        // Options of resources.
        {
            name: "changes that are ignored are sent the first time",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, ${BOTH} }, { ignoreChanges: ["policies"] });`,
            says: [RETENTION],
        },
        {
            name: "protection does not replace soft delete",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled" } } }, { protect: true, retainOnDelete: true });`,
            says: [],
        },
    ],
};
