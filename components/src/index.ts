/** Components that provision Azure Container Registries with soft delete. */
export * from "./registry";
export * from "./soft-delete-policy";
