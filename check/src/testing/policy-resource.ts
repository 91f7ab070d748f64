/** Resources for tests of policies. */
import type { AnalyzedResource } from "../model/analysis";
import type { Properties } from "../model/json";
import { buildUrn, ORGANIZATION } from "../model/urn";

export const DEFAULT_PROJECT = "project";
export const DEFAULT_STACK = "dev";

/** A resource as policies see it. */
export type PolicyResource = AnalyzedResource;

/** What a resource may have besides type, name and inputs. Every option has a default. */
export interface MakeResourceOptions extends Partial<Omit<PolicyResource, "urn" | "type" | "name" | "properties">> {
    /** Name of the project in the URN. Default: `project`. */
    readonly project?: string;
    /** Name of the stack in the URN. Default: `dev`. */
    readonly stack?: string;
}

/**
 * Makes a resource with the URN that the engine would give it.
 *
 * Its properties are JSON as the engine sends it to a pack: `UNKNOWN_SENTINEL` for a value that is unknown until the
 * update, and `secret(value)` for a secret. By default it has no parent, is not protected and depends on nothing; the
 * resources in `propertyDependencies` (URNs by property) are dependencies, too.
 *
 * @example
 * const registry = makeResource("azure-native:containerregistry:Registry", "images", { sku: { name: "Premium" } });
 * const replication = makeResource(
 *     "azure-native:containerregistry:Replication",
 *     "north",
 *     { registryName: UNKNOWN_SENTINEL },
 *     { propertyDependencies: { registryName: [registry.urn] } },
 * );
 */
export function makeResource(
    type: string,
    name: string,
    properties: object = {},
    { project = DEFAULT_PROJECT, stack = DEFAULT_STACK, ...options }: MakeResourceOptions = {},
): PolicyResource {
    const { parent = "", propertyDependencies = {} } = options;
    return {
        protect: false,
        dependencies: [...new Set(Object.values(propertyDependencies).flat())],
        ...options,
        urn: buildUrn({ organization: ORGANIZATION, project, stack }, parent, type, name),
        type,
        name,
        properties: properties as Properties,
        parent,
        propertyDependencies,
    };
}
