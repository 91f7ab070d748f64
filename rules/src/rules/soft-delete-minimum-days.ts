import { MINIMUM_DAYS, raiseDays, SOFT_DELETE_DAYS } from "../limits";
import { all, isKeptShorterThan, isSoftDeleteEnabled, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "soft-delete-minimum-days",
    displayName: "Soft delete for a minimum of days",
    title: "Soft delete retention meets the organisation's minimum.",
    why: "A deletion is often noticed only at the next deployment or restart. The service purges by the current number of days, so lowering it can make deleted artifacts due at once.",
    remedy: `Raise the number of days to the configured minimum or above. Without days, the service keeps artifacts for ${SOFT_DELETE_DAYS.default} days.`,
    sources: [SOFT_DELETE_ARTICLE],
    severity: "medium",
    options: { minimumDays: MINIMUM_DAYS },
    enforcement: "disabled",
    undecided: "advise",
    check: (settings, { minimumDays }) =>
        violatedIf(all(isSoftDeleteEnabled(settings), isKeptShorterThan(settings, minimumDays))),
    remediate: ({ softDeleteDays }, { minimumDays }) => ({ softDeleteDays: raiseDays(softDeleteDays, minimumDays) }),
};
