/** Previews for the formats to show. */
import type { Preview } from "../../model/preview";
import {
    ARTICLE,
    at,
    COMPANY,
    COMPONENT,
    diagnostic,
    PACK,
    policy,
    preview,
    PROVIDER,
    REGISTRY,
    REPLICATION,
    resource,
    stack,
    urnOf,
} from "./builders";
import { hostile } from "./hostile";

const DAYS = policy({
    name: "soft-delete-days",
    displayName: "Soft delete for 1 to 90 days",
    description: "Soft delete retention is a whole number of days from 1 to 90.",
    severity: "medium",
    remediationSteps: "Set a whole number from 1 to 90, or leave it out for the service's default of 7.",
    framework: ["Azure Container Registry", "2026-03-25", "soft-delete", ARTICLE],
});
const GEO = policy({
    name: "soft-delete-without-geo-replication",
    displayName: "Soft delete without geo-replication",
    description: "Soft delete cannot be enabled on a registry with geo-replications.",
    severity: "high",
    remediationSteps: "Remove the replications, or disable soft delete.",
});
const WITHOUT_EFFECT = policy({
    name: "soft-delete-days-without-effect",
    displayName: "Soft delete days that take effect",
    description: "Soft delete days have no effect unless soft delete is enabled.",
    level: "advisory",
    severity: "low",
    remediationSteps: 'Set the status to "enabled" as well, or remove the days.',
});
const REQUIRED = policy({
    name: "soft-delete-required",
    displayName: "Soft delete on every registry",
    description: "Every registry has soft delete enabled.",
    level: "remediate",
    severity: "critical",
    remediationSteps: 'Set the status of soft delete to "enabled".',
});
const MINIMUM = policy({
    name: "soft-delete-minimum-days",
    displayName: "Soft delete for a minimum of days",
    description: "Soft delete retention meets the organisation's minimum.",
    level: "disabled",
});
const NAMES = policy({ pack: "company", name: "names", description: "Names follow the guide.", level: "mandatory" });
const INVALID = policy({
    name: "invalid-arguments",
    displayName: "Valid arguments",
    description: "Arguments of components have the documented form.",
    remediationSteps: "Correct the arguments.",
    url: "https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/components.md",
    tags: [],
});

const clean = preview({
    policies: [DAYS, GEO, WITHOUT_EFFECT, MINIMUM],
    resources: [
        stack("shop"),
        resource("shop", PROVIDER, "default_3_28_0", { parent: undefined }),
        resource("shop", "azure-native:resources:ResourceGroup", "images", {
            source: at("/repo/shop/index.ts", 4, 15),
            properties: { location: "westeurope" },
        }),
        resource("shop", COMPONENT, "images", { custom: false, source: at("/repo/shop/index.ts", 6, 18) }),
        resource("shop", REGISTRY, "images", {
            parent: urnOf("shop", COMPONENT, "images"),
            protect: true,
            properties: {
                sku: { name: "Premium" },
                resourceGroupName: "[unknown]",
                policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
            },
        }),
    ],
});

const GEO_MESSAGE = `Soft delete cannot be enabled on a registry with geo-replications.
found:  policies.softDeletePolicy.status = "enabled" (Registry "images")
        location = "northeurope" (Replication "north")
why:    Microsoft excludes geo-replicated registries from soft delete.
fix:    Remove the replications, or disable soft delete.
source: Microsoft Learn (2026-03-25), ${ARTICLE}`;

