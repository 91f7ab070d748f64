import type { Corpus } from "../support/corpus";

/** A registry as earlier versions of the provider register it: the SDK of today leaves out what it does not know. */
function registry(properties = "", sku = "Premium"): string {
    return `const prod = new pulumi.CustomResource("azure:containerservice/registry:Registry", "prod", { name: "contosoprod", resourceGroupName: "group", sku: "${sku}", ${properties} });`;
}

const ENABLE = `new command.local.Command("on", { create: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: prod });`;
/** A registry with soft delete, and what else the stack has. */
const on = (properties: string, more = "") => registry(properties) + ENABLE + more;

function other(type: string, properties: string): string {
    return `new pulumi.CustomResource("azure:${type}", "other", { ${properties} }, { dependsOn: prod });`;
}

/** A template deployment of the first generation, with a registry. */
function deployment(given: string, days = "[int(parameters('days'))]"): string {
    const template = {
        parameters: { days: { type: "string", defaultValue: "7" } },
        resources: [
            {
                type: "Microsoft.ContainerRegistry/registries",
                apiVersion: "2023-01-01-preview",
                name: "contosoprod",
                sku: { name: "Premium" },
                properties: { policies: { softDeletePolicy: { status: "enabled", retentionDays: days } } },
            },
        ],
    };
    return `const prod = group; ${other("core/templateDeployment:TemplateDeployment", `resourceGroupName: "group", deploymentMode: "Incremental", templateBody: ${JSON.stringify(JSON.stringify(template))}, ${given}`)}`;
}

const RETENTION = "mandatory soft-delete-without-retention-policy on";
const GEO = "mandatory soft-delete-without-geo-replication on";
const FEATURES = "advisory premium-features prod";
const DAYS = "mandatory soft-delete-days other";

const cases = (verdicts: readonly string[], programs: Readonly<Record<string, string>>) =>
    Object.entries(programs).map(([name, program]) => ({ name, program, says: verdicts }));

/** `@pulumi/azure` before version 6: other names and shapes of what it still has. */
export const corpus: Corpus = {
    cases: [
        ...cases([RETENTION], {
            "a retention policy that is enabled": on("retentionPolicy: { days: 7, enabled: true }"),
            "a retention policy without days": on("retentionPolicy: { enabled: true }"),
        }),
        ...cases([], {
            "a retention policy that is disabled": on("retentionPolicy: { days: 7, enabled: false }"),
            "a retention policy that nothing enables": on("retentionPolicy: { days: 7 }"),
            "no replication locations": on("georeplicationLocations: []"),
            "replication locations without soft delete": registry('georeplicationLocations: ["northeurope"]'),
            "features that are off in the Standard tier": registry(
                "trustPolicy: { enabled: false }, retentionPolicy: { enabled: false }, encryption: { enabled: false }",
                "Standard",
            ),
            "days in range for a template deployment": deployment('parameters: { days: "90" }'),
            "no parameters for a template deployment": deployment(""),
        }),
        {
            name: "an unknown retention policy",
            program: on("retentionPolicy: unknown"),
            says: ["open retention-policy prod", "open soft-delete-without-retention-policy on"],
        },
        ...cases(["open soft-delete-without-retention-policy on"], {
            "a retention policy that may be enabled": on("retentionPolicy: { days: 7, enabled: unknown }"),
        }),
        ...cases([GEO], {
            "a replication location": on('georeplicationLocations: ["northeurope"]'),
            "an unknown replication location": on("georeplicationLocations: [unknown]"),
            "a replication location beside no replications": on(
                'georeplications: [], georeplicationLocations: ["northeurope"]',
            ),
        }),
        {
            name: "unknown replication locations",
            program: on("georeplicationLocations: unknown"),
            says: ["open soft-delete-without-geo-replication on", "open soft-delete-without-zone-redundancy on"],
        },
        ...cases([FEATURES], {
            "content trust in the Standard tier": registry("trustPolicy: { enabled: true }", "Standard"),
            "an own key in the Standard tier": registry("encryption: { enabled: true }", "Standard"),
        }),
        ...cases([DAYS], {
            "days out of range for a template deployment": deployment('parameters: { days: "91" }'),
            "days out of range in a parameter file": deployment(`parametersBody: '{ "days": { "value": "91" } }'`),
            "days out of range in a template deployment": deployment("", "[add(90, 1)]"),
        }),
        ...cases(["open soft-delete-days other"], {
            "unknown days for a template deployment": deployment("parameters: { days: unknown }"),
        }),
    ],
};
