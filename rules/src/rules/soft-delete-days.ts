import { test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION, isIntegerInRange, SOFT_DELETE_ARTICLE, SOFT_DELETE_DAYS } from "../service";

export const rule: Rule = {
    id: "soft-delete-days",
    displayName: `Soft delete for ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum} days`,
    title: `Soft delete keeps artifacts for a whole number of days from ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum}.`,
    why: "Nothing before the service checks the range: not the API specification, not Azure CLI, not Pulumi's providers. The rule also holds while soft delete is off, because the number takes effect the moment it is switched on.",
    remedy: `Set a whole number from ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum}, or leave it out for the service's default of ${SOFT_DELETE_DAYS.default}.`,
    sources: [SOFT_DELETE_ARTICLE, API_SPECIFICATION],
    severity: "medium",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            test(settings, "softDeleteDays", (days) => days !== undefined && !isIntegerInRange(SOFT_DELETE_DAYS, days)),
        ),
};
