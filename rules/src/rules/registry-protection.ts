import { isEmpty, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { LOCKS_ARTICLE, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "registry-protection",
    displayName: "Registries protected from deletion",
    title: "Registries are protected from deletion by Pulumi or by an Azure lock.",
    why: "Soft delete does not survive the deletion of the registry itself: all of its images are gone, including deleted ones.",
    remedy: "Set the resource option protect to true, or lock the registry in Azure (CanNotDelete).",
    sources: [LOCKS_ARTICLE, SOFT_DELETE_ARTICLE],
    severity: "high",
    enforcement: "disabled",
    undecided: "advise",
    check: (settings) => violatedIf(isEmpty(settings, "protections")),
};
