import * as pulumi from "@pulumi/pulumi";
import { RETENTION_DAYS, equalsIgnoreCase, SOFT_DELETE_DAYS } from "acr-soft-delete-rules";
import { isPlain, toStatus } from "../validation/inputs";
import type { SoftDeleteState } from "../shared/soft-delete";
import type { RegistryArgs } from "./registry-args";

/** The arguments of a registry that become its policies. */
const POLICY_ARGS = [
    "softDelete",
    "retentionPolicy",
    "exportPolicyEnabled",
    "quarantinePolicyEnabled",
    "trustPolicyEnabled",
    "azureADAuthenticationAsArmPolicyEnabled",
] as const;

type PolicyArgs = Pick<RegistryArgs, (typeof POLICY_ARGS)[number]>;

/**
 * Resolves the policies of a registry. The status of soft delete and of the retention policy is always sent, because
 * leaving it out does not disable the policy in Azure; other policies only if they are given.
 */
export function resolvePolicies(args: PolicyArgs, accepted: pulumi.Input<boolean>): pulumi.Input<Policies> {
    const given = Object.fromEntries(POLICY_ARGS.map((name) => [name, args[name]])) as PolicyArgs;
    return isPlain([given, accepted])
        ? toPolicies(given as pulumi.Unwrap<PolicyArgs>)
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

function toPolicies(inputs: pulumi.Unwrap<PolicyArgs>) {
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
