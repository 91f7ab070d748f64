import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { armDeclarations, plainAt } from "../../arm-template/read-resource";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Reader, valueAt } from "../../model/contribution";
import { registriesAt, someRegistryIn } from "../../azure/registry-scope";

/** `azure-native:resources:Resource`, which is any resource of Azure by the parts of its id. */
export const reader: Reader = {
    tokens: azureNativeTokens("resources", "Resource"),
    read: (resource) => {
        const { props } = resource;
        const namespace = valueAt(props, "resourceProviderNamespace");
        const ownType = valueAt(props, "resourceType");
        const parentPath = valueAt(props, "parentResourcePath");
        const parent = parentIn(parentPath);
        if (typeof namespace !== "string" || typeof ownType !== "string") {
            return [];
        }
        const isChild = parentPath !== "" && !/^registries(\/|$)/i.test(ownType);
        const name = valueAt(props, "resourceName");
        return armDeclarations({
            type: [namespace, ...(isChild ? [parent.type] : []), ownType].join("/"),
            registry: {
                name: isChild ? parent.name : firstOf(name),
                resourceGroup: valueAt(props, "resourceGroupName"),
                inputs: [isChild ? "parentResourcePath" : "resourceName"],
            },
            at: (path) => plainAt(resource, path),
            registriesAt: (path) =>
                path === "scope"
                    ? [someRegistryIn(valueAt(props, "resourceGroupName"))]
                    : registriesAt(plainAt(resource, path).value, ["properties"], true),
        });
    },
};

/** The type and the name in a path such as `registries/prod`. One that is not known yet is likely to be such. */
function parentIn(path: Maybe<Value>): { type: string; name: Maybe<string> } {
    if (typeof path !== "string") {
        return { type: "registries", name: UNKNOWN };
    }
    const [, type = "", name] = /^\/?([^/]*)\/([^/]*)\/?$/.exec(path) ?? [];
    return { type, name };
}

function firstOf(name: Maybe<Value>): Maybe<Value> {
    return typeof name === "string" ? name.split("/")[0] : name;
}
