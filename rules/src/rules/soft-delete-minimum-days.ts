import { all, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { MINIMUM_DAYS, raisedDays, SOFT_DELETE_ARTICLE, SOFT_DELETE_DAYS, softDeleteIsOn } from "../service";

export const rule: Rule = {
    id: "soft-delete-minimum-days",
    displayName: "Soft delete for a minimum of days",
    title: "Soft delete keeps artifacts at least as long as the organisation asks.",
    why: "A deletion is often noticed only at the next deployment or restart. The service purges by the current number of days, so lowering it can make artifacts due at once.",
    remedy: `Raise the number of days to the configured minimum or above; left out, the service keeps artifacts for ${SOFT_DELETE_DAYS.default} days.`,
    sources: [SOFT_DELETE_ARTICLE],
    severity: "medium",
    options: { minimumDays: MINIMUM_DAYS },
    enforcement: "disabled",
    undecided: "advise",
    check: (settings, { minimumDays }) =>
        violatedIf(
            all(
                softDeleteIsOn(settings),
                test(
                    settings,
                    "softDeleteDays",
                    (days = SOFT_DELETE_DAYS.default) => !(typeof days === "number" && days >= minimumDays),
                ),
            ),
        ),
    remediate: ({ softDeleteDays }, { minimumDays }) => ({ softDeleteDays: raisedDays(softDeleteDays, minimumDays) }),
};
