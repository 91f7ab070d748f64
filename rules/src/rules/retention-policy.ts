import { RETENTION_DAYS } from "../limits";
import { all, any, isEnabled, isIntegerInRange, isOtherTier, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { RETENTION_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "retention-policy",
    displayName: "Retention policy within its limits",
    title: `A retention policy requires the Premium tier and ${RETENTION_DAYS.minimum} to ${RETENTION_DAYS.maximum} whole days.`,
    why: "The range and the tier are documented and Azure CLI checks them, but neither the API specification nor Pulumi's providers do.",
    remedy: `Set an integer from ${RETENTION_DAYS.minimum} to ${RETENTION_DAYS.maximum}. In other tiers, disable the policy and clean up with a scheduled \`acr purge\` task.`,
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
                    (days) => days !== undefined && !isIntegerInRange(days, RETENTION_DAYS),
                ),
                all(isEnabled(settings, "retentionStatus"), isOtherTier(settings, ["premium"])),
            ),
        ),
};
