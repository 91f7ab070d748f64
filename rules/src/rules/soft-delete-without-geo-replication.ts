import { all, isSoftDeleteEnabled, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "soft-delete-without-geo-replication",
    displayName: "Soft delete without geo-replication",
    title: "Soft delete cannot be enabled on a registry with geo-replications.",
    why: "Microsoft excludes geo-replicated registries from soft delete, and no document says what happens to images deleted in a replica. It is the most repeated wish for the feature (Azure/acr#813).",
    remedy: "Remove the replications, or disable soft delete. To move from one to the other, remove the replications in one update and enable soft delete in the next, because Pulumi deletes last.",
    sources: [SOFT_DELETE_ARTICLE],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) => violatedIf(all(isSoftDeleteEnabled(settings), testAny(settings.replications, "replications"))),
};
