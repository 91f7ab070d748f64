/** What a program says when it registers a resource, made out as the engine does it. */
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { toProperties } from "../protocol/grpc";
import { wrapOutputs, findDependencies, addValueDependencies, unwrapOutputs } from "../protocol/property-values";
import { type Properties } from "../model/json";
import type { ResourceOptions, Timeouts } from "../model/resource";
import type { Transformed, TransformedResource } from "./transforms";
import { type StackName, buildUrn } from "../model/urn";

type Dependencies = Readonly<Record<string, readonly string[]>>;

/** Inputs and options as the program gives them, for transforms to change. */
export function readRegistration(request: proto.RegisterResourceRequest): Transformed {
    return { properties: toProperties(request.getObject()), options: readOptions(request) };
}

/** Each input with the resources that it was computed from, as transforms are shown it. */
export function addDependencies(properties: Properties, dependencies: Dependencies): Properties {
    return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
            name,
            addValueDependencies(wrapOutputs(value), dependencies[name] ?? []),
        ]),
    );
}

/** Which resources each input was computed from, by the request's own word. */
export function readPropertyDependencies(request: proto.RegisterResourceRequest, properties: Properties): Dependencies {
    const said = [...request.getPropertydependenciesMap().entries()];
    if (said.length === 0 && !request.getRemote()) {
        // Whoever does not tell inputs apart means all of them.
        return Object.fromEntries(Object.keys(properties).map((name) => [name, request.getDependenciesList()]));
    }
    return Object.fromEntries(said.map(([name, urns]) => [name, urns.getUrnsList()]));
}

/** A resource's dependencies, with what its inputs themselves say of where they come from. */
export function collectDependencies(
    properties: Properties,
    declared: readonly string[],
    said: Dependencies,
): { dependencies: string[]; propertyDependencies: Dependencies } {
    const inValues = Object.entries(properties).map(([name, value]): [string, string[]] => [
        name,
        [...new Set([...(said[name] ?? []), ...findDependencies(value)])],
    ]);
    const propertyDependencies = { ...said, ...Object.fromEntries(inValues) };
    return {
        dependencies: [...new Set([...declared, ...inValues.flatMap(([, urns]) => urns)])],
        propertyDependencies,
    };
}

export function unwrapProperties(properties: Properties): Properties {
    return unwrapOutputs(properties) as Properties;
}

/** The options that policies can see. What does not say whether it is protected, is what its parent is. */
export function readVisibleOptions(options: proto.TransformResourceOptions, parent?: ResourceOptions): ResourceOptions {
    return {
        protect: (options.hasProtect() ? options.getProtect() : parent?.protect) ?? false,
        ignoreChanges: options.getIgnoreChangesList(),
        deleteBeforeReplace: options.hasDeleteBeforeReplace() ? options.getDeleteBeforeReplace() : undefined,
        additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
        customTimeouts: readTimeouts(options.getCustomTimeouts()),
    };
}

/** The URNs that a resource says it may have had, as the engine completes what it leaves out. */
export function resolveAliases(
    options: proto.TransformResourceOptions,
    stack: StackName,
    own: TransformedResource,
): string[] {
    return options.getAliasesList().map((alias) => {
        const spec = alias.getSpec();
        const before = { project: spec?.getProject() || stack.project, stack: spec?.getStack() || stack.stack };
        const parent = spec?.getNoparent() ? "" : spec?.getParenturn() || own.parent;
        const [type, name] = [spec?.getType() || own.type, spec?.getName() || own.name];
        return alias.getUrn() || buildUrn({ ...stack, ...before }, parent, type, name);
    });
}

function readOptions(request: proto.RegisterResourceRequest): proto.TransformResourceOptions {
    const options = new proto.TransformResourceOptions()
        .setDependsOnList(request.getDependenciesList())
        .setIgnoreChangesList(request.getIgnorechangesList())
        .setReplaceOnChangesList(request.getReplaceonchangesList())
        .setVersion(request.getVersion())
        .setAliasesList(request.getAliasesList())
        .setProvider(request.getProvider())
        .setCustomTimeouts(request.getCustomtimeouts())
        .setPluginDownloadUrl(request.getPlugindownloadurl())
        .setDeletedWith(request.getDeletedwith())
        .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
        .setHooks(request.getHooks())
        .setImport(request.getImportid());
    if (request.hasProtect()) {
        options.setProtect(request.getProtect() ?? false);
    }
    const retainOnDelete = request.getRetainondelete();
    if (retainOnDelete !== undefined) {
        options.setRetainOnDelete(retainOnDelete);
    }
    // Not every SDK says whether it means the value that it sends.
    if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
        options.setDeleteBeforeReplace(request.getDeletebeforereplace());
    }
    for (const [name, provider] of request.getProvidersMap().entries()) {
        options.getProvidersMap().set(name, provider);
    }
    return options;
}

function readTimeouts(timeouts?: proto.RegisterResourceRequest.CustomTimeouts): Timeouts | undefined {
    return (
        timeouts && {
            create: parseSeconds(timeouts.getCreate()),
            update: parseSeconds(timeouts.getUpdate()),
            delete: parseSeconds(timeouts.getDelete()),
            // SDKs before 3.246 do not have it.
            read: parseSeconds(timeouts.getRead?.() ?? ""),
        }
    );
}

const SECONDS: Readonly<Record<string, number>> = {
    ns: 1e-9,
    us: 1e-6,
    µs: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
};

/** A duration as Go writes it, such as `1h30m`. Throws for anything else. */
function parseSeconds(duration: string): number {
    if (duration === "" || duration === "0") {
        return 0;
    }
    if (!/^([\d.]+(ns|us|µs|ms|s|m|h))+$/.test(duration)) {
        throw new Error(`unable to parse customTimeout Value ${duration}`);
    }
    const parts = [...duration.matchAll(/([\d.]+)([a-zµ]+)/g)];
    return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit ?? ""] ?? 0), 0);
}
