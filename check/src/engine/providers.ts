/** Providers that the program does not declare: the engine makes one for each package and version. */
import type * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Properties } from "../model/json";
import { getPackage, PROVIDER_PREFIX } from "../model/urn";

/** A package at a version, as a program asks for it. */
export interface PackageReference {
    readonly name: string;
    /** Empty if the program leaves the choice to the engine. */
    readonly version: string;
    readonly downloadUrl: string;
    /** Present for a package that a provider makes out of a parameter, such as azure-native's local packages. */
    readonly parameterized?: { readonly plugin: string; readonly pluginVersion: string; readonly value: string };
}

/** Reads a package as a program registers it, before it uses it. */
export function readPackageReference(request: proto.RegisterPackageRequest): PackageReference {
    const plugin = {
        name: request.getName(),
        version: request.getVersion(),
        downloadUrl: request.getDownloadUrl().replace(/\/$/, ""),
    };
    const parameter = request.getParameterization();
    return parameter === undefined
        ? plugin
        : {
              ...plugin,
              name: parameter.getName(),
              version: parameter.getVersion(),
              parameterized: {
                  plugin: plugin.name,
                  pluginVersion: plugin.version,
                  value: parameter.getValue_asB64(),
              },
          };
}

/** The package that a request asks for. */
export interface PackageRequest {
    readonly version: string;
    readonly downloadUrl: string;
    readonly packageRef: string;
}

interface RequestWithPackage {
    readonly getVersion: () => string;
    readonly getPlugindownloadurl: () => string;
    readonly getPackageref: () => string;
}

export function readPackageRequest(request: RequestWithPackage): PackageRequest {
    return {
        version: request.getVersion(),
        downloadUrl: request.getPlugindownloadurl(),
        packageRef: request.getPackageref(),
    };
}

/** Returns the registered package that a request refers to, or else the one that a token belongs to. */
export function findPackage(
    packages: ReadonlyMap<string, PackageReference>,
    token: string,
    request: PackageRequest,
): PackageReference {
    const { version, downloadUrl, packageRef } = request;
    return (
        packages.get(packageRef) ?? { name: getPackage(token), version, downloadUrl: downloadUrl.replace(/\/$/, "") }
    );
}

/** Returns what identifies a package: there is one default provider for each. */
export function getPackageKey({ name, version, downloadUrl, parameterized }: PackageReference): string {
    return JSON.stringify([name, version, downloadUrl, parameterized?.value ?? ""]);
}

export function getDefaultProviderType({ name }: PackageReference): string {
    return PROVIDER_PREFIX + name;
}

/** Returns the engine's name for a default provider: its version, and the plugin's source if that is unusual. */
export function getDefaultProviderName({ version, downloadUrl }: PackageReference): string {
    const place = downloadUrl
        .split("/")
        .filter(Boolean)
        .map((part) => part.replace(/[^\w.-]/g, "_"))
        .join("/");
    return ["default", ...version.split(/[.+-]/), place].filter(Boolean).join("_");
}

/** Builds the inputs of a provider: its own, or the stack's configuration of its package; and the plugin's identity. */
export function buildProviderInputs(
    { version, downloadUrl, parameterized }: PackageReference,
    configured: Properties,
): Properties {
    const internal = {
        ...(downloadUrl ? { pluginDownloadURL: downloadUrl } : {}),
        ...(parameterized
            ? {
                  name: parameterized.plugin,
                  version: parameterized.pluginVersion,
                  parameterization: parameterized.value,
              }
            : {}),
    };
    const isPlain = version === "" && Object.keys(internal).length === 0;
    return isPlain ? configured : { ...configured, ...(version ? { version } : {}), __internal: internal };
}
