import type { Corpus } from "../support/corpus";
import { BOTH, RETENTION, TYPE, ZONE, premium, raw } from "./shared/azure-native";

/** `@pulumi/azure-native`: secrets and unknown values. */
export const corpus: Corpus = {
    cases: [
        // Secrets and unknown values.
        {
            name: "a secret status",
            program: premium(
                `policies: { softDeletePolicy: { status: pulumi.secret("enabled") }, retentionPolicy: { status: "enabled" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "secret policies, one of them off",
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
            name: "the SDK makes all policies unknown because of one value",
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
