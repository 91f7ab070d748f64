import { all, equalsIgnoreCase, test, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { UNKNOWN } from "../settings";
import { PURGE_ARTICLE, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "purge-with-soft-delete",
    displayName: "Purge tasks with soft delete",
    title: "Purge tasks require soft delete.",
    why: "Without soft delete a purge is final: a pattern that matches too much, or an age that is taken as zero, deletes the images at once. --include-locked even unlocks and deletes images that were locked to keep them.",
    remedy: 'Set the status of soft delete to "enabled" before the task runs, or use --dry-run and no --include-locked.',
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
