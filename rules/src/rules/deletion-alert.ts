import { all, isEmpty, isSoftDeleteEnabled, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { MONITOR_ARTICLE, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "deletion-alert",
    displayName: "An alert on deletions",
    title: "Registries with soft delete need an alert on deletions in the same stack.",
    why: "Deleted artifacts can be restored only within the retention period, and without an alert nobody learns that it has started.",
    remedy: "Send the registry's repository events to a Log Analytics workspace, and add a log search alert on deletions with the registry as its scope. If the alert is in another stack, add an exemption here.",
    sources: [MONITOR_ARTICLE, SOFT_DELETE_ARTICLE],
    severity: "medium",
    enforcement: "disabled",
    undecided: "advise",
    check: (settings) => violatedIf(all(isSoftDeleteEnabled(settings), isEmpty(settings, "deletionAlerts"))),
};
