/** Stores the resources of a stack, one after the other, and shows them to the policies. */
import { type Fixtures, findResourceFixture } from "./fixtures";
import { EngineEnds } from "../protocol/grpc";
import { hasUnknown, makeSecret } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { createPlaceholderId, createPlaceholderOutputs, addPlaceholderName } from "./placeholder-outputs";
import {
    getDefaultProviderName,
    getDefaultProviderType,
    getPackageKey,
    type PackageReference,
    buildProviderInputs,
} from "./providers";
import type { FinishedResource, ProviderResource, RegisteredResource } from "../model/resource";
import { type StackName, buildUrn } from "../model/urn";

export interface StoreOptions extends StackName {
    /** True for a preview, in which outputs of new resources are unknown. */
    readonly dryRun: boolean;
    readonly fixtures: Fixtures;
    /** The configuration of a package, for its default provider. */
    readonly configOf: (packageName: string) => Properties;
    /** Shows a resource to the policies; resolves with its inputs, which policies may have changed. Rejects if it must not be created. */
    readonly register: (resource: RegisteredResource) => Promise<Properties>;
}

/** Called around the creation of a resource. */
export interface BoundHooks {
    readonly before: (resource: FinishedResource) => Promise<void>;
    readonly after: (resource: FinishedResource) => Promise<void>;
}

export interface ResourceStore {
    readonly find: (urn: string) => FinishedResource | undefined;
    /** Returns all resources in the order of registration. */
    readonly all: () => readonly FinishedResource[];
    /** Returns a resource and its ancestors, from the inside out. */
    readonly listAncestors: (urn: string) => readonly string[];
    /**
     * Reserves the URN of a resource that is about to be registered. Throws if another one has it; if that one is not
     * registered yet either, neither is.
     */
    readonly claim: (urn: string) => void;
    /** Creates a resource. */
    readonly create: (resource: RegisteredResource, around?: BoundHooks) => Promise<FinishedResource>;
    /** Adds a resource that exists already. Policies do not see it. */
    readonly read: (resource: FinishedResource) => Promise<void>;
    /** Sets the outputs of a component once all of its child resources are registered. */
    readonly finish: (urn: string, outputs: Properties) => void;
    /** Returns the provider that a reference such as `urn::id` names, or the default one of a package. */
    readonly provider: (reference: string, wanted: PackageReference) => Promise<ProviderResource>;
}

export function createResourceStore(options: StoreOptions): ResourceStore {
    const { dryRun, fixtures } = options;
    const resources = new Map<string, FinishedResource>();
    const defaultProviders = new Map<string, Promise<FinishedResource>>();
    // As in the engine, one at a time: policies see the end of one resource before the next.
    const enqueue = createQueue();

    const claimed = new Set<string>();
    const duplicates = new Set<string>();

    const addResource = (resource: FinishedResource): void => {
        const { urn, parent } = resource;
        if (duplicates.has(urn)) {
            throw new EngineEnds(`another resource has the URN ${urn}`);
        }
        if (resources.has(urn)) {
            throw createDuplicateError(urn);
        }
        if (parent !== "" && !resources.has(parent)) {
            throw new Error(`could not find parent resource ${parent}`);
        }
        resources.set(urn, resource);
    };
    const chooseId = (resource: RegisteredResource): string => {
        if (resource.importId) {
            return resource.importId;
        }
        return dryRun || !resource.custom
            ? ""
            : (findResourceFixture(fixtures, resource)?.id ?? createPlaceholderId(resource));
    };
    /**
     * Tells whether a provider waits for a resource that does not exist yet. Then the engine does not ask it, and its
     * resources have no outputs. Values that are unknown only because the preview is offline do not count.
     */
    const isWaiting = (urn: string): boolean => {
        const { properties = {}, propertyDependencies = {} } = resources.get(urn) ?? {};
        return Object.entries(properties).some(
            ([input, value]) =>
                hasUnknown(value) &&
                (propertyDependencies[input] ?? []).some((dependency) => resources.get(dependency)?.isRead === false),
        );
    };
    const buildOutputs = (resource: RegisteredResource): Properties => {
        if (!resource.custom || (dryRun && resource.provider && isWaiting(resource.provider.urn))) {
            return {};
        }
        const outputs: Properties = dryRun
            ? resource.properties
            : {
                  ...createPlaceholderOutputs(resource),
                  ...resource.properties,
                  ...findResourceFixture(fixtures, resource)?.outputs,
              };
        const secrets = (resource.additionalSecretOutputs ?? []).filter((name) => name in outputs);
        return { ...outputs, ...Object.fromEntries(secrets.map((name) => [name, makeSecret(outputs[name] ?? null)])) };
    };

    const create = (declared: RegisteredResource, around?: BoundHooks): Promise<FinishedResource> =>
        enqueue(async () => {
            const resource = dryRun ? declared : { ...declared, properties: addPlaceholderName(declared) };
            addResource({ ...resource, id: "", outputs: {}, isRead: false });
            const shown = { ...resource, properties: await options.register(resource) };
            await around?.before({ ...shown, id: "", outputs: {}, isRead: false });
            const finished = { ...shown, id: chooseId(shown), outputs: buildOutputs(shown), isRead: false };
            resources.set(resource.urn, finished);
            await around?.after(finished);
            return finished;
        });

    const getDefaultProvider = (wanted: PackageReference): Promise<FinishedResource> => {
        const key = getPackageKey(wanted);
        const type = getDefaultProviderType(wanted);
        const name = getDefaultProviderName(wanted);
        const provider =
            defaultProviders.get(key) ??
            create({
                urn: buildUrn(options, "", type, name),
                type,
                name,
                parent: "",
                custom: true,
                properties: buildProviderInputs(wanted, options.configOf(wanted.name)),
                protect: false,
                dependencies: [],
                propertyDependencies: {},
            });
        defaultProviders.set(key, provider);
        return provider;
    };

    const listAncestors = (urn: string): readonly string[] =>
        urn === "" ? [] : [urn, ...listAncestors(resources.get(urn)?.parent ?? "")];

    return {
        find: (urn) => resources.get(urn),
        all: () => [...resources.values()],
        listAncestors,
        claim: (urn) => {
            const isTaken = claimed.has(urn);
            if (isTaken && !resources.has(urn)) {
                duplicates.add(urn);
            }
            claimed.add(urn);
            if (isTaken) {
                throw createDuplicateError(urn);
            }
        },
        create,
        read: (resource) => enqueue(() => addResource(resource)),
        finish: (urn, outputs) => {
            const component = resources.get(urn);
            if (component) {
                resources.set(urn, { ...component, outputs });
            }
        },
        provider: async (reference, wanted) => {
            const explicit = resources.get(reference.slice(0, reference.lastIndexOf("::")));
            if (reference.includes("::") && !explicit) {
                throw new Error(`unknown provider '${reference}'`);
            }
            const { urn, type, name, properties } = explicit ?? (await getDefaultProvider(wanted));
            return { urn, type, name, properties };
        },
    };
}

function createDuplicateError(urn: string): Error {
    return new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
}

/** Creates a queue that runs one task after the other. */
function createQueue(): <T>(task: () => Promise<T> | T) => Promise<T> {
    let last: Promise<unknown> = Promise.resolve();
    return (task) => {
        const result = last.then(task);
        last = result.catch(() => undefined);
        return result;
    };
}
