/** The resources of a stack that is being made: taken in one after the other, shown to the policies. */
import { type Fixtures, resourceFixture } from "./fixtures";
import { hasUnknown, secret } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { madeUpId, madeUpOutputs, named } from "./placeholder-outputs";
import {
    defaultProviderName,
    defaultProviderType,
    packageKey,
    type PackageReference,
    providerInputs,
} from "./providers";
import type { FinishedResource, ProviderResource, RegisteredResource } from "../model/resource";
import { type StackName, urnOf } from "../model/urn";

export interface StackOptions extends StackName {
    /** Whether it is a preview, in which what is new is not known yet. */
    readonly dryRun: boolean;
    readonly fixtures: Fixtures;
    /** The configuration of a package, for its default provider. */
    readonly configOf: (packageName: string) => Properties;
    /** Shows a resource to the policies; resolves with its inputs, which policies may have changed. Rejects if it must not be created. */
    readonly register: (resource: RegisteredResource) => Promise<Properties>;
}

/** Called around the creation of a resource. */
export interface Around {
    readonly before: (resource: FinishedResource) => Promise<void>;
    readonly after: (resource: FinishedResource) => Promise<void>;
}

export interface Stack {
    readonly find: (urn: string) => FinishedResource | undefined;
    /** In the order in which they came. */
    readonly all: () => readonly FinishedResource[];
    /** A resource and what it is in, from the inside out. */
    readonly ancestorsOf: (urn: string) => readonly string[];
    /** Creates a resource. */
    readonly create: (resource: RegisteredResource, around?: Around) => Promise<FinishedResource>;
    /** Takes in a resource that exists already. Policies do not see it. */
    readonly read: (resource: FinishedResource) => Promise<void>;
    /** What a component says of itself when all that is in it has been registered. */
    readonly finish: (urn: string, outputs: Properties) => void;
    /** The provider that a reference such as `urn::id` names, or the default one of a package. */
    readonly provider: (reference: string, wanted: PackageReference) => Promise<ProviderResource>;
}

export function newStack(options: StackOptions): Stack {
    const { dryRun, fixtures } = options;
    const resources = new Map<string, FinishedResource>();
    const defaultProviders = new Map<string, Promise<FinishedResource>>();
    // As in the engine, one at a time: policies see the end of one resource before the next.
    const inTurn = queue();

    const claim = (resource: FinishedResource): void => {
        const { urn, parent } = resource;
        if (resources.has(urn)) {
            throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
        }
        if (parent !== "" && !resources.has(parent)) {
            throw new Error(`could not find parent resource ${parent}`);
        }
        resources.set(urn, resource);
    };
    const idOf = (resource: RegisteredResource): string => {
        if (resource.importId) {
            return resource.importId;
        }
        return dryRun || !resource.custom ? "" : (resourceFixture(fixtures, resource)?.id ?? madeUpId(resource));
    };
    /**
     * Whether a provider waits for a resource that is not there yet; then it is not asked, and what it would
     * make has no outputs. What is unknown only because nothing is online does not count.
     */
    const isWaiting = (urn: string): boolean => {
        const { properties = {}, propertyDependencies = {} } = resources.get(urn) ?? {};
        return Object.entries(properties).some(
            ([input, value]) =>
                hasUnknown(value) &&
                (propertyDependencies[input] ?? []).some((dependency) => resources.get(dependency)?.isRead === false),
        );
    };
    const outputsOf = (resource: RegisteredResource): Properties => {
        if (!resource.custom || (dryRun && resource.provider && isWaiting(resource.provider.urn))) {
            return {};
        }
        const outputs: Properties = dryRun
            ? resource.properties
            : {
                  ...madeUpOutputs(resource),
                  ...resource.properties,
                  ...resourceFixture(fixtures, resource)?.outputs,
              };
        const secrets = (resource.additionalSecretOutputs ?? []).filter((name) => name in outputs);
        return { ...outputs, ...Object.fromEntries(secrets.map((name) => [name, secret(outputs[name] ?? null)])) };
    };

    const create = (declared: RegisteredResource, around?: Around): Promise<FinishedResource> =>
        inTurn(async () => {
            const resource = dryRun ? declared : { ...declared, properties: named(declared) };
            claim({ ...resource, id: "", outputs: {}, isRead: false });
            const shown = { ...resource, properties: await options.register(resource) };
            await around?.before({ ...shown, id: "", outputs: {}, isRead: false });
            const finished = { ...shown, id: idOf(shown), outputs: outputsOf(shown), isRead: false };
            resources.set(resource.urn, finished);
            await around?.after(finished);
            return finished;
        });

    const defaultProvider = (wanted: PackageReference): Promise<FinishedResource> => {
        const key = packageKey(wanted);
        const type = defaultProviderType(wanted);
        const name = defaultProviderName(wanted);
        const provider =
            defaultProviders.get(key) ??
            create({
                urn: urnOf(options, "", type, name),
                type,
                name,
                parent: "",
                custom: true,
                properties: providerInputs(wanted, options.configOf(wanted.name)),
                protect: false,
                dependencies: [],
                propertyDependencies: {},
            });
        defaultProviders.set(key, provider);
        return provider;
    };

    const ancestorsOf = (urn: string): readonly string[] =>
        urn === "" ? [] : [urn, ...ancestorsOf(resources.get(urn)?.parent ?? "")];

    return {
        find: (urn) => resources.get(urn),
        all: () => [...resources.values()],
        ancestorsOf,
        create,
        read: (resource) => inTurn(() => claim(resource)),
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
            const { urn, type, name, properties } = explicit ?? (await defaultProvider(wanted));
            return { urn, type, name, properties };
        },
    };
}

/** Runs one task after the other. */
function queue(): <T>(task: () => Promise<T> | T) => Promise<T> {
    let last: Promise<unknown> = Promise.resolve();
    return (task) => {
        const result = last.then(task);
        last = result.catch(() => undefined);
        return result;
    };
}
