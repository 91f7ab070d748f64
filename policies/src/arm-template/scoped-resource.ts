/** Which registries a resource of a template concerns by a scope: a lock is attached to one, an alert looks at some. */
import { equalsIgnoreCase, UNKNOWN } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";
import { registryAt, someRegistryIn, WORKSPACES } from "../azure/registry-scope";
import { isRegistryType } from "./read-resource";
import { type ArmText, type ArmValue, combine, PartlyKnown, ResourceId, symbolOf, Unknown } from "./values";

/** What is deployed, and where a template's values come from. */
type Place = Pick<RegistryReference, "resourceGroup" | "inputs">;

/** The registry with a name, as far as that is known. */
export function named(registry: ArmValue | undefined): Pick<RegistryReference, "name" | "nameToken"> {
    if (registry instanceof Unknown || registry instanceof PartlyKnown) {
        return { name: UNKNOWN, nameToken: symbolOf(registry) };
    }
    return { name: typeof registry === "string" ? registry : UNKNOWN };
}

/** The registry at a scope; undefined if it is about something else. With logs, a workspace may be about any. */
export function registryAtScope(
    scope: ArmValue,
    { resourceGroup, inputs }: Place,
    isOfLogs: boolean,
): RegistryReference | undefined {
    const target = typeAndName(scope);
    if (target !== undefined) {
        const { type, name } = target;
        if (isOfLogs && equalsIgnoreCase(type, WORKSPACES)) {
            return someRegistryIn(UNKNOWN);
        }
        const isRegistry = isRegistryType(type) && !hasSlash(name);
        // An id may have been handed on by a template that is deployed to another group.
        const group = scope instanceof ResourceId ? UNKNOWN : resourceGroup;
        return isRegistry ? { isRegistry: false, ...named(name), resourceGroup: group, inputs } : undefined;
    }
    return typeof scope === "string" ? registryAt(scope, inputs, isOfLogs) : someRegistryIn(UNKNOWN);
}

/** What is meant by `Microsoft.ContainerRegistry/registries/prod`, in the group of the deployment, or by `resourceId`. */
function typeAndName(scope: ArmValue): { type: string; name: ArmText } | undefined {
    if (scope instanceof ResourceId) {
        return scope;
    }
    const [head, ...rest] = scope instanceof PartlyKnown ? scope.parts : [scope];
    const [, type, start = ""] = typeof head === "string" ? (/^([\w.]+\/\w+)\/([^/]*)$/.exec(head) ?? []) : [];
    const name = combine([start, ...(rest as ArmText[])]);
    return type === undefined || name === undefined ? undefined : { type, name };
}

function hasSlash(name: ArmText): boolean {
    const parts = name instanceof PartlyKnown ? name.parts : [name];
    return parts.some((part) => typeof part === "string" && part.includes("/"));
}
