import type { Corpus } from "../support/corpus";
import { BOTH, RETENTION, TYPE, premium, raw } from "./shared/azure-native";

const DAYS = "mandatory soft-delete-days prod";

const STATUS = "mandatory soft-delete-status prod";

const NO_EFFECT = "advisory soft-delete-days-without-effect prod";

const RETENTION_LIMITS = "mandatory retention-policy prod";

/** `@pulumi/azure-native`: soft delete and the retention policy of a registry. */
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
            name: "a retention policy with days only is off",
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
            name: "days as a string",
            program: premium(`policies: { softDeletePolicy: { status: "enabled", retentionDays: "30" } }`),
            says: [DAYS],
        },
        {
            name: "too many days while soft delete is off",
            program: premium(`policies: { softDeletePolicy: { status: "disabled", retentionDays: 120 } }`),
            says: [DAYS, NO_EFFECT],
        },

        // Defaults of the SDK.
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
            name: "seven days alone cannot be distinguished from the SDK's default",
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
            name: '"on" is not a valid status',
            program: premium(`policies: { softDeletePolicy: { status: "on", retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "a status with a blank",
            program: premium(`policies: { softDeletePolicy: { status: "enabled ", retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "true is not a valid status",
            program: premium(`policies: { softDeletePolicy: { status: true, retentionDays: 30 } }`),
            says: [STATUS],
        },
        {
            name: "null is the default",
            program: premium(`policies: { softDeletePolicy: { status: null, retentionDays: 30 } }`),
            says: [NO_EFFECT],
        },
        {
            name: "objects instead of strings and numbers",
            program: premium(
                `policies: { softDeletePolicy: { status: { value: "enabled" }, retentionDays: [30] }, retentionPolicy: { status: "enabled" } }`,
            ),
            says: [STATUS, DAYS],
        },
        {
            name: "an array instead of policies",
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
    ],
};
