import { resolveScope } from "../../azure/resource-id";
import type { Reader } from "../../model/contribution";
import { getEvidence, getValue, observeOne } from "../../model/resource-props";

/** `azure:management/lock:Lock`, and by its misspelt name of earlier versions, if its scope may cover a registry. */
export const reader: Reader = {
    tokens: [
        /^azure:management(\/lock:Lock|resource\/manangementLock:ManangementLock)$/i,
        /^azurerm:index\/managementLock:ManagementLock$/i,
    ],
    read: (resource) =>
        resolveScope(getValue(resource.props, "scope"), ["scope"]).map((registry) => ({
            registry,
            observed: { protections: observeOne(getEvidence(resource, "lockLevel")) },
        })),
};
