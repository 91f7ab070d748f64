import { equalsIgnoreCase, UNKNOWN } from "acr-soft-delete-rules";
import { addEvidence, observeProperty, readArmResource } from "../arm-template/read-resource";
import { parseJson } from "../azure/json";
import { isRegistryType, referToRegistry, resolveLogScopes, resolveScope } from "../azure/resource-id";
import type { Contribution, Reader, RegistryReference } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";

/**
 * `azapi:index/resource:Resource`, which is any resource of Azure, `azapi:index/updateResource:UpdateResource`, which changes
 * an existing one, and `azapi:index/resourceAction:ResourceAction`, which can write to one, too.
 */
export const reader: Reader = {
    tokens: ["resource", "updateResource", "resourceAction"].map(
        (type) => new RegExp(`^azapi:\\w+(/${type})?:${type}$`, "i"),
    ),
    read: (resource) => {
        const typeAndVersion = getValue(resource.props, "type");
        const isAction = /:ResourceAction$/i.test(resource.type);
        const given = ["method", "action", "when"].map((name) => (isAction ? getValue(resource.props, name) : "put"));
        const [method, action, when] = given;
        // An action is a POST unless it says otherwise, which changes no setting.
        const writes = method === UNKNOWN || ["put", "patch"].some((one) => equalsIgnoreCase(method, one));
        if (typeof typeAndVersion !== "string" || !writes || when === "destroy") {
            return [];
        }
        const [ownType = "", version] = typeAndVersion.split("@");
        // An action is a part of the address, so it can be the name of a child.
        const type =
            isAction && typeof action === "string" && action ? `${ownType}/${action.split("/", 1)[0]}` : ownType;
        const { parsed, isValid } = parseBody(resource);
        const reason = isValid ? "it is not known what its action does" : "its body is not valid JSON";
        const observe = (path: string) => {
            if (path === "apiVersion") {
                return addEvidence({ value: version }, resource, "type");
            }
            const sensitive = observeProperty(resource, `sensitiveBody.${path}`);
            if (sensitive.value !== undefined) {
                // Its values are never shown.
                return addEvidence({ value: UNKNOWN }, { ...resource, props: {} }, `sensitiveBody.${path}`);
            }
            return observeProperty(parsed, path === "location" && !isAction ? path : `body.${path}`);
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
            registry: { ...one.registry, isRegistry: one.registry.isRegistry && /:Resource$/i.test(resource.type) },
            ...(isValid && !given.includes(UNKNOWN) ? {} : { uncertainty: reason }),
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
