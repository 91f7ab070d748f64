import { all, test, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { PURGE_ARTICLE, equalsIgnoreCase, SOFT_DELETE_ARTICLE } from "../service";
import { UNKNOWN } from "../settings";

export const rule: Rule = {
    id: "purge-with-soft-delete",
    displayName: "Purge tasks with soft delete",
    title: "A task purges artifacts, or unlocks and purges locked ones, only where soft delete is on.",
    why: "Without soft delete a purge is final: a pattern that matches too much, or an age that is read as none, costs the images at once. Locks are there because somebody wanted to keep what they protect.",
    remedy: 'Set the status of soft delete to "enabled" before the task runs, or let it run dry (--dry-run) and without --include-locked.',
    sources: [SOFT_DELETE_ARTICLE, PURGE_ARTICLE],
    severity: "high",
    enforcement: "advisory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            all(
                test(settings, "softDeleteStatus", (status) => !equalsIgnoreCase(status, "enabled")),
                testAny(settings.purges, "purges", ({ isDryRun, includesLocked }) => {
                    if (isDryRun === false || includesLocked === true) {
                        return true;
                    }
                    return isDryRun === UNKNOWN || includesLocked === UNKNOWN ? UNKNOWN : false;
                }),
            ),
        ),
};
