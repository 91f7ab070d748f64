/** Reads ARM templates, and builds them. */
import { type ObservedSettings, type SettingName, listObservedNames, UNKNOWN } from "acr-soft-delete-rules";
import { readTemplate } from "../read-template";
import type { TemplateSource } from "../template-resource";

export const TYPE = "Microsoft.ContainerRegistry/registries";

export const DEPLOYMENT = { type: "azure-native:resources:Deployment", name: "infra", props: {} };

export function contributions(template: unknown, more: Partial<TemplateSource> = {}) {
    return readTemplate({
        resource: { ...DEPLOYMENT, props: { properties: { template } } },
        property: "properties.template",
        parameters: {},
        resourceGroup: "group",
        inputs: ["properties"],
        ...more,
    });
}

/** The settings that say something. */
export function settings(observed: ObservedSettings): Partial<Record<SettingName, unknown>> {
    return Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]?.value]));
}

export function read(template: unknown, more: Partial<TemplateSource> = {}) {
    return contributions(template, more).map(({ registry, observed, uncertainty }) => ({
        name: registry.name,
        ...settings(observed),
        ...(uncertainty === undefined ? {} : { uncertainty }),
    }));
}

export const registry = (more: object = {}, softDelete: unknown = { status: "enabled" }) => ({
    type: TYPE,
    apiVersion: "2023-01-01-preview",
    name: "prod",
    properties: { policies: { softDeletePolicy: softDelete } },
    ...more,
});

export const replication = (more: object = {}) => ({
    type: `${TYPE}/replications`,
    name: "prod/north",
    location: "northeurope",
    ...more,
});

export const ON = { name: "prod", softDeleteStatus: "enabled", apiVersion: "2023-01-01-preview" };

export const resources = (...list: unknown[]) => ({ resources: list });

export const nested = (template: unknown, more: object = {}, properties: object = {}) => ({
    type: "Microsoft.Resources/deployments",
    name: "nested",
    properties: { template, ...properties },
    ...more,
});

export const INNER = { expressionEvaluationOptions: { scope: "Inner" } };

export const OPEN_POLICIES = {
    softDeleteStatus: UNKNOWN,
    softDeleteDays: UNKNOWN,
    retentionStatus: UNKNOWN,
    retentionDays: UNKNOWN,
    exportStatus: UNKNOWN,
    quarantineStatus: UNKNOWN,
    trustStatus: UNKNOWN,
};

export const OFF = { name: "prod", apiVersion: "2023-01-01-preview" };
