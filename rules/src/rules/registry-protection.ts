import { violatedIf } from "../logic";
import type { Rule } from "../rule";
import { isEmpty, LOCKS_ARTICLE, SOFT_DELETE_ARTICLE } from "../service";

export const rule: Rule = {
    id: "registry-protection",
    displayName: "Registries protected from deletion",
    title: "Every registry is protected by Pulumi, or locked in Azure, so that it cannot be deleted by mistake.",
    why: "Soft delete does not survive the deletion of the registry itself: all of its images are gone, deleted ones included.",
    remedy: "Set the resource option protect to true, or lock the registry in Azure (CanNotDelete).",
    sources: [LOCKS_ARTICLE, SOFT_DELETE_ARTICLE],
    severity: "high",
    enforcement: "disabled",
    undecided: "advise",
    check: (settings) => violatedIf(isEmpty(settings, "protections")),
};
