import * as pulumi from "@pulumi/pulumi";
import { RETENTION_DAYS, equalsIgnoreCase, SOFT_DELETE_DAYS } from "acr-soft-delete-rules";
import { isPlain } from "../validation/inputs";
import { type SoftDeleteState, toStatus } from "../shared/soft-delete";

/** Soft delete policy: how long deleted artifacts stay recoverable. */
export interface SoftDelete {
    /**
     * Enables soft delete. Default: true. Works in every tier; still a preview feature (Microsoft Learn, soft delete
     * policy, 2026-03-25).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days until a deleted artifact is purged: an integer from 1 to 90. Default: 7. A lower number can make deleted
     * artifacts due at once. Kept artifacts are billed (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    retentionDays?: pulumi.Input<number>;
}

/** Purges untagged manifests. Cannot be enabled together with soft delete. */
export interface RetentionPolicy {
    /**
     * Enables the policy. Default: true, if a retention policy is given. Needs Premium (Microsoft Learn, retention policy,
     * 2025-12-18).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days until an untagged manifest is purged: an integer from 0 to 365; 0 purges at once. Default: 7 (Microsoft Learn,
     * retention policy, 2025-12-18).
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

/** The arguments when they are known. */
type KnownInputs = { readonly [name in keyof PolicyInputs]: pulumi.Unwrap<PolicyInputs[name]> };

/**
 * Resolves the policies of a registry. The status of soft delete and of the retention policy is always sent, because
 * leaving it out does not disable the policy in Azure; other policies only if they are given.
 */
export function resolvePolicies(inputs: PolicyInputs, accepted: pulumi.Input<boolean>): pulumi.Input<Policies> {
    const { softDelete, retentionPolicy, exportPolicyEnabled, quarantinePolicyEnabled } = inputs;
    const { trustPolicyEnabled, azureADAuthenticationAsArmPolicyEnabled } = inputs;
    const given = {
        softDelete,
        retentionPolicy,
        exportPolicyEnabled,
        quarantinePolicyEnabled,
        trustPolicyEnabled,
        azureADAuthenticationAsArmPolicyEnabled,
    };
    return isPlain([given, accepted])
        ? toPolicies(given as KnownInputs)
        : pulumi.all([given, accepted]).apply(([known]) => toPolicies(known));
}

/** Policies as the provider names them. */
export type Policies = ReturnType<typeof toPolicies>;

/** Returns the state of soft delete in policies. */
export function getSoftDelete(policies: pulumi.Input<Policies>): pulumi.Output<SoftDeleteState> {
    const toState = ({ softDeletePolicy: { status, retentionDays } }: Policies): SoftDeleteState => ({
        enabled: equalsIgnoreCase(status, "enabled"),
        retentionDays,
    });
    return isPlain(policies) ? pulumi.output(toState(policies as Policies)) : pulumi.output(policies).apply(toState);
}

function toPolicies(inputs: KnownInputs) {
    const { softDelete, retentionPolicy, trustPolicyEnabled } = inputs;
    return {
        softDeletePolicy: {
            status: toStatus(softDelete?.enabled ?? true) as string,
            retentionDays: softDelete?.retentionDays ?? SOFT_DELETE_DAYS.default,
        },
        retentionPolicy: {
            status: toStatus(retentionPolicy ? (retentionPolicy.enabled ?? true) : false) as string,
            days: retentionPolicy?.days ?? RETENTION_DAYS.default,
        },
        exportPolicy: toPolicy(inputs.exportPolicyEnabled),
        quarantinePolicy: toPolicy(inputs.quarantinePolicyEnabled),
        trustPolicy: isGiven(trustPolicyEnabled)
            ? { type: "Notary", status: toStatus(trustPolicyEnabled) as string }
            : undefined,
        azureADAuthenticationAsArmPolicy: toPolicy(inputs.azureADAuthenticationAsArmPolicyEnabled),
    };
}

function toPolicy(isEnabled: boolean | undefined): { status: string } | undefined {
    return isGiven(isEnabled) ? { status: toStatus(isEnabled) as string } : undefined;
}

/** Outputs of other languages may be null. */
function isGiven(isEnabled: boolean | undefined): isEnabled is boolean {
    return isEnabled !== undefined && isEnabled !== null;
}
