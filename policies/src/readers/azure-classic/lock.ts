import { evidence, type Reader, valueAt } from "../../model/contribution";
import { registryAt } from "../../azure/registry-scope";

/** `azure:management/lock:Lock`, as far as it may lock a registry. */
export const reader: Reader = {
    tokens: [/^azure:management\/lock:Lock$/i, /^azurerm:index\/managementLock:ManagementLock$/i],
    read: (resource) => {
        const registry = registryAt(valueAt(resource.props, "scope"), ["scope"]);
        return registry === undefined
            ? []
            : [{ registry, observed: { protections: { value: [{}], evidence: [evidence(resource, "lockLevel")] } } }];
    },
};
