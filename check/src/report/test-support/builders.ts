/** Builds parts of previews by hand. */
import type {
    Diagnostic,
    Preview,
    PreviewedPack,
    PreviewedPolicy,
    PreviewedResource,
    SourcePosition,
} from "../../model/preview";

/** The root of the repository that the programs are in. */
export const BASE = "/repo";

export const ARTICLE = "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy";
export const PACK: PreviewedPack = { name: "acr-soft-delete", version: "0.1.0", bootMilliseconds: 612 };
export const COMPANY: PreviewedPack = { name: "company", version: "", bootMilliseconds: 480 };

export const REGISTRY = "azure-native:containerregistry:Registry";
export const REPLICATION = "azure-native:containerregistry:Replication";
export const COMPONENT = "acr-soft-delete:index:Registry";
export const PROVIDER = "pulumi:providers:azure-native";

export function policy(differences: Partial<PreviewedPolicy> & { readonly name: string }): PreviewedPolicy {
    return {
        pack: PACK.name,
        description: "",
        level: "mandatory",
        displayName: "",
        tags: differences.pack ? [] : ["azure", "container-registry"],
        remediationSteps: "",
        url: differences.pack
            ? ""
            : `https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/${differences.name}.md`,
        ...differences,
    };
}

export function urnOf(project: string, type: string, name: string): string {
    return `urn:pulumi:dev::${project}::${type}::${name}`;
}

export function resource(
    project: string,
    type: string,
    name: string,
    differences: Partial<PreviewedResource> = {},
): PreviewedResource {
    return {
        urn: urnOf(project, type, name),
        type,
        name,
        parent: urnOf(project, "pulumi:pulumi:Stack", `${project}-dev`),
        operation: "create",
        custom: true,
        protect: false,
        properties: {},
        ...differences,
    };
}

export function stack(project: string): PreviewedResource {
    return resource(project, "pulumi:pulumi:Stack", `${project}-dev`, { parent: undefined, custom: false });
}

export function at(file: string, line: number, column = 1): SourcePosition {
    return { file, line, column };
}

/** Builds a preview without results. */
export function preview(differences: Partial<Preview> = {}): Preview {
    const project = differences.project ?? "shop";
    return {
        project,
        stack: "dev",
        root: `${BASE}/${project}`,
        as: "preview",
        resources: [stack(project)],
        packs: [PACK],
        policies: [],
        violations: [],
        undecided: [],
        remediated: [],
        log: [],
        failures: [],
        complete: (differences.failures ?? []).length === 0,
        milliseconds: 2345,
        ...differences,
    };
}

export function diagnostic(differences: Partial<Diagnostic> = {}): Diagnostic {
    return {
        pack: PACK.name,
        policy: "soft-delete-days",
        level: "mandatory",
        message: "Something is wrong.",
        ...differences,
    };
}
