/** Builds requests to packs and reads their responses. */
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzedResource, Remediation, Run } from "../model/analysis";
import { findOptionProblems, type OptionsSchema, type PackConfig } from "./config";
import {
    type Diagnostic,
    ENFORCEMENT_LEVELS,
    type EnforcementLevel,
    type PreviewedPolicy,
    SEVERITIES,
    type Severity,
} from "../model/preview";
import { omitInternal, toPolicyValue, toStruct } from "../protocol/property-values";
import { type Properties } from "../model/json";

export function buildStackConfigureRequest(run: Run): proto.AnalyzerStackConfigureRequest {
    return new proto.AnalyzerStackConfigureRequest()
        .setOrganization(run.organization)
        .setProject(run.project)
        .setStack(run.stack)
        .setDryRun(run.dryRun);
}

/**
 * Builds the configuration of all policies, and lists its problems. Later sources override earlier ones: the schema's
 * defaults, the pack's initial configuration, the user's.
 */
export async function buildConfigureRequest(
    info: proto.AnalyzerInfo,
    config: PackConfig,
): Promise<{ request: proto.ConfigureAnalyzerRequest; problems: readonly string[] }> {
    const request = new proto.ConfigureAnalyzerRequest();
    const problems: string[] = [];
    for (const policy of info.getPoliciesList()) {
        const name = policy.getName();
        const schema = readOptionsSchema(policy);
        const defaults = Object.entries(schema.properties).filter(([, property]) => "default" in property);
        const properties = {
            ...Object.fromEntries(defaults.map(([option, property]) => [option, property["default"] ?? null])),
            ...info.getInitialconfigMap().get(name)?.getProperties()?.toJavaScript(),
            ...config[name]?.options,
        };
        const level = resolveLevel(info, policy, config);
        const isConfigured = config[name]?.options !== undefined || schema.required.length > 0;
        if (isConfigured && level !== "disabled") {
            problems.push(...(await findOptionProblems(name, schema, properties)));
        }
        request
            .getPolicyconfigMap()
            .set(
                name,
                new proto.PolicyConfig()
                    .setEnforcementlevel(ENFORCEMENT_LEVELS.indexOf(level))
                    .setProperties(toStruct(properties)),
            );
    }
    return { request, problems };
}

function readOptionsSchema(policy: proto.PolicyInfo): OptionsSchema {
    const schema = policy.getConfigschema();
    const properties = (schema?.getProperties()?.toJavaScript() ?? {}) as Record<string, Properties>;
    return { properties, required: schema?.getRequiredList() ?? [] };
}

export function readPolicies(info: proto.AnalyzerInfo, config: PackConfig): PreviewedPolicy[] {
    return info.getPoliciesList().map((policy) => ({
        pack: info.getName(),
        name: policy.getName(),
        description: policy.getDescription(),
        level: resolveLevel(info, policy, config),
        severity: toSeverity(policy.getSeverity()),
        displayName: policy.getDisplayname(),
        tags: policy.getTagsList(),
        remediationSteps: policy.getRemediationSteps(),
        url: policy.getUrl(),
        framework: readFramework(policy.getFramework()),
    }));
}

function readFramework(framework?: proto.PolicyComplianceFramework): string[] | undefined {
    return (
        framework && [
            framework.getName(),
            framework.getVersion(),
            framework.getReference(),
            framework.getSpecification(),
        ]
    );
}

function resolveLevel(info: proto.AnalyzerInfo, policy: proto.PolicyInfo, config: PackConfig): EnforcementLevel {
    const initial = info.getInitialconfigMap().get(policy.getName());
    return (
        config[policy.getName()]?.level ?? config["all"]?.level ?? toLevel((initial ?? policy).getEnforcementlevel())
    );
}

function toLevel(level: proto.EnforcementLevel): EnforcementLevel {
    return ENFORCEMENT_LEVELS[level] ?? "advisory";
}

