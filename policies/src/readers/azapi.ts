import { UNKNOWN } from "acr-soft-delete-rules";
import { addEvidence, observeProperty, readArmResource } from "../arm-template/read-resource";
import { parseJson } from "../azure/json";
import { isRegistryType, referToRegistry, resolveLogScopes, resolveScope } from "../azure/resource-id";
import type { Contribution, Reader, RegistryReference } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";

/**
 * `azapi:index/resource:Resource`, which is any resource of Azure, and
 * `azapi:index/updateResource:UpdateResource`, which changes an existing one.
 */
export const reader: Reader = {
    tokens: [/^azapi:\w+(\/resource)?:Resource$/i, /^azapi:\w+(\/updateResource)?:UpdateResource$/i],
    read: (resource) => {
        const typeAndVersion = getValue(resource.props, "type");
        if (typeof typeAndVersion !== "string") {
            return [];
        }
        const [type = "", version] = typeAndVersion.split("@");
        const { parsed, isValid } = parseBody(resource);
        const isUpdate = /:UpdateResource$/i.test(resource.type);
        const observe = (path: string) => {
            if (path === "apiVersion") {
                return addEvidence({ value: version }, resource, "type");
            }
            return observeProperty(parsed, path === "location" ? path : `body.${path}`);
        };
        return readArmResource({
            type,
            registry: readRegistryReference(resource, type),
            observe,
            resolveScopes: (path) =>
                path === "scope"
                    ? resolveScope(getValue(resource.props, "parentId"), ["parentId"])
                    : resolveLogScopes(observe(path).value, ["body"]),
        }).map((one): Contribution => ({
            ...one,
            registry: { ...one.registry, isRegistry: one.registry.isRegistry && !isUpdate },
            ...(isValid ? {} : { uncertainty: "its body is not valid JSON" }),
        }));
    },
};

/** Parses the body, which older versions of the provider take as JSON text. */
function parseBody(resource: Resource): { parsed: Resource; isValid: boolean } {
    const body = getValue(resource.props, "body");
    if (typeof body !== "string") {
        return { parsed: resource, isValid: true };
    }
    const object = parseJson(body);
    const props = { ...(resource.props as object), body: object ?? UNKNOWN };
    return { parsed: { ...resource, props }, isValid: object !== undefined };
}

function readRegistryReference({ props }: Resource, type: string): RegistryReference {
    const id = getValue(props, "resourceId");
    const parent = getValue(props, "parentId");
    if (id !== undefined) {
        return referToRegistry(id, ["resourceId"]);
    }
    const reference = referToRegistry(parent, ["parentId"]);
    return isRegistryType(type) ? { ...reference, name: getValue(props, "name"), inputs: ["name"] } : reference;
}
