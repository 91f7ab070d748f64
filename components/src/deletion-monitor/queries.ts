/**
 * Queries of the alerts in the logs of a registry. Names of columns are case-sensitive in KQL (Microsoft Learn, Azure
 * Monitor tables, ContainerRegistryRepositoryEvents). The documentation has only parts of the names of operations
 * (Microsoft Learn, monitor container registry, 2026-08-20).
 */

/** Columns by which alerts group deletions: who, from where, in which repository. */
export const DIMENSIONS = ["Identity", "CallerIpAddress", "Repository"] as const;

/** Deletions of repositories, manifests and tags, by account, address and repository; failed attempts count too. */
export const DELETIONS_QUERY = `ContainerRegistryRepositoryEvents
| where OperationName contains "Delete"
| summarize Deletions = count() by ${DIMENSIONS.join(", ")}`;

/** The same for removed tags. */
export const UNTAGGINGS_QUERY = `ContainerRegistryRepositoryEvents
| where OperationName contains "Untag"
| summarize Untaggings = count() by ${DIMENSIONS.join(", ")}`;
