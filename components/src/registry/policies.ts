import * as pulumi from "@pulumi/pulumi";
import { RETENTION_DAYS, SOFT_DELETE_DAYS } from "acr-soft-delete-rules";
import { statusOf } from "../readings";

/** How long deleted artifacts stay restorable. */
export interface SoftDelete {
    /**
     * Whether deleted artifacts can be restored. Default: true. Works in every tier; still a preview feature
     * (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days from deletion until an artifact is gone for good: a whole number from 1 to 90. Default: 7. Always
     * counted by the current number, so lowering it can make artifacts due at once. Kept artifacts are billed
     * (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    retentionDays?: pulumi.Input<number>;
}

/** When manifests without a tag are purged for good. Cannot be enabled together with soft delete. */
export interface RetentionPolicy {
    /**
     * Whether untagged manifests are purged. Default: true, once a retention policy is given. Needs Premium
     * (Microsoft Learn, retention policy, 2025-12-18).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days that a manifest is kept after it lost its last tag: a whole number from 0 to 365; 0 purges at once.
     * Default: 7 (Microsoft Learn, retention policy, 2025-12-18).
     */
    days?: pulumi.Input<number>;
}

/** The arguments of a registry that become its policies. */
export interface PolicyInputs {
    readonly softDelete?: pulumi.Input<SoftDelete>;
    readonly retentionPolicy?: pulumi.Input<RetentionPolicy>;
    readonly exportPolicyEnabled?: pulumi.Input<boolean>;
    readonly quarantinePolicyEnabled?: pulumi.Input<boolean>;
    readonly trustPolicyEnabled?: pulumi.Input<boolean>;
    readonly azureADAuthenticationAsArmPolicyEnabled?: pulumi.Input<boolean>;
}

/**
 * The policies as they are sent. The statuses of soft delete and of the retention policy always are: leaving one out
 * would not switch its policy off in Azure. Of the others, those that somebody asked for.
 */
export function policiesOf(inputs: PolicyInputs, accepted: pulumi.Output<boolean>) {
    const { softDelete, retentionPolicy } = inputs;
    const { exportPolicyEnabled, quarantinePolicyEnabled, trustPolicyEnabled } = inputs;
    const tokens = inputs.azureADAuthenticationAsArmPolicyEnabled;
    return pulumi
        .all([
            accepted,
            softDelete,
            retentionPolicy,
            pulumi.all([exportPolicyEnabled, quarantinePolicyEnabled, trustPolicyEnabled, tokens]),
        ])
        .apply(([, deleted, untagged, [exports, quarantine, trust, armTokens]]) => ({
            softDeletePolicy: {
                status: statusOf(deleted?.enabled ?? true) as string,
                retentionDays: deleted?.retentionDays ?? SOFT_DELETE_DAYS.default,
            },
            retentionPolicy: {
                status: statusOf(untagged ? (untagged.enabled ?? true) : false) as string,
                days: untagged?.days ?? RETENTION_DAYS.default,
            },
            exportPolicy: stated(exports),
            quarantinePolicy: stated(quarantine),
            trustPolicy: trust === undefined ? undefined : { type: "Notary", status: statusOf(trust) as string },
            azureADAuthenticationAsArmPolicy: stated(armTokens),
        }));
}

function stated(isEnabled: boolean | undefined): { status: string } | undefined {
    return isEnabled === undefined ? undefined : { status: statusOf(isEnabled) as string };
}
