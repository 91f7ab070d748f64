import { all, any, equalsIgnoreCase, isEnabled, isSoftDeleteEnabled, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { type Replication, UNKNOWN } from "../settings";
import { SOFT_DELETE_ARTICLE, type Source } from "../sources";

const OLDER_ARTICLE: Source = { ...SOFT_DELETE_ARTICLE, date: "2025-08-07" };

const ZONE_ARTICLE: Source = {
    document: "Microsoft Learn: Zone redundancy in Azure Container Registry",
    date: "2026-03-25",
    url: "https://learn.microsoft.com/azure/container-registry/zone-redundancy",
};

function isZoneRedundant({ zoneRedundancy }: Replication): boolean | typeof UNKNOWN {
    return zoneRedundancy === UNKNOWN ? UNKNOWN : equalsIgnoreCase(zoneRedundancy, "enabled");
}

export const rule: Rule = {
    id: "soft-delete-without-zone-redundancy",
    displayName: "Soft delete without explicit zone redundancy",
    title: "Soft delete and explicit zone redundancy should not both be enabled.",
    why: "Microsoft's article excluded zone redundancy from its revision of 2025-08-07 until that of 2026-03-25, which removed the limit. This project could not try the combination on a live registry, so the rule rejects it unless you lower the enforcement level.",
    remedy: "Leave zone redundancy out: the service makes every registry zone redundant where the region allows it, whatever the property says. If you know that the service accepts the combination, lower this policy's enforcement level.",
    sources: [SOFT_DELETE_ARTICLE, ZONE_ARTICLE, OLDER_ARTICLE],
    severity: "low",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            all(
                isSoftDeleteEnabled(settings),
                any(
                    isEnabled(settings, "zoneRedundancy"),
                    testAny(settings.replications, "replications", isZoneRedundant),
                ),
            ),
        ),
};
