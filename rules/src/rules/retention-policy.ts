import { all, any, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { isIntegerInRange, isEnabled, RETENTION_ARTICLE, RETENTION_DAYS, tierIsOtherThan } from "../service";

export const rule: Rule = {
    id: "retention-policy",
    displayName: "Retention policy within its limits",
    title: `The retention policy keeps untagged manifests for ${RETENTION_DAYS.minimum} to ${RETENTION_DAYS.maximum} whole days, and needs the Premium tier.`,
    why: "The range and the tier are documented and checked by Azure CLI, but not by the API specification or by Pulumi's providers.",
    remedy: `Set a whole number from ${RETENTION_DAYS.minimum} to ${RETENTION_DAYS.maximum}; off Premium, disable the policy and clean up with a scheduled \`acr purge\` task.`,
    sources: [RETENTION_ARTICLE],
    severity: "medium",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            any(
                test(
                    settings,
                    "retentionDays",
                    (days) => days !== undefined && !isIntegerInRange(RETENTION_DAYS, days),
                ),
                all(isEnabled(settings, "retentionStatus"), tierIsOtherThan(settings, ["premium"])),
            ),
        ),
};
