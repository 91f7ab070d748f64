/** Arguments of purge tasks. */
import type { PurgeTaskArgs } from "acr-soft-delete";
import { REGISTRY_ID } from "./mocked-components";

export const DEV: PurgeTaskArgs = {
    registryResourceId: REGISTRY_ID,
    filters: [{ repository: "team/.*", tag: "^dev-.*$" }],
    ago: "30d",
    schedule: "0 1 * * Sun",
    softDelete: { enabled: true, retentionDays: 30 },
};

export const GUIDS = {
    clientId: "00000000-0000-0000-0000-00000000000c",
    principalId: "00000000-0000-0000-0000-00000000000e",
};

export const IDENTITY_ID =
    "/subscriptions/0/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/purge";

export const OTHER = { userAssigned: { resourceId: IDENTITY_ID, ...GUIDS } };

export const ABAC = "AbacRepositoryPermissions" as const;
