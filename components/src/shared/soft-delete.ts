import type { Value } from "acr-soft-delete-rules";

/** Soft delete as it is sent to the service. */
export interface SoftDeleteState {
    /** True if deleted artifacts can be restored. */
    enabled: boolean;
    /** Days until deleted artifacts are purged. */
    retentionDays: number;
}

/** Converts a boolean to the service's status. Other values stay as they are, for the rules to refuse. */
export function toStatus(enabled: Value): Value {
    return typeof enabled === "boolean" ? (enabled ? "enabled" : "disabled") : enabled;
}
