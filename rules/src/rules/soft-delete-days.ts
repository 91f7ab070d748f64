import { SOFT_DELETE_DAYS } from "../limits";
import { isIntegerInRange, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "soft-delete-days",
    displayName: `Soft delete for ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum} days`,
    title: `Soft delete retention, in days, is an integer from ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum}.`,
    why: "Nothing before the service checks the range: neither the API specification nor Azure CLI nor Pulumi's providers. The rule also applies while soft delete is off, because the days take effect as soon as it is enabled.",
    remedy: `Set an integer from ${SOFT_DELETE_DAYS.minimum} to ${SOFT_DELETE_DAYS.maximum}, or leave it out for the service's default of ${SOFT_DELETE_DAYS.default}.`,
    sources: [SOFT_DELETE_ARTICLE, API_SPECIFICATION],
    severity: "medium",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            test(settings, "softDeleteDays", (days) => days !== undefined && !isIntegerInRange(days, SOFT_DELETE_DAYS)),
        ),
};
