import { all, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { SOFT_DELETE_ARTICLE, softDeleteIsOn } from "../service";

export const rule: Rule = {
    id: "soft-delete-without-geo-replication",
    displayName: "Soft delete without geo-replication",
    title: "Soft delete cannot be enabled on a registry with geo-replications.",
    why: "Microsoft excludes geo-replicated registries from soft delete; nothing says what becomes of images deleted in a replica. It is the most repeated wish for the feature (Azure/acr#813).",
    remedy: "Remove the replications, or disable soft delete. To move from one to the other, remove the replications in one update and enable soft delete in the next: Pulumi deletes last.",
    sources: [SOFT_DELETE_ARTICLE],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) => violatedIf(all(softDeleteIsOn(settings), testAny(settings.replications, "replications"))),
};
