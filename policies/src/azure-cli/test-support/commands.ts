/** What commands contribute, in few words. */
import { listObservedNames } from "acr-soft-delete-rules";
import { unknownCheckingProxy } from "@pulumi/policy";
import type { Contribution } from "../../model/contribution";
import { toPlainData } from "../../model/resource-props";
import { reader } from "../../readers/command";

export const UPDATE = "az acr config soft-delete update";
export const RETENTION = "az acr config retention update";
export const REPLICATION = "az acr replication create";

export function resourceOf(type: string, props: object) {
    // The SDK exports the proxy without its type.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-call
    return { type, name: "c", props: toPlainData(unknownCheckingProxy(props)) };
}

/** The contributions of a command. */
export function contributions(props: object): readonly Contribution[] {
    return reader.read(resourceOf("command:local:Command", props));
}

/** Registry, status and days of each call of a command. */
export function read(props: object) {
    return contributions(props).map(({ registry, observed }) => [
        registry.name,
        observed.softDeleteStatus?.value,
        observed.softDeleteDays?.value,
    ]);
}

/** The contributions of a script, without what only messages need. */
export function summary(create: unknown) {
    return contributions({ create }).map(({ registry, observed, uncertainty }) => ({
        name: registry.name,
        ...(registry.resourceGroup !== undefined && { group: registry.resourceGroup }),
        ...(registry.isRegistry && { isRegistry: true }),
        ...Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]?.value])),
        ...(uncertainty !== undefined && { uncertainty }),
    }));
}
