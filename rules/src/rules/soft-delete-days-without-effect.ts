import { SOFT_DELETE_DAYS } from "../limits";
import { all, equalsIgnoreCase, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION } from "../sources";

export const rule: Rule = {
    id: "soft-delete-days-without-effect",
    displayName: "Soft delete days that take effect",
    title: "Soft delete days have no effect unless soft delete is enabled.",
    why: `Soft delete is off unless its status is "enabled". Pulumi's azure-native SDK even sends "disabled" where the status is left out, so { retentionDays: 30 } alone is OFF. This cannot be distinguished from a deliberate "disabled", so the rule only advises, and it ignores ${SOFT_DELETE_DAYS.default} days, which the SDK fills in by itself.`,
    remedy: 'Set the status to "enabled" as well, or remove the days.',
    sources: [API_SPECIFICATION],
    severity: "medium",
    enforcement: "advisory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            all(
                test(settings, "softDeleteDays", (days) => days !== undefined && days !== SOFT_DELETE_DAYS.default),
                test(
                    settings,
                    "softDeleteStatus",
                    (status) => status === undefined || equalsIgnoreCase(status, "disabled"),
                ),
            ),
        ),
};
