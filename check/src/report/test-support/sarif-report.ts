/** Renders SARIF reports and describes what tests read of them. */
import { createColors } from "picocolors";
import { render } from "..";
import type { FailOn, Preview } from "../../model/preview";
import { BASE } from "./builders";

export interface Location {
    readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: Record<string, number>;
    };
    readonly logicalLocations?: { readonly fullyQualifiedName: string; readonly kind: string; readonly name: string }[];
}

export interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: [Location];
    readonly partialFingerprints: Record<string, string>;
}

export interface Rule {
    readonly id: string;
    readonly name: string;
    readonly shortDescription: { readonly text: string };
    readonly fullDescription: { readonly text: string };
    readonly helpUri?: string;
    readonly help: { readonly text: string; readonly markdown: string };
    readonly defaultConfiguration: object;
    readonly properties: { readonly tags: string[]; readonly "security-severity"?: string };
}

export interface Run {
    readonly tool: {
        readonly driver: { readonly name: string; readonly semanticVersion: string; readonly rules: Rule[] };
        readonly extensions: object[];
    };
    readonly invocations: [
        {
            readonly executionSuccessful: boolean;
            readonly exitCode: number;
            readonly toolExecutionNotifications: {
                readonly level: string;
                readonly message: { readonly text: string };
            }[];
        },
    ];
    readonly originalUriBaseIds: Record<string, { readonly uri: string }>;
    readonly results: Result[];
}

export function renderLog(
    previews: readonly Preview[],
    base = BASE,
    failOn: FailOn = "mandatory",
): { readonly runs: [Run] } {
    const options = { colors: createColors(false), base, failOn };
    return JSON.parse(render("sarif", previews, options)) as { readonly runs: [Run] };
}

export function renderRun(previews: readonly Preview[], base = BASE): Run {
    return renderLog(previews, base).runs[0];
}
