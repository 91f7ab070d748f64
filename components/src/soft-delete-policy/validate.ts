/** Checks the arguments of a soft delete policy, and reads them as settings for the rules. */
import { observeClassicRegistry } from "acr-soft-delete-rules";
import { type ArgsReader, checkForms, formatInvalid, type OwnChecks, reportIf } from "../validation/checks";
import { createStringForm, REGISTRY_NAME, SUBSCRIPTION } from "../validation/forms";

/** The properties of the classic provider's registry that soft delete depends on. */
export const CLASSIC_SETTINGS = ["sku", "retentionPolicyInDays", "georeplications", "zoneRedundancyEnabled"] as const;

const FORMS = {
    registryName: REGISTRY_NAME,
    subscription: SUBSCRIPTION,
    "registry.sku": createStringForm(() => true, "Basic, Standard or Premium"),
};

export function checkSoftDeletePolicy(args: ArgsReader): OwnChecks {
    return {
        settings: {
            ...observeClassicRegistry({
                valueAt: (path) => args.getValue(`registry.${path}`),
                evidenceAt: (path) => args.getEvidence(`registry.${path}`),
            }),
            softDeleteStatus: args.observeStatus("enabled", true),
            softDeleteDays: args.observe("retentionDays"),
        },
        problems: [
            ...checkForms(args, FORMS),
            // An output without a value is an argument of the call all the same.
            ...reportIf(
                "subscription" in args.values && args.getValue("subscription") === undefined,
                formatInvalid(args, "subscription", SUBSCRIPTION.allowed),
            ),
        ],
    };
}
