/** Resolves the scopes in templates, of locks and alerts, to the registries they cover. */
import { equalsIgnoreCase, UNKNOWN } from "acr-soft-delete-rules";
import { resolveScope, WORKSPACE_TYPE } from "../azure/registry-scope";
import { isRegistryType, referToUnknownRegistry } from "../azure/resource-id";
import type { RegistryReference } from "../model/contribution";
import { toNameToken } from "./values/identify";
import { type ArmText, type ArmValue, joinText, listParts, PartlyKnown, ResourceId, Unknown } from "./values/arm-value";

/** Refers to a registry by its name, as far as that is known. */
export function toRegistryName(name: ArmValue | undefined): Pick<RegistryReference, "name" | "nameToken"> {
    if (name instanceof Unknown || name instanceof PartlyKnown) {
        return { name: UNKNOWN, nameToken: toNameToken(name) };
    }
    return { name: typeof name === "string" ? name : UNKNOWN };
}

/** Resolves a scope in a template that is deployed to a resource group. A scope of logs may be a workspace. */
export function resolveArmScope(
    scope: ArmValue,
    { resourceGroup, inputs }: Pick<RegistryReference, "resourceGroup" | "inputs">,
    isOfLogs: boolean,
): readonly RegistryReference[] {
    const target = parseTarget(scope);
    if (target === undefined) {
        return typeof scope === "string" ? resolveScope(scope, inputs, isOfLogs) : [referToUnknownRegistry(UNKNOWN)];
    }
    const { type, name } = target;
    if (isOfLogs && equalsIgnoreCase(type, WORKSPACE_TYPE)) {
        return [referToUnknownRegistry(UNKNOWN)];
    }
    if (!isRegistryType(type) || listParts(name).some((part) => typeof part === "string" && part.includes("/"))) {
        return [];
    }
    // A template for another group may have passed the id as a parameter.
    const group = scope instanceof ResourceId ? UNKNOWN : resourceGroup;
    return [{ isRegistry: false, ...toRegistryName(name), resourceGroup: group, inputs }];
}

/** Parses `Microsoft.ContainerRegistry/registries/prod`, which is in the group of the deployment, or a `resourceId`. */
function parseTarget(scope: ArmValue): { type: string; name: ArmText } | undefined {
    if (scope instanceof ResourceId) {
        return scope;
    }
    const [head, ...rest] = listParts(scope);
    const [, type, start = ""] = typeof head === "string" ? (/^([\w.]+\/\w+)\/([^/]*)$/.exec(head) ?? []) : [];
    const name = joinText([start, ...(rest as ArmText[])]);
    return type === undefined || name === undefined ? undefined : { type, name };
}
