/** Which registries a resource of a template concerns by a scope: a lock is attached to one, an alert looks at some. */
import { UNKNOWN } from "acr-soft-delete-rules";
import type { RegistryReference } from "../declaration";
import { registryAt, someRegistryIn } from "../scope";
import { isRegistryType } from "./resource";
import { type ArmText, type ArmValue, joined, PartlyKnown, ResourceId, symbolOf, Unknown } from "./value";

/** What is deployed, and where a template's values come from. */
type Place = Pick<RegistryReference, "resourceGroup" | "inputs">;

const WORKSPACES = "microsoft.operationalinsights/workspaces";

/** The registry with a name, as far as that is known. */
export function named(registry: ArmValue | undefined): Pick<RegistryReference, "name" | "symbol"> {
    if (registry instanceof Unknown || registry instanceof PartlyKnown) {
        return { name: UNKNOWN, symbol: symbolOf(registry) };
    }
    return { name: typeof registry === "string" ? registry : UNKNOWN };
}

/** The registry at a scope; undefined if it is about something else. With logs, a workspace may be about any. */
export function registryAtScope(
    scope: ArmValue,
    { resourceGroup, inputs }: Place,
    isOfLogs: boolean,
): RegistryReference | undefined {
    const inGroup = resourceInGroup(scope);
    if (inGroup !== undefined) {
        const { type, name } = inGroup;
        if (isOfLogs && type.toLowerCase() === WORKSPACES) {
            return someRegistryIn(UNKNOWN);
        }
        const isRegistry = isRegistryType(type) && !hasSlash(name);
        return isRegistry ? { isRegistry: false, ...named(name), resourceGroup, inputs } : undefined;
    }
    return typeof scope === "string" ? registryAt(scope, inputs, isOfLogs) : someRegistryIn(UNKNOWN);
}

/** A resource in the group of the deployment: `Microsoft.ContainerRegistry/registries/prod`, or by `resourceId`. */
function resourceInGroup(scope: ArmValue): { type: string; name: ArmText } | undefined {
    if (scope instanceof ResourceId) {
        return scope;
    }
    const [head, ...rest] = scope instanceof PartlyKnown ? scope.parts : [scope];
    const [, type, start = ""] = typeof head === "string" ? (/^([\w.]+\/\w+)\/([^/]*)$/.exec(head) ?? []) : [];
    const name = joined([start, ...(rest as ArmText[])]);
    return type === undefined || name === undefined ? undefined : { type, name };
}

function hasSlash(name: ArmText): boolean {
    const parts = name instanceof PartlyKnown ? name.parts : [name];
    return parts.some((part) => typeof part === "string" && part.includes("/"));
}
