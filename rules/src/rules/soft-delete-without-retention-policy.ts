import { all, isEnabled, isSoftDeleteEnabled, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { RETENTION_ARTICLE, SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "soft-delete-without-retention-policy",
    displayName: "Soft delete without a retention policy",
    title: "Soft delete and the retention policy cannot both be enabled.",
    why: "Microsoft documents the two as mutually exclusive. In 2023 the service accepted both and then never purged untagged manifests (MicrosoftDocs/azure-docs#107655), so the mistake shows only in the storage bill.",
    remedy: "Disable the retention policy and clean up untagged manifests with a scheduled `acr purge` task, or disable soft delete.",
    sources: [SOFT_DELETE_ARTICLE, RETENTION_ARTICLE],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) => violatedIf(all(isSoftDeleteEnabled(settings), isEnabled(settings, "retentionStatus"))),
};
