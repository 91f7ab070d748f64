import { states, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION, MINIMUM_DAYS, raisedDays, sameWord, SOFT_DELETE_ARTICLE } from "../service";

export const rule: Rule = {
    id: "soft-delete-required",
    title: "Every registry has soft delete enabled.",
    why: "Without it a deleted image is gone at once. Soft delete is off by default and does not bring back what was deleted before it was enabled.",
    remedy: 'Set the status of soft delete to "enabled".',
    sources: [SOFT_DELETE_ARTICLE, API_SPECIFICATION],
    options: { minimumDays: MINIMUM_DAYS },
    enforcement: "disabled",
    check: (settings) => violatedIf(states(settings, "softDeleteStatus", (status) => !sameWord(status, "enabled"))),
    remediate: ({ softDeleteDays }, { minimumDays }) => ({
        softDeleteStatus: "enabled",
        softDeleteDays: raisedDays(softDeleteDays, minimumDays),
    }),
};
