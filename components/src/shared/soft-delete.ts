/** Soft delete as it is sent to the service. */
export interface SoftDeleteState {
    /** True if deleted artifacts can be restored. */
    enabled: boolean;
    /** Days until deleted artifacts are purged. */
    retentionDays: number;
}
