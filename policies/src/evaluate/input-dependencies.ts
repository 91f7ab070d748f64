/** The resources that inputs were computed from, as Pulumi records them (propertyDependencies). */
import type { PolicyResource } from "@pulumi/policy";

/** Returns the URNs of the resources that some inputs of a resource were computed from. */
export type InputDependencies = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Before the stack is complete, no dependencies are known. */
export const NO_INPUT_DEPENDENCIES: InputDependencies = () => new Set();

/**
 * Reads the dependencies from a stack's resource graph. A component stands for all resources in it; a resource with
 * contributions stands for itself, even if others have it as parent.
 */
export function buildInputDependencies(
    resources: readonly PolicyResource[],
    contributing: ReadonlySet<string>,
): InputDependencies {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const listContents = createContentsIndex(resources, contributing);
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []);
        return new Set(direct.flatMap((resource) => listContents(resource.urn)));
    };
}

function createContentsIndex(
    resources: readonly PolicyResource[],
    contributing: ReadonlySet<string>,
): (urn: string) => readonly string[] {
    const children = new Map<string, string[]>();
    for (const { urn, parent } of resources) {
        if (parent) {
            const siblings = children.get(parent.urn) ?? [];
            children.set(parent.urn, siblings);
            siblings.push(urn);
        }
    }
    const known = new Map<string, readonly string[]>();
    const listContents = (urn: string): readonly string[] => {
        const contents =
            known.get(urn) ??
            (contributing.has(urn) ? [urn] : [urn, ...(children.get(urn) ?? []).flatMap(listContents)]);
        known.set(urn, contents);
        return contents;
    };
    return listContents;
}
