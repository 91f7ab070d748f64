import { MINIMUM_DAYS, raiseDays } from "../limits";
import { equalsIgnoreCase, test, violatedIf } from "../logic";
import type { Framework, Rule } from "../rule";
import { API_SPECIFICATION, SOFT_DELETE_ARTICLE } from "../sources";

/** Demands the same, except of registries with replications or a retention policy, which it skips. */
const PSRULE: Framework = {
    name: "PSRule for Azure",
    version: "2022_09",
    reference: "AZR-000310",
    specification: "Azure.ACR.SoftDelete",
};

export const rule: Rule = {
    id: "soft-delete-required",
    displayName: "Soft delete on every registry",
    title: "Every registry has soft delete enabled.",
    why: "Without soft delete a deleted image is gone at once. It is off by default and does not bring back images that were deleted before it was enabled.",
    remedy: 'Set the status of soft delete to "enabled".',
    sources: [SOFT_DELETE_ARTICLE, API_SPECIFICATION],
    severity: "high",
    framework: PSRULE,
    options: { minimumDays: MINIMUM_DAYS },
    enforcement: "disabled",
    undecided: "advise",
    check: (settings) =>
        violatedIf(test(settings, "softDeleteStatus", (status) => !equalsIgnoreCase(status, "enabled"))),
    remediate: ({ softDeleteDays }, { minimumDays }) => ({
        softDeleteStatus: "enabled",
        softDeleteDays: raiseDays(softDeleteDays, minimumDays),
    }),
};
