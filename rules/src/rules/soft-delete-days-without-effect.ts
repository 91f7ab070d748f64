import { all, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION, equalsIgnoreCase, SOFT_DELETE_DAYS } from "../service";

export const rule: Rule = {
    id: "soft-delete-days-without-effect",
    displayName: "Soft delete days that take effect",
    title: "Days without an enabled status have no effect.",
    why: `Soft delete is off unless its status says otherwise; Pulumi's azure-native SDK even sends "disabled" where the status is left out, so { retentionDays: 30 } alone is OFF. It cannot be told from a deliberate "disabled", hence only an advisory; and not for ${SOFT_DELETE_DAYS.default} days, which the SDK fills in by itself.`,
    remedy: 'Set the status to "enabled" as well, or leave the days out.',
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
