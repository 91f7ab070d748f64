import { all, test, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { MINIMUM_DAYS, PURGE_ARTICLE, SOFT_DELETE_ARTICLE, SOFT_DELETE_DAYS, softDeleteIsOn } from "../service";
import { UNKNOWN } from "../settings";

export const rule: Rule = {
    id: "purge-minimum-days",
    displayName: "Purged artifacts kept for a minimum of days",
    title: "What a task purges stays restorable for at least as many days as the organisation asks.",
    why: "A purge deletes what nobody looks at, so it is noticed later than a deletion by hand: often when something is deployed again, or rolled back.",
    remedy: `Raise the days of soft delete to the configured minimum or above, or let the task run dry; left out, the service keeps artifacts for ${SOFT_DELETE_DAYS.default} days.`,
    sources: [SOFT_DELETE_ARTICLE, PURGE_ARTICLE],
    severity: "medium",
    options: {
        minimumDays: { ...MINIMUM_DAYS, description: "Fewest days that a purged artifact must stay recoverable." },
    },
    enforcement: "disabled",
    undecided: "advise",
    check: (settings, { minimumDays }) =>
        violatedIf(
            all(
                testAny(settings.purges, "purges", ({ isDryRun }) =>
                    isDryRun === UNKNOWN ? UNKNOWN : isDryRun === false,
                ),
                softDeleteIsOn(settings),
                test(
                    settings,
                    "softDeleteDays",
                    (days = SOFT_DELETE_DAYS.default) => !(typeof days === "number" && days >= minimumDays),
                ),
            ),
        ),
};
