/** Registers a resource as the engine does: transforms, provider, policies, hooks. */
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Properties } from "../model/json";
import type { ProviderResource } from "../model/resource";
import { buildUrn, getPackage, isAzureType, isProviderType } from "../model/urn";
import { hideObjects, toStruct } from "../protocol/property-values";
import { bindHooks, transformResource, type Transformed, type TransformedResource } from "./callbacks";
import type { MonitorState } from "./monitor-state";
import { buildProviderInputs, findPackage, type PackageReference } from "./providers";
import {
    addDependencies,
    collectDependencies,
    findRequestSource,
    readPropertyDependencies,
    readRegistration,
    readVisibleOptions,
    resolveAliases,
    unwrapProperties,
} from "./registration";

export async function registerResource(
    state: MonitorState,
    request: proto.RegisterResourceRequest,
): Promise<proto.RegisterResourceResponse> {
    const { options, store, callbacks, hooks } = state;
    const identity = readIdentity(request);
    const { type, name, custom, parent } = identity;
    const urn = buildUrn(options, parent, type, name);
    store.claim(urn);
    const isRemote = request.getRemote();
    const transformed = await applyTransforms(state, request, identity);
    const { options: resourceOptions } = transformed;
    const ownPackage = findPackage(state.packages, type, {
        version: resourceOptions.getVersion(),
        downloadUrl: resourceOptions.getPluginDownloadUrl(),
        packageRef: request.getPackageref(),
    });
    const providers = mergeProviders(state, identity, resourceOptions);
    const needsProvider = (custom || isRemote) && !isProviderType(type);
    const provider = needsProvider
        ? await findProvider(state, identity, resourceOptions, providers, ownPackage)
        : undefined;
    const inputs = unwrapProperties(transformed.properties);
    const registered = {
        ...identity,
        urn,
        properties: isProviderType(type) ? buildProviderInputs(ownPackage, inputs) : inputs,
        ...readVisibleOptions(resourceOptions, store.find(parent)),
        importId: resourceOptions.getImport(),
        aliases: resolveAliases(resourceOptions, options, identity),
        provider: custom ? provider : undefined,
        ...collectDependencies(transformed.properties, transformed.dependsOn, transformed.propertyDependencies),
        source: findRequestSource(request, options.root),
    };
    if (!custom) {
        state.inheritedProviders.set(urn, providers);
    }
    state.resourceTransforms.set(urn, request.getTransformsList());
    const boundHooks = bindHooks(callbacks, hooks, resourceOptions.getHooks(), options.dryRun, options.warn);
    const { id, outputs } = await store.create(registered, boundHooks);
    if (isRemote) {
        options.warn(`${name} (${type}) is a remote component; its child resources are not checked offline.`, urn);
    }
    const known = options.dryRun ? selectKnownOutputs(type, outputs) : outputs;
    return new proto.RegisterResourceResponse().setUrn(urn).setId(id).setObject(toStruct(known));
}

/** Throws for a type that the engine does not accept. */
function readIdentity(request: proto.RegisterResourceRequest): TransformedResource {
    const type = request.getType();
    if ((request.getCustom() || request.getRemote()) && type.split(":").length !== 3) {
        throw new Error(`Type '${type}' is not a valid type token (must have format '*:*:*')`);
    }
    return { type, name: request.getName(), custom: request.getCustom(), parent: request.getParent() };
}

/** A resource after its transforms, with the dependencies that count for it. */
interface TransformedRegistration extends Transformed {
    readonly dependsOn: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

async function applyTransforms(
    { callbacks, store, resourceTransforms, stackTransforms }: MonitorState,
    request: proto.RegisterResourceRequest,
    identity: TransformedResource,
): Promise<TransformedRegistration> {
    const original = readRegistration(request);
    const propertyDependencies = readPropertyDependencies(request, original.properties);
    const own = request.getTransformsList();
    const inherited = store.listAncestors(identity.parent).flatMap((urn) => resourceTransforms.get(urn) ?? []);
    // As in the engine, the stack's in reverse order.
    const transforms = [...own, ...inherited, ...stackTransforms.toReversed()];
    // As in the engine, only a resource's own transforms can change what it depends on.
    const hasOwn = own.length > 0;
    const addOrigins = () => addDependencies(original.properties, hasOwn ? propertyDependencies : {});
    const changed =
        transforms.length > 0
            ? await transformResource(callbacks, transforms, identity, { ...original, properties: addOrigins() })
            : original;
    return {
        ...changed,
        dependsOn: (hasOwn ? changed : original).options.getDependsOnList(),
        propertyDependencies: hasOwn ? {} : propertyDependencies,
    };
}

/** Returns the providers by package that a resource is given, for a component with those that its parent hands on. */
function mergeProviders(
    { inheritedProviders }: MonitorState,
    { custom, parent }: TransformedResource,
    options: proto.TransformResourceOptions,
): ReadonlyMap<string, string> {
    return new Map([...(custom ? [] : (inheritedProviders.get(parent) ?? [])), ...options.getProvidersMap().entries()]);
}

function findProvider(
    { store, inheritedProviders }: MonitorState,
    { type, parent }: TransformedResource,
    options: proto.TransformResourceOptions,
    providers: ReadonlyMap<string, string>,
    ownPackage: PackageReference,
): Promise<ProviderResource> {
    const packageName = getPackage(type);
    const reference =
        options.getProvider() || (providers.get(packageName) ?? inheritedProviders.get(parent)?.get(packageName) ?? "");
    return store.provider(reference, ownPackage);
}

/** The object to which Azure adds nothing. */
const TAGS = "tags";

/**
 * Azure adds to most objects, e.g. the principal to an identity or the id to each subnet. Its providers know the added
 * properties from their schemas; here they are not available, so such objects are unknown as a whole. Otherwise a
 * program would take the added properties for absent.
 */
function selectKnownOutputs(type: string, outputs: Properties): Properties {
    if (!isAzureType(type)) {
        return outputs;
    }
    const known = Object.entries(outputs).map(([name, value]) => [name, name === TAGS ? value : hideObjects(value)]);
    return Object.fromEntries(known) as Properties;
}