/** Returns undefined for 0, which stands for none. */
function toSeverity(severity: proto.PolicySeverity): Severity | undefined {
    return SEVERITIES[severity - 1];
}

function toOptions(resource: AnalyzedResource): proto.AnalyzerResourceOptions {
    const { protect, parent, ignoreChanges, deleteBeforeReplace, additionalSecretOutputs, customTimeouts } = resource;
    const options = new proto.AnalyzerResourceOptions()
        .setProtect(protect)
        .setParent(parent)
        .setIgnorechangesList([...(ignoreChanges ?? [])])
        .setDeletebeforereplace(deleteBeforeReplace ?? false)
        .setDeletebeforereplacedefined(deleteBeforeReplace !== undefined)
        .setAdditionalsecretoutputsList([...(additionalSecretOutputs ?? [])]);
    const { create = 0, update = 0, delete: remove = 0 } = customTimeouts ?? {};
    return options.setCustomtimeouts(
        new proto.AnalyzerResourceOptions.CustomTimeouts().setCreate(create).setUpdate(update).setDelete(remove),
    );
}

function toVisibleStruct(properties: Properties) {
    return toStruct(toPolicyValue(omitInternal(properties)) as Properties);
}

function toProvider({ provider }: AnalyzedResource): proto.AnalyzerProviderResource | undefined {
    return (
        provider &&
        new proto.AnalyzerProviderResource()
            .setUrn(provider.urn)
            .setType(provider.type)
            .setName(provider.name)
            .setProperties(toVisibleStruct(provider.properties ?? {}))
    );
}

export function buildAnalyzeRequest(resource: AnalyzedResource): proto.AnalyzeRequest {
    return new proto.AnalyzeRequest()
        .setUrn(resource.urn)
        .setType(resource.type)
        .setName(resource.name)
        .setProperties(toVisibleStruct(resource.properties))
        .setOptions(toOptions(resource))
        .setProvider(toProvider(resource));
}

/** Builds the same request with all properties, since the result of a remediation replaces them. */
export function buildRemediateRequest(resource: AnalyzedResource): proto.AnalyzeRequest {
    return buildAnalyzeRequest(resource).setProperties(toStruct(toPolicyValue(resource.properties) as Properties));
}

export function buildAnalyzeStackRequest(resources: readonly AnalyzedResource[]): proto.AnalyzeStackRequest {
    return new proto.AnalyzeStackRequest().setResourcesList(
        resources.map((resource) => {
            const message = new proto.AnalyzerResource()
                .setUrn(resource.urn)
                .setType(resource.type)
                .setName(resource.name)
                .setProperties(toVisibleStruct(resource.properties))
                .setOptions(toOptions(resource))
                .setProvider(toProvider(resource))
                .setParent(resource.parent)
                .setDependenciesList([...resource.dependencies]);
            for (const [name, urns] of Object.entries(resource.propertyDependencies)) {
                message
                    .getPropertydependenciesMap()
                    .set(name, new proto.AnalyzerPropertyDependencies().setUrnsList([...urns]));
            }
            return message;
        }),
    );
}

export function readRemediations(response: proto.RemediateResponse): Remediation[] {
    return response.getRemediationsList().map((one) => ({
        policy: one.getPolicyname(),
        properties: one.getProperties()?.toJavaScript(),
        warning: one.getDiagnostic(),
    }));
}

export function readDiagnostics(response: proto.AnalyzeResponse, info: proto.AnalyzerInfo): Diagnostic[] {
    const severityOf = new Map(info.getPoliciesList().map((policy) => [policy.getName(), policy.getSeverity()]));
    return response.getDiagnosticsList().map((diagnostic) => ({
        pack: info.getName(),
        policy: diagnostic.getPolicyname(),
        level: toLevel(diagnostic.getEnforcementlevel()),
        severity: toSeverity(diagnostic.getSeverity() || (severityOf.get(diagnostic.getPolicyname()) ?? 0)),
        urn: diagnostic.getUrn() || undefined,
        message: diagnostic.getMessage(),
    }));
}
