import type { Corpus } from "../support/corpus";

const RETENTION = "mandatory soft-delete-without-retention-policy prod";
const ZONE = "mandatory soft-delete-without-zone-redundancy prod";
const DAYS = "mandatory soft-delete-days prod";
const STATUS = "mandatory soft-delete-status prod";
const NO_EFFECT = "advisory soft-delete-days-without-effect prod";
const API_VERSION = "mandatory soft-delete-api-version prod";
const RETENTION_LIMITS = "mandatory retention-policy prod";

/** A Premium registry with some more properties. */
function premium(properties: string): string {
    return `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, ${properties} });`;
}

/** The same as it comes from another SDK: without what the SDK of azure-native fills in. */
function raw(type: string, properties: string): string {
    return `new pulumi.CustomResource("${type}", "prod", { ...at, sku: { name: "Premium" }, ${properties} });`;
}

const TYPE = "azure-native:containerregistry:Registry";
const BOTH = `policies: { ...softDelete, retentionPolicy: { status: "enabled", days: 7 } }`;

/** `@pulumi/azure-native`: the registry, and its parts declared apart from it. */
export const corpus: Corpus = {
    cases: [
        // Soft delete and the retention policy.
        {
            name: "soft delete alone is fine",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Basic" }, policies: softDelete });`,
            says: [],
        },
        {
            name: "soft delete with a retention policy",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { ...softDelete, retentionPolicy: { status: "enabled", days: 7 } } });`,
            says: [RETENTION],
        },
        {
            name: "soft delete with a disabled retention policy",
            program: premium(`policies: { ...softDelete, retentionPolicy: { status: "disabled", days: 7 } }`),
            says: [],
        },
        {
            name: "a retention policy of which only the days are given is off",
            program: premium(`policies: { ...softDelete, retentionPolicy: { days: 10 } }`),
            says: [],
        },
        {
            name: "two registries with one policy each",
            program: `
                new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });
                new containerregistry.Registry("test", { ...at, sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled" } } });
            `,
            says: [],
        },
        {
            name: "enabled in other letter case",
            program: premium(
                `policies: { softDeletePolicy: { status: "Enabled" }, retentionPolicy: { status: "ENABLED" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "disabled in other letter case",
            program: premium(
                `policies: { softDeletePolicy: { status: "Disabled" }, retentionPolicy: { status: "ENABLED" } }`,
            ),
            says: [],
        },
        {
            name: "other policies are enabled",
            program: premium(
                `policies: { ...softDelete, quarantinePolicy: { status: "enabled" }, trustPolicy: { status: "enabled" }, exportPolicy: { status: "enabled" } }`,
            ),
            says: [],
        },
        {
            name: "all policies but soft delete are enabled",
            program: premium(
                `policies: { softDeletePolicy: { status: "disabled" }, retentionPolicy: { status: "enabled" }, quarantinePolicy: { status: "enabled" }, trustPolicy: { status: "enabled" } }`,
            ),
            says: [],
        },
        {
            name: "tags that read like settings",
            program: premium(
                `policies: softDelete, tags: { retentionPolicy: "enabled", zoneRedundancy: "Enabled", status: "on" }`,
            ),
            says: [],
        },
        {
            name: "soft delete at the first level is not sent",
            program: raw(
                TYPE,
                `softDeletePolicy: softDelete.softDeletePolicy, status: "enabled", policies: { retentionPolicy: { status: "enabled" } }`,
            ),
            says: [],
        },
        {
            name: "soft delete under the properties of the ARM template is not sent",
            program: raw(
                TYPE,
                `properties: { policies: softDelete }, policies: { retentionPolicy: { status: "enabled" } }`,
            ),
            says: [],
        },

        // The days of soft delete.
        {
            name: "no days",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: 0 } }`),
            says: [DAYS],
        },
        {
            name: "one day",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: 1 } }`),
            says: [],
        },
        {
            name: "ninety days",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: 90 } }`),
            says: [],
        },
        {
            name: "ninety-one days",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: 91 } }`),
            says: [DAYS],
        },
        {
            name: "half a day more",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: 30.5 } }`),
            says: [DAYS],
        },
        {
            name: "days in a text",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: "30" } }`),
            says: [DAYS],
        },
        {
            name: "too many days while soft delete is off",
            program: premium(`policies: { softDeletePolicy: { status: "disabled", retentionDays: 120 } }`),
            says: [DAYS, NO_EFFECT],
        },

        // What the SDK fills in.
        {
            name: "days alone are off",
            program: premium(`policies: { softDeletePolicy: { retentionDays: 30 } }`),
            says: [NO_EFFECT],
        },
        {
            name: "days alone do not clash with a retention policy",
            program: premium(
                `policies: { softDeletePolicy: { retentionDays: 30 }, retentionPolicy: { status: "enabled" } }`,
            ),
            says: [NO_EFFECT],
        },
        {
            name: "days alone from an SDK that fills nothing in",
            program: raw(TYPE, `policies: { softDeletePolicy: { retentionDays: 30 } }`),
            says: [NO_EFFECT],
        },
        {
            name: "seven days alone cannot be told from those that the SDK fills in",
            program: premium(`policies: { softDeletePolicy: { retentionDays: 7 } }`),
            says: [],
        },
        {
            name: "the status alone",
            program: premium(`policies: { softDeletePolicy: { status: "enabled" } }`),
            says: [],
        },
        {
            name: "an empty soft delete is off",
            program: premium(`policies: { softDeletePolicy: {}, retentionPolicy: { status: "enabled" } }`),
            says: [],
        },

        // The status of soft delete.
        {
            name: "on is no status",
            program: premium(`policies: { softDeletePolicy: { status: "on", retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "a status with a blank",
            program: premium(`policies: { softDeletePolicy: { status: "enabled ", retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "true is no status",
            program: premium(`policies: { softDeletePolicy: { status: true, retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "null is the default",
            program: premium(`policies: { softDeletePolicy: { status: null, retentionDays: 30 } }`),
            says: [NO_EFFECT],
        },
        {
            name: "objects instead of words and numbers",
            program: premium(
                `policies: { softDeletePolicy: { status: { value: "enabled" }, retentionDays: [30] }, retentionPolicy: { status: "enabled" } }`,
            ),
            says: [STATUS, DAYS],
        },
        {
            name: "a list instead of policies",
            program: raw(TYPE, `policies: [softDelete, { retentionPolicy: { status: "enabled" } }]`),
            says: [],
        },

        // The retention policy by itself.
        {
            name: "a retention policy in the Standard tier",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Standard" }, policies: { retentionPolicy: { status: "enabled" } } });`,
            says: [RETENTION_LIMITS],
        },
        {
            name: "a retention policy in the Premium tier, in other letter case",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "premium" }, policies: { retentionPolicy: { status: "enabled" } } });`,
            says: [],
        },
        {
            name: "a disabled retention policy in the Basic tier",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Basic" }, policies: { retentionPolicy: { status: "disabled" } } });`,
            says: [],
        },
        {
            name: "both policies in the Basic tier",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Basic" }, ${BOTH} });`,
            says: [RETENTION, RETENTION_LIMITS],
        },
        {
            name: "untagged manifests are purged after 366 days",
            program: premium(`policies: { retentionPolicy: { status: "enabled", days: 366 } }`),
            says: [RETENTION_LIMITS],
        },
        {
            name: "untagged manifests are purged after 365 days",
            program: premium(`policies: { retentionPolicy: { status: "enabled", days: 365 } }`),
            says: [],
        },
        {
            name: "untagged manifests are purged at once",
            program: premium(`policies: { retentionPolicy: { status: "enabled", days: 0 } }`),
            says: [],
        },

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
            name: "look-alikes",
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
            name: "what the look-alikes say of a registry",
            program: raw(TYPE, `${BOTH}, zoneRedundancy: "Enabled"`),
            says: [RETENTION, ZONE],
        },
        {
            name: "the arguments of a component are its own affair",
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
            name: "protection is no soft delete",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled" } } }, { protect: true, retainOnDelete: true });`,
            says: [],
        },

        // Secrets and what is not known yet.
        {
            name: "a secret status",
            program: premium(
                `policies: { softDeletePolicy: { status: pulumi.secret("enabled") }, retentionPolicy: { status: "enabled" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "secret policies of which one is off",
            program: premium(
                `policies: pulumi.secret({ ...softDelete, retentionPolicy: { status: "disabled" } }), zoneRedundancy: pulumi.secret("Disabled")`,
            ),
            says: [],
        },
        {
            name: "a secret zone redundancy",
            program: premium(`policies: pulumi.secret(softDelete), zoneRedundancy: pulumi.secret("Enabled")`),
            says: [ZONE],
        },
        {
            name: "an unknown status",
            program: raw(
                TYPE,
                `policies: { softDeletePolicy: { status: unknown, retentionDays: 30 }, retentionPolicy: { status: "enabled", days: 7 } }`,
            ),
            says: [
                "open soft-delete-status prod",
                "open soft-delete-days-without-effect prod",
                "open soft-delete-without-retention-policy prod",
            ],
        },
        {
            name: "an unknown retention policy with soft delete",
            program: raw(TYPE, `policies: { ...softDelete, retentionPolicy: { status: unknown, days: 7 } }`),
            says: ["open soft-delete-without-retention-policy prod"],
        },
        {
            name: "an unknown retention policy without soft delete",
            program: raw(
                TYPE,
                `policies: { softDeletePolicy: { status: "disabled" }, retentionPolicy: { status: unknown, days: 7 } }`,
            ),
            says: [],
        },
        {
            name: "the SDK makes all policies unknown for the sake of one value",
            program: premium(`policies: { softDeletePolicy: { status: unknown, retentionDays: 30 } }`),
            says: [
                "open retention-policy prod",
                "open soft-delete-days prod",
                "open soft-delete-days-without-effect prod",
                "open soft-delete-status prod",
                "open soft-delete-without-retention-policy prod",
            ],
        },
        {
            name: "unknown days",
            program: raw(TYPE, `policies: { softDeletePolicy: { status: "enabled", retentionDays: unknown } }`),
            says: ["open soft-delete-days prod"],
        },
        {
            name: "an unknown zone redundancy",
            program: premium(`policies: softDelete, zoneRedundancy: unknown`),
            says: ["open soft-delete-without-zone-redundancy prod"],
        },
        {
            name: "an unknown zone redundancy without soft delete",
            program: premium(`zoneRedundancy: unknown`),
            says: [],
        },
        {
            name: "an unknown tier with a retention policy",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: unknown }, policies: { retentionPolicy: { status: "enabled" } } });`,
            says: ["open retention-policy prod"],
        },
        {
            name: "an unknown tier with soft delete",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: unknown }, policies: softDelete });`,
            says: [],
        },
        {
            name: "an unknown place with both policies",
            program: `new containerregistry.Registry("prod", { resourceGroupName: group.name, location: unknown, sku: { name: "Premium" }, ${BOTH} });`,
            says: [RETENTION],
        },
    ],
};
