import { UNKNOWN } from "acr-soft-delete-rules";
import { armDeclarations, type ArmResource, isRegistryType, plainAt, readingOf } from "../arm-template/read-resource";
import { registryInId, resourceGroupIn } from "../azure/resource-id";
import { jsonIn } from "../arm-template/read-template";
import {
    type Contribution,
    labelOf,
    type Reader,
    type RegistryReference,
    type Resource,
    valueAt,
} from "../model/contribution";
import { registriesAt as scopesIn } from "../azure/registry-scope";

/**
 * `azapi:index/resource:Resource`, which is any resource of Azure, and
 * `azapi:index/updateResource:UpdateResource`, which changes one that there is already.
 */
export const reader: Reader = {
    tokens: [/^azapi:\w+(\/resource)?:Resource$/i, /^azapi:\w+(\/updateResource)?:UpdateResource$/i],
    read: (resource) => {
        const typeAndVersion = valueAt(resource.props, "type");
        if (typeof typeAndVersion !== "string") {
            return [];
        }
        const [type = "", version] = typeAndVersion.split("@");
        const { body, isReadable } = bodyOf(resource);
        const isUpdate = /:UpdateResource$/i.test(resource.type);
        const read: Resource = { ...resource, props: { ...(resource.props as object), body } };
        const at = (path: string) => {
            if (path === "apiVersion") {
                return readingOf({ value: version }, labelOf(read), "type");
            }
            return plainAt(read, path === "location" ? path : `body.${path}`);
        };
        const registry = registryOf(resource, type);
        const registriesAt: ArmResource["registriesAt"] = (path) =>
            path === "scope"
                ? scopesIn(valueAt(read.props, "parentId"), ["parentId"])
                : scopesIn(at(path).value, ["body"], true);
        return armDeclarations({ type, registry, at, registriesAt }).map((one): Contribution => ({
            ...one,
            registry: { ...one.registry, isRegistry: one.registry.isRegistry && !isUpdate },
            ...(isReadable ? {} : { uncertainty: "its body cannot be read: it is no JSON" }),
        }));
    },
};

/** The body, which older versions of the provider take as JSON text. */
function bodyOf({ props }: Resource): { body: unknown; isReadable: boolean } {
    const body = valueAt(props, "body");
    if (typeof body !== "string") {
        return { body, isReadable: true };
    }
    const object = jsonIn(body);
    return { body: object ?? UNKNOWN, isReadable: object !== undefined };
}

function registryOf({ props }: Resource, type: string): Omit<RegistryReference, "isRegistry"> {
    const id = valueAt(props, "resourceId");
    const parent = valueAt(props, "parentId");
    if (id !== undefined) {
        return { ...registryInId(id), inputs: ["resourceId"] };
    }
    return isRegistryType(type)
        ? { name: valueAt(props, "name"), resourceGroup: resourceGroupIn(parent), inputs: ["name"] }
        : { ...registryInId(parent), inputs: ["parentId"] };
}
