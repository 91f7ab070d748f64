import type { Corpus } from "../support/corpus";

/** `@pulumi/azure-native`: the registry, and its parts declared apart from it. */
export const corpus: Corpus = {
    cases: [
        {
            name: "soft delete alone is fine",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Basic" }, policies: softDelete });`,
            says: [],
        },
        {
            name: "soft delete with a retention policy",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { ...softDelete, retentionPolicy: { status: "enabled", days: 7 } } });`,
            says: ["mandatory soft-delete-without-retention-policy prod"],
        },
    ],
};
