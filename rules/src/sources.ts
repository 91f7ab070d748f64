/** The documents that more than one rule cites. */

/** Where a fact comes from. */
export interface Source {
    /** The document's title. */
    readonly document: string;
    /** The revision that was read, as an ISO date. */
    readonly date: string;
    readonly url: string;
}

/** Microsoft's article on soft delete. */
export const SOFT_DELETE_ARTICLE: Source = {
    document: "Microsoft Learn: Recover deleted artifacts with the soft delete policy",
    date: "2026-03-25",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
};

/** Microsoft's article on the retention policy for untagged manifests. */
export const RETENTION_ARTICLE: Source = {
    document: "Microsoft Learn: Set a retention policy for untagged manifests",
    date: "2025-12-18",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy",
};

/** Microsoft's article on the tiers. */
export const TIERS_ARTICLE: Source = {
    document: "Microsoft Learn: Azure Container Registry SKU features and limits",
    date: "2026-03-25",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-skus",
};

/** Microsoft's article on purge tasks. */
export const PURGE_ARTICLE: Source = {
    document: "Microsoft Learn: Automatically purge images from an Azure container registry",
    date: "2026-02-26",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge",
};

/** Microsoft's article on the logs and metrics of registries. */
export const MONITOR_ARTICLE: Source = {
    document: "Microsoft Learn: Monitor Azure Container Registry",
    date: "2026-08-20",
    url: "https://learn.microsoft.com/azure/container-registry/monitor-container-registry",
};

/** Microsoft's article on locks: those of images, and why those of ARM protect the registry only. */
export const LOCKS_ARTICLE: Source = {
    document: "Microsoft Learn: Lock a container image in an Azure container registry",
    date: "2026-08-20",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-image-lock",
};

/** The REST API specification that defines the defaults. */
export const API_SPECIFICATION: Source = {
    document: "Azure REST API specification, Microsoft.ContainerRegistry 2026-09-01-preview",
    date: "2026-09-01",
    url: "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/containerregistry/resource-manager",
};
