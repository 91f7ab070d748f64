/** Checks the arguments of a soft delete policy, and reads them as settings for the rules. */
import { observeClassicRegistry } from "acr-soft-delete-rules";
import { toStatus } from "../shared/soft-delete";
import type { ArgsReader } from "../validation/args-reader";
import { checkString } from "../validation/checks";
import { checkCliArguments } from "../validation/cli-arguments";
import type { OwnChecks } from "../validation/validate-args";

/** The properties of the classic provider's registry that soft delete depends on. */
export const CLASSIC_SETTINGS = ["sku", "retentionPolicyInDays", "georeplications", "zoneRedundancyEnabled"] as const;

export function checkSoftDeletePolicy(args: ArgsReader): OwnChecks {
    return {
        settings: {
            ...observeClassicRegistry({
                valueAt: (path) => args.valueAt(`registry.${path}`),
                evidenceAt: (path) => args.evidenceAt(`registry.${path}`),
            }),
            softDeleteStatus: args.observe("enabled", true, toStatus),
            softDeleteDays: args.observe("retentionDays"),
        },
        problems: [
            // An output without a value is an argument of the call all the same.
            ...checkCliArguments(args, [
                "registryName",
                ...("subscription" in args.values ? ["subscription" as const] : []),
            ]),
            ...checkString(args, "registry.sku", { isAllowed: () => true, allowed: "Basic, Standard or Premium" }),
        ],
    };
}
