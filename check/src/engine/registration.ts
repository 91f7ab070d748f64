/** Reads the registration of a resource as the engine does, with the line of the program that it comes from. */
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type * as source from "@pulumi/pulumi/proto/source_pb";
import {
    addValueDependencies,
    findDependencies,
    toProperties,
    unwrapOutputs,
    wrapOutputs,
} from "../protocol/property-values";
import { type Properties } from "../model/json";
import type { SourcePosition } from "../model/preview";
import type { ResourceOptions, Timeouts } from "../model/resource";
import type { Transformed, TransformedResource } from "./callbacks";
import { type StackName, buildUrn } from "../model/urn";

type Dependencies = Readonly<Record<string, readonly string[]>>;

/** Reads inputs and options, which transforms may change. */
export function readRegistration(request: proto.RegisterResourceRequest): Transformed {
    return { properties: toProperties(request.getObject()), options: readOptions(request) };
}

/** Adds to each input the resources that it was computed from, for transforms. */
export function addDependencies(properties: Properties, dependencies: Dependencies): Properties {
    return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
            name,
            addValueDependencies(wrapOutputs(value), dependencies[name] ?? []),
        ]),
    );
}

/** Reads from which resources each input was computed, as the request lists them. */
export function readPropertyDependencies(request: proto.RegisterResourceRequest, properties: Properties): Dependencies {
    const listed = [...request.getPropertydependenciesMap().entries()];
    if (listed.length === 0 && !request.getRemote()) {
        // Without a list for each input, the dependencies apply to all of them.
        return Object.fromEntries(Object.keys(properties).map((name) => [name, request.getDependenciesList()]));
    }
    return Object.fromEntries(listed.map(([name, urns]) => [name, urns.getUrnsList()]));
}

/** Collects a resource's dependencies: those that are listed, and those in its inputs themselves. */
export function collectDependencies(
    properties: Properties,
    declared: readonly string[],
    listed: Dependencies,
): { dependencies: string[]; propertyDependencies: Dependencies } {
    const inValues = Object.entries(properties).map(([name, value]): [string, string[]] => [
        name,
        [...new Set([...(listed[name] ?? []), ...findDependencies(value)])],
    ]);
    const propertyDependencies = { ...listed, ...Object.fromEntries(inValues) };
    return {
        dependencies: [...new Set([...declared, ...inValues.flatMap(([, urns]) => urns)])],
        propertyDependencies,
    };
}

export function unwrapProperties(properties: Properties): Properties {
    return unwrapOutputs(properties) as Properties;
}

/** Reads the options that policies can see. Protection is inherited from the parent. */
export function readVisibleOptions(options: proto.TransformResourceOptions, parent?: ResourceOptions): ResourceOptions {
    return {
        protect: (options.hasProtect() ? options.getProtect() : parent?.protect) ?? false,
        ignoreChanges: options.getIgnoreChangesList(),
        deleteBeforeReplace: options.hasDeleteBeforeReplace() ? options.getDeleteBeforeReplace() : undefined,
        additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
        customTimeouts: readTimeouts(options.getCustomTimeouts()),
    };
}

/** Returns the former URNs of a resource; its own type, name and parent complete what an alias leaves out. */
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
    // Not every SDK sends whether the value is set.
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

/** Parses a duration in Go's notation, such as `1h30m`. Throws for anything else. */
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

/** A request with the call stack it comes from; older SDKs send less. */
interface Located {
    readonly getSourceposition: () => source.SourcePosition | undefined;
    readonly getStacktrace?: () => source.StackTrace | undefined;
}

/**
 * Returns the innermost line of a request's call stack that the user wrote: in the project's folder, and not in
 * an installed package. Undefined if there is none, or the SDK does not send it.
 */
export function findRequestSource(request: Located, root: string): SourcePosition | undefined {
    const frames = request.getStacktrace?.()?.getFramesList() ?? [];
    const positions = [request.getSourceposition(), ...frames.map((frame) => frame.getPc())];
    return positions
        .map((position) => position && readPosition(position))
        .find((position) => position && isOwnFile(position.file, root));
}

function readPosition(position: source.SourcePosition): SourcePosition | undefined {
    const file = toPath(position.getUri());
    return file === undefined
        ? undefined
        : { file, line: position.getLine(), column: Math.max(1, position.getColumn()) };
}

/** Returns the innermost line that the user wrote in the stack of a JavaScript error; undefined if there is none. */
export function findStackSource(stack: string, root: string): SourcePosition | undefined {
    return stack
        .split("\n")
        .map((frame) => readFrame(frame, root))
        .find((position) => position !== undefined);
}

/** A frame is `at name (file:line:column)` or `at file:line:column`; both the name and the file may have parentheses. */
function readFrame(frame: string, root: string): SourcePosition | undefined {
    const [, place = "", line, column] = /^\s*at (.*?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const file = [place, place.slice(place.indexOf(" (") + 2), place.replace(/^async /, "")]
        .map((text) => toPath(text) ?? text)
        .find((path) => isOwnFile(path, root));
    return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

function isOwnFile(file: string, root: string): boolean {
    return file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`);
}

/** Returns the path of a file URL; undefined for anything else. */
function toPath(url: string): string | undefined {
    if (!url.startsWith("file:")) {
        return undefined;
    }
    try {
        return fileURLToPath(url);
    } catch {
        return undefined;
    }
}
