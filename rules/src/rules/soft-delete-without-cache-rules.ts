import { all, isSoftDeleteEnabled, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { SOFT_DELETE_ARTICLE, type Source } from "../sources";

const FIRST_NAMED: Source = { ...SOFT_DELETE_ARTICLE, date: "2025-11-18" };

export const rule: Rule = {
    id: "soft-delete-without-cache-rules",
    displayName: "Soft delete without artifact cache rules",
    title: "Soft delete cannot be enabled on a registry with artifact cache rules.",
    why: "Microsoft's article has excluded registries with artifact cache from soft delete since its revision of 2025-11-18. Older texts do not mention it.",
    remedy: "Move the cache rules to a registry of their own, or disable soft delete.",
    sources: [SOFT_DELETE_ARTICLE, FIRST_NAMED],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) => violatedIf(all(isSoftDeleteEnabled(settings), testAny(settings.cacheRules, "cacheRules"))),
};
