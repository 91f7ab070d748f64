/** What is said to a pack and what it answers, in the words of the protocol. */
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { toStruct } from "../protocol/grpc";
import type { AnalyzedResource, Remediation, Run } from "../model/analysis";
import { optionProblems, type OptionsSchema, type PackConfig } from "./config";
import type { Diagnostic, EnforcementLevel, PreviewedPolicy } from "../model/preview";
import { forPolicies, withoutInternal } from "../protocol/property-values";
import { type Properties } from "../model/json";

export function stackRequest(run: Run): proto.AnalyzerStackConfigureRequest {
    return new proto.AnalyzerStackConfigureRequest()
        .setOrganization(run.organization)
        .setProject(run.project)
        .setStack(run.stack)
        .setDryRun(run.dryRun);
}

/** From weak to strong: the schema's defaults, what the pack starts with, what is configured; and all that is wrong with that. */
export async function configuration(
    info: proto.AnalyzerInfo,
    config: PackConfig,
): Promise<{ request: proto.ConfigureAnalyzerRequest; problems: readonly string[] }> {
    const request = new proto.ConfigureAnalyzerRequest();
    const problems: string[] = [];
    for (const policy of info.getPoliciesList()) {
        const name = policy.getName();
        const schema = schemaOf(policy);
        const defaults = Object.entries(schema.properties).filter(([, property]) => "default" in property);
        const properties = {
            ...Object.fromEntries(defaults.map(([option, property]) => [option, property["default"] ?? null])),
            ...info.getInitialconfigMap().get(name)?.getProperties()?.toJavaScript(),
            ...config[name]?.options,
        };
        const level = configuredLevel(info, policy, config);
        const isConfigured = config[name]?.options !== undefined || schema.required.length > 0;
        if (isConfigured && level !== "disabled") {
            problems.push(...(await optionProblems(name, schema, properties)));
        }
        request
            .getPolicyconfigMap()
            .set(
                name,
                new proto.PolicyConfig().setEnforcementlevel(LEVELS.indexOf(level)).setProperties(toStruct(properties)),
            );
    }
    return { request, problems };
}

function schemaOf(policy: proto.PolicyInfo): OptionsSchema {
    const schema = policy.getConfigschema();
    const properties = (schema?.getProperties()?.toJavaScript() ?? {}) as Record<string, Properties>;
    return { properties, required: schema?.getRequiredList() ?? [] };
}

export function policiesOf(info: proto.AnalyzerInfo, config: PackConfig): PreviewedPolicy[] {
    return info.getPoliciesList().map((policy) => ({
        pack: info.getName(),
        name: policy.getName(),
        description: policy.getDescription(),
        level: configuredLevel(info, policy, config),
        severity: SEVERITIES[policy.getSeverity()],
        displayName: policy.getDisplayname(),
        tags: policy.getTagsList(),
        remediationSteps: policy.getRemediationSteps(),
        url: policy.getUrl(),
        framework: frameworkOf(policy.getFramework()),
    }));
}

/** In the order of the protocol's numbers; the first stands for none. */
const SEVERITIES = [undefined, "low", "medium", "high", "critical"] as const;

function frameworkOf(framework?: proto.PolicyComplianceFramework): string[] | undefined {
    return (
        framework && [
            framework.getName(),
            framework.getVersion(),
            framework.getReference(),
            framework.getSpecification(),
        ]
    );
}

function configuredLevel(info: proto.AnalyzerInfo, policy: proto.PolicyInfo, config: PackConfig): EnforcementLevel {
    const initial = info.getInitialconfigMap().get(policy.getName());
    return (
        config[policy.getName()]?.level ?? config["all"]?.level ?? levelOf((initial ?? policy).getEnforcementlevel())
    );
}

/** In the order of the protocol's numbers. */
const LEVELS: readonly EnforcementLevel[] = ["advisory", "mandatory", "disabled", "remediate"];

function levelOf(level: proto.EnforcementLevel): EnforcementLevel {
    return LEVELS[level] ?? "advisory";
}

function optionsOf(resource: AnalyzedResource): proto.AnalyzerResourceOptions {
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

function visible(properties: Properties) {
    return toStruct(forPolicies(withoutInternal(properties)) as Properties);
}

function providerOf({ provider }: AnalyzedResource): proto.AnalyzerProviderResource | undefined {
    return (
        provider &&
        new proto.AnalyzerProviderResource()
            .setUrn(provider.urn)
            .setType(provider.type)
            .setName(provider.name)
            .setProperties(visible(provider.properties ?? {}))
    );
}

export function analyzeRequest(resource: AnalyzedResource): proto.AnalyzeRequest {
    return new proto.AnalyzeRequest()
        .setUrn(resource.urn)
        .setType(resource.type)
        .setName(resource.name)
        .setProperties(visible(resource.properties))
        .setOptions(optionsOf(resource))
        .setProvider(providerOf(resource));
}

/** The same with all properties, since what a remediation answers takes their place. */
export function remediateRequest(resource: AnalyzedResource): proto.AnalyzeRequest {
    return analyzeRequest(resource).setProperties(toStruct(forPolicies(resource.properties) as Properties));
}

export function stackAnalysis(resources: readonly AnalyzedResource[]): proto.AnalyzeStackRequest {
    return new proto.AnalyzeStackRequest().setResourcesList(
        resources.map((resource) => {
            const message = new proto.AnalyzerResource()
                .setUrn(resource.urn)
                .setType(resource.type)
                .setName(resource.name)
                .setProperties(visible(resource.properties))
                .setOptions(optionsOf(resource))
                .setProvider(providerOf(resource))
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

export function remediated(response: proto.RemediateResponse): Remediation[] {
    return response.getRemediationsList().map((one) => ({
        policy: one.getPolicyname(),
        properties: one.getProperties()?.toJavaScript(),
        warning: one.getDiagnostic(),
    }));
}

export function diagnosticsOf(response: proto.AnalyzeResponse, info: proto.AnalyzerInfo): Diagnostic[] {
    const severityOf = new Map(info.getPoliciesList().map((policy) => [policy.getName(), policy.getSeverity()]));
    return response.getDiagnosticsList().map((diagnostic) => ({
        pack: info.getName(),
        policy: diagnostic.getPolicyname(),
        level: levelOf(diagnostic.getEnforcementlevel()),
        severity: SEVERITIES[diagnostic.getSeverity() || (severityOf.get(diagnostic.getPolicyname()) ?? 0)],
        urn: diagnostic.getUrn() || undefined,
        message: diagnostic.getMessage(),
    }));
}
