/**
 * What the alerts of a monitor look for in the logs of a registry. Names of columns are as documented, and KQL tells upper
 * from lower case in them (Microsoft Learn, Azure Monitor tables, ContainerRegistryRepositoryEvents). The names of operations
 * are documented only as far as to look for a part of them (Microsoft Learn, monitor container registry, 2026-08-20).
 */

/** Columns by which alerts tell deletions apart: who, from where, in which repository. */
export const DIMENSIONS = ["Identity", "CallerIpAddress", "Repository"] as const;

/** Deletions of repositories, manifests and tags by who, from where and in which repository; attempts that failed count too. */
export const DELETIONS_QUERY = `ContainerRegistryRepositoryEvents
| where OperationName contains "Delete"
| summarize Deletions = count() by ${DIMENSIONS.join(", ")}`;

/** The same for tags that were taken off their manifests. */
export const UNTAGGINGS_QUERY = `ContainerRegistryRepositoryEvents
| where OperationName contains "Untag"
| summarize Untaggings = count() by ${DIMENSIONS.join(", ")}`;
