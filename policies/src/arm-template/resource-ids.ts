/** Ids of resources in templates. What a template is deployed to is known but for the subscription. */
import type { Maybe, Value } from "acr-soft-delete-rules";
import type { Scope } from "./scope";
import { ArmObject, type ArmText, type ArmValue, isText, joinText } from "./values/arm-value";
import { identify } from "./values/identify";
import { PartialObject, PartlyKnown, ResourceId, TextOfUnknownCase, Unknown } from "./values/unknown";

/** A subscription, and the group if it is to one. */
export interface Target {
    readonly subscription: ArmText;
    readonly group?: ArmText | undefined;
}

/** The subscription of the outermost template. */
export const OWN_SUBSCRIPTION = new Unknown("subscription");

/** Returns the name of a group as ARM knows it, which may be in another letter case than here. */
export function toGroupName(name: Maybe<Value>): ArmText | undefined {
    if (name === undefined) {
        return undefined;
    }
    const unknown = new Unknown("group");
    return typeof name === "string" ? new TextOfUnknownCase(unknown, name) : unknown;
}

/** Computes what depends on the place of a template; undefined if that is unknown. */
export function resolveTarget(name: string, values: readonly ArmValue[], { target }: Scope): ArmValue | undefined {
    switch (name) {
        case "subscription":
            return createPlace("subscriptionId", target.subscription, { subscription: target.subscription });
        case "resourcegroup":
            return target.group === undefined ? undefined : createPlace("name", target.group, target);
        case "resourceid":
        case "subscriptionresourceid":
            return createOwnId(values, target, name === "resourceid");
        case "tenantresourceid":
            return createId([""], values);
        case "extensionresourceid": {
            const [base, ...rest] = values;
            const segments = base === undefined ? undefined : splitId(base);
            return segments && createId(segments, rest);
        }
        default:
            return undefined;
    }
}

/** Returns what distinguishes a place from others. */
export function getTargetKey(target: Target): string {
    return identify(listSegments(target))?.key ?? "";
}

/** Creates the id of a resource; undefined if a part of it cannot be one. */
export function createId(
    base: readonly ArmText[],
    [type, ...names]: readonly (ArmValue | undefined)[],
): ArmText | undefined {
    const [namespace, ...types] = typeof type === "string" ? type.split("/") : [];
    if (namespace === undefined || types.length === 0 || types.length !== names.length || !names.every(isText)) {
        return undefined;
    }
    const segments = [...base, "providers", namespace, ...types.flatMap((one, index) => [one, names[index] ?? ""])];
    return joinSegments(segments);
}

export function listSegments({ subscription, group }: Target): readonly ArmText[] {
    return ["", "subscriptions", subscription, ...(group === undefined ? [] : ["resourceGroups", group])];
}

function createPlace(name: string, value: ArmText, target: Target): ArmValue | undefined {
    const id = joinSegments(listSegments(target));
    const known = new ArmObject(
        id === undefined
            ? [[name, value]]
            : [
                  [name, value],
                  ["id", id],
              ],
    );
    return new PartialObject(`${name}(${getTargetKey(target)})`, known);
}

/** Creates an id whose first arguments may be a subscription and a group. */
function createOwnId(values: readonly ArmValue[], target: Target, isInGroup: boolean): ArmText | undefined {
    const start = values.findIndex((value) => typeof value === "string" && value.includes("/"));
    const before = values.slice(0, Math.max(0, start));
    if (start < 0 || start > (isInGroup ? 2 : 1) || !before.every(isText)) {
        return undefined;
    }
    const group = isInGroup ? (before.pop() ?? target.group) : undefined;
    const [subscription = target.subscription] = before;
    return createId(listSegments({ subscription, group }), values.slice(start));
}

function joinSegments(segments: readonly ArmText[]): ArmText | undefined {
    const text = joinText(segments.flatMap((segment, index) => (index === 0 ? [segment] : ["/", segment])));
    return text instanceof PartlyKnown ? new ResourceId(text, segments) : text;
}

/** Splits an id at its slashes; undefined if there may be more of them in its unknown parts. */
function splitId(id: ArmValue): readonly ArmText[] | undefined {
    if (id instanceof ResourceId) {
        return id.segments;
    }
    const parts = id instanceof PartlyKnown ? id.parts : [id];
    const segments: ArmText[][] = [[]];
    for (const part of parts) {
        if (part === OWN_SUBSCRIPTION || part instanceof TextOfUnknownCase) {
            segments.at(-1)?.push(part);
        } else if (typeof part === "string") {
            const [first = "", ...others] = part.split("/");
            segments.at(-1)?.push(first);
            segments.push(...others.map((one) => [one]));
        } else {
            return undefined;
        }
    }
    return segments.map((pieces) => joinText(pieces) ?? "");
}
