/** Components that provision Azure Container Registries with soft delete, and the types of their arguments. */
export * from "./registry/registry";
export * from "./registry/registry-args";
export * from "./registry/child-resource-args";
export * from "./deletion-monitor/deletion-monitor";
export * from "./deletion-monitor/deletion-monitor-args";
export { DELETIONS_QUERY, UNTAGGINGS_QUERY } from "./deletion-monitor/queries";
export * from "./image-lock/image-lock";
export * from "./purge-task/purge-task";
export * from "./purge-task/purge-task-args";
export * from "./recovery-role/recovery-role";
export * from "./soft-delete-policy/soft-delete-policy";
export type { CustomerManagedKey } from "./shared/customer-managed-key";
export {
    type DiagnosticSetting,
    LogAnalyticsDestinationType,
    type LogCategory,
    type MetricCategory,
} from "./shared/diagnostic-settings";
export { type Lock, LockKind } from "./shared/lock";
export type { ManagedIdentities } from "./shared/managed-identities";
export type {
    CustomDnsConfig,
    IpConfiguration,
    PrivateDnsZoneGroup,
    PrivateDnsZoneGroupConfig,
    PrivateEndpoint,
} from "./shared/private-endpoints";
export { PrincipalType, type RoleAssignment } from "./shared/role-assignments";
export { Sku } from "./shared/sku";
export type { SoftDeleteState } from "./shared/soft-delete";
export { type Replication, ZoneRedundancy } from "./registry/replications";
