import { all, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { isEmpty, MONITOR_ARTICLE, SOFT_DELETE_ARTICLE, softDeleteIsOn } from "../service";

export const rule: Rule = {
    id: "deletion-alert",
    displayName: "An alert on deletions",
    title: "A registry with soft delete has an alert in its stack that fires when artifacts are deleted.",
    why: "A deleted artifact can be restored only until its days are over, and nothing tells anybody that they have begun.",
    remedy: "Send the registry's repository events to a Log Analytics workspace, and add a log search alert on deletions whose scope is the registry. An alert that another stack has needs an exemption here.",
    sources: [MONITOR_ARTICLE, SOFT_DELETE_ARTICLE],
    severity: "medium",
    enforcement: "disabled",
    undecided: "advise",
    check: (settings) => violatedIf(all(softDeleteIsOn(settings), isEmpty(settings, "deletionAlerts"))),
};
