/** Components that provision Azure Container Registries with soft delete, and what their arguments are made of. */
export * from "./registry";
export * from "./deletion-monitor";
export { DELETIONS_QUERY, UNTAGGINGS_QUERY } from "./monitor/queries";
export * from "./image-lock";
export * from "./purge-task";
export * from "./recovery-role";
export * from "./soft-delete-policy";
export type { CustomerManagedKey } from "./interfaces/customer-managed-key";
export {
    type DiagnosticSetting,
    LogAnalyticsDestinationType,
    type LogCategory,
    type MetricCategory,
} from "./interfaces/diagnostic-settings";
export { type Lock, LockKind } from "./interfaces/lock";
export type { ManagedIdentities } from "./interfaces/managed-identities";
export type {
    CustomDnsConfig,
    IpConfiguration,
    PrivateDnsZoneGroup,
    PrivateDnsZoneGroupConfig,
    PrivateEndpoint,
} from "./interfaces/private-endpoints";
export { PrincipalType, type RoleAssignment } from "./interfaces/role-assignments";
export {
    type CacheRule,
    type CredentialSet,
    type ScopeMap,
    type Token,
    type Webhook,
    WebhookAction,
} from "./registry/parts";
export type { RetentionPolicy, SoftDelete, SoftDeleteState } from "./registry/policies";
export { type Replication, ZoneRedundancy } from "./registry/replications";