/** Mandatory, advisory, undecided, remediated, logged; resources that are read, inside others, or unknown. */
const findings = preview({
    packs: [PACK, COMPANY],
    policies: [DAYS, GEO, WITHOUT_EFFECT, REQUIRED, MINIMUM, NAMES],
    resources: [
        stack("shop"),
        resource("shop", PROVIDER, "default_3_28_0", { parent: undefined }),
        resource("shop", COMPONENT, "images", { custom: false, source: at("/repo/shop/src/my images.ts", 12, 5) }),
        resource("shop", REGISTRY, "images", {
            parent: urnOf("shop", COMPONENT, "images"),
            protect: true,
            properties: { adminUserEnabled: false, password: "[secret]" },
        }),
        resource("shop", REPLICATION, "north", {
            parent: urnOf("shop", COMPONENT, "images"),
            source: at("/repo/shop/src/my images.ts", 20, 9),
        }),
        resource("shop", REGISTRY, "old", { operation: "read", source: at("/repo/lib/old.ts", 3, 1) }),
        resource("shop", REPLICATION, "south", { parent: urnOf("shop", REGISTRY, "old") }),
        resource("shop", PROVIDER, "europe", { source: at("/elsewhere/providers.ts", 1, 1) }),
        resource("shop", REGISTRY, "orphan", { parent: "urn:pulumi:dev::shop::other:index:Thing::gone" }),
    ],
    violations: [
        diagnostic({
            policy: WITHOUT_EFFECT.name,
            level: "advisory",
            severity: "low",
            urn: urnOf("shop", REGISTRY, "images"),
            message: "Soft delete days have no effect unless soft delete is enabled.",
        }),
        diagnostic({
            policy: GEO.name,
            severity: "high",
            urn: urnOf("shop", REPLICATION, "north"),
            message: GEO_MESSAGE,
        }),
        diagnostic({
            pack: COMPANY.name,
            policy: NAMES.name,
            urn: urnOf("shop", PROVIDER, "europe"),
            message: "The name is too short.",
        }),
        diagnostic({
            policy: REQUIRED.name,
            message: "One registry of the stack has no soft delete.\n\nfix: Enable it.",
        }),
        diagnostic({
            policy: DAYS.name,
            urn: "urn:pulumi:dev::shop::azure-native:containerregistry:Registry::vanished",
            message: "Soft delete retention is a whole number of days from 1 to 90.",
        }),
    ],
    undecided: [
        diagnostic({
            policy: GEO.name,
            level: "advisory",
            urn: urnOf("shop", REPLICATION, "south"),
            message: "Undecided until the update: the registry that this resource belongs to is unknown.",
        }),
    ],
    remediated: [
        {
            pack: PACK.name,
            policy: REQUIRED.name,
            urn: urnOf("shop", REGISTRY, "images"),
            changes: [
                {
                    property: "policies",
                    before: { retentionPolicy: { status: "disabled" }, softDeletePolicy: { status: "disabled" } },
                    after: {
                        retentionPolicy: { status: "disabled" },
                        softDeletePolicy: { status: "enabled", retentionDays: 30 },
                    },
                },
                { property: "adminUserEnabled", after: false },
            ],
        },
    ],
    log: [
        { severity: "warning", message: "The registry old is read only.", urn: urnOf("shop", REGISTRY, "old") },
        { severity: "info", message: "hello\nworld" },
        { severity: "error", message: "The quota is low." },
    ],
});

/** A pack failed. */
const failure = preview({
    project: "web",
    as: "update",
    policies: [DAYS, MINIMUM],
    failures: [
        "The policy pack company failed: nowhere is not defined\n    at validateResource (pack/index.js:3:7)",
        "The program ended with exit code 3.",
    ],
    milliseconds: 987,
});

/** A component refused its arguments: for a rule, and for their form. */
const refusal = preview({
    policies: [DAYS, GEO, MINIMUM, INVALID],
    violations: [
        diagnostic({
            policy: DAYS.name,
            severity: "medium",
            urn: urnOf("shop", COMPONENT, "images"),
            source: at("/repo/shop/src/my images.ts", 12, 5),
            message: `Soft delete retention is a whole number of days from 1 to 90.
found:  softDelete.retentionDays = 120 (Registry "images")
fix:    Set a whole number from 1 to 90, or leave it out for the service's default of 7.
source: Microsoft Learn (2026-03-25), ${ARTICLE}`,
        }),
        diagnostic({
            policy: INVALID.name,
            urn: urnOf("shop", "acr-soft-delete:index:PurgeTask", "cleanup"),
            message: "schedule is required.",
        }),
    ],
    log: [{ severity: "info", message: "The program stopped where a component refused its arguments." }],
    complete: false,
});

/** More results than fit into a comment. */
const many = preview({
    policies: [DAYS, GEO],
    resources: [
        stack("shop"),
        ...Array.from({ length: 3000 }, (_, index) =>
            resource("shop", REGISTRY, `images-${index}`, { source: at("/repo/shop/index.ts", index + 1) }),
        ),
    ],
    violations: Array.from({ length: 3000 }, (_, index) =>
        diagnostic({
            policy: index % 3 === 0 ? GEO.name : DAYS.name,
            level: index % 10 === 0 ? "advisory" : "mandatory",
            urn: urnOf("shop", REGISTRY, `images-${index}`),
            message: GEO_MESSAGE,
        }),
    ),
    undecided: [diagnostic({ level: "advisory" })],
});

export const CASES = {
    clean: [clean],
    findings: [findings],
    failure: [failure],
    refusal: [refusal],
    hostile: [hostile],
    two: [findings, failure],
    none: [],
    many: [many],
} as const satisfies Record<string, readonly Preview[]>;

/** Those whose whole reports are kept. */
export const GOLDEN_CASES = ["clean", "findings", "failure", "refusal", "hostile", "two"] as const;
