import { MINIMUM_DAYS, SOFT_DELETE_DAYS } from "../limits";
import { all, isKeptShorterThan, isSoftDeleteEnabled, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { UNKNOWN } from "../settings";
import { PURGE_ARTICLE, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "purge-minimum-days",
    displayName: "Purged artifacts kept for a minimum of days",
    title: "Purged artifacts stay recoverable for the organisation's minimum retention.",
    why: "A purge deletes artifacts that nobody is looking at, so a mistake is noticed later than with a deletion by hand: often at the next deployment or rollback.",
    remedy: `Raise the soft delete days to the configured minimum or above, or use --dry-run in the task. Without days, the service keeps artifacts for ${SOFT_DELETE_DAYS.default} days.`,
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
                isSoftDeleteEnabled(settings),
                isKeptShorterThan(settings, minimumDays),
            ),
        ),
};
