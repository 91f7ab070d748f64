import type { Corpus } from "../support/corpus";
import {
    ACR,
    GEO,
    ON,
    PREVIEW,
    RETENTION,
    byStatus,
    deploys,
    inModule,
    registry,
    replication,
    template,
} from "../support/templates";

/** Like the registry of Azure Verified Modules: a module for each replication, in a loop. */
const verified = template(
    {
        registry: registry(
            {
                softDeletePolicy: {
                    retentionDays: "[parameters('softDeletePolicyDays')]",
                    status: "[parameters('softDeletePolicyStatus')]",
                },
                retentionPolicy:
                    "[if(equals(parameters('acrSku'), 'Premium'), createObject('days', parameters('retentionPolicyDays'), 'status', parameters('retentionPolicyStatus')), null())]",
            },
            { name: "[parameters('name')]", sku: { name: "[parameters('acrSku')]" } },
        ),
        registry_replications: inModule(
            template(
                {
                    registry: { existing: true, type: ACR, apiVersion: PREVIEW, name: "[parameters('registryName')]" },
                    replication: replication({
                        name: "[format('{0}/{1}', parameters('registryName'), parameters('name'))]",
                        location: "[parameters('location')]",
                        properties: { zoneRedundancy: "[parameters('zoneRedundancy')]" },
                    }),
                },
                {
                    languageVersion: "2.0",
                    parameters: {
                        registryName: { type: "string" },
                        name: { type: "string", defaultValue: "[parameters('location')]" },
                        location: { type: "string" },
                        zoneRedundancy: { type: "string", defaultValue: "Disabled" },
                    },
                },
            ),
            {
                parameters: {
                    registryName: { value: "[parameters('name')]" },
                    location: { value: "[coalesce(parameters('replications'), createArray())[copyIndex()].location]" },
                    zoneRedundancy: {
                        value: "[tryGet(coalesce(parameters('replications'), createArray())[copyIndex()], 'zoneRedundancy')]",
                    },
                },
            },
            {
                copy: {
                    name: "registry_replications",
                    count: "[length(coalesce(parameters('replications'), createArray()))]",
                },
                name: "[format('{0}-Registry-Replication-{1}', uniqueString(deployment().name, parameters('name')), copyIndex())]",
                dependsOn: ["registry"],
            },
        ),
    },
    {
        languageVersion: "2.0",
        parameters: {
            name: { type: "string" },
            acrSku: { type: "string", defaultValue: "Premium" },
            softDeletePolicyStatus: { type: "string", defaultValue: "disabled" },
            softDeletePolicyDays: { type: "int", defaultValue: 7 },
            retentionPolicyStatus: { type: "string", defaultValue: "enabled" },
            retentionPolicyDays: { type: "int", defaultValue: 15 },
            replications: { type: "array", nullable: true },
        },
    },
);

/** The same parameter in a template and in one nested in it. */
const twoLevels = (scope: string) =>
    template([inModule(byStatus({ defaultValue: "disabled" }), { expressionEvaluationOptions: { scope } })], {
        parameters: { status: { type: "string", defaultValue: "enabled" } },
    });

/** A module that generates a name, always under the same symbolic name. */
const naming = (seed: string) =>
    inModule(
        template([], {
            parameters: { seed: { type: "string" } },
            outputs: { acr: { type: "string", value: "[uniqueString(parameters('seed'), utcNow())]" } },
        }),
        { parameters: { seed: { value: seed } } },
    );

const NAMED = "reference('names').outputs.acr.value";

/** A module with a generated name, and resources that use it. */
const named = (seed: string, resources: object) =>
    inModule(template({ names: naming(seed), ...resources }, { languageVersion: "2.0" }));

/** A module with a registry of unknown name, and resources beside it. */
const acrModule = (resources: object[]) =>
    template([
        inModule(
            template([registry({ softDeletePolicy: ON }, { name: "[parameters('acrName')]" })], {
                parameters: { acrName: { type: "string", defaultValue: "[uniqueString(deployment().name)]" } },
                outputs: { name: { type: "string", value: "[parameters('acrName')]" } },
            }),
        ),
        ...resources,
    ]);

const MODULE = "reference(resourceId('Microsoft.Resources/deployments', 'acr-module'), '2022-09-01')";

/** Nested templates: modules, their parameters and their outputs. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a verified module with soft delete and its default retention policy",
            program: deploys(verified, `{ name: { value: "prod" }, softDeletePolicyStatus: { value: "enabled" } }`),
            says: [RETENTION],
        },
        {
            name: "a verified module of a tier without retention policies",
            program: deploys(
                verified,
                `{ name: { value: "prod" }, softDeletePolicyStatus: { value: "enabled" }, acrSku: { value: "Basic" } }`,
            ),
            says: [],
        },
        {
            name: "a verified module with replications",
            program: deploys(
                verified,
                `{ name: { value: "prod" }, softDeletePolicyStatus: { value: "enabled" }, retentionPolicyStatus: { value: "disabled" }, replications: { value: [{ location: "northeurope" }] } }`,
            ),
            says: [GEO],
        },
        {
            name: "a verified module with a replication for which null means the default",
            program: deploys(
                verified,
                `{ name: { value: "prod" }, softDeletePolicyStatus: { value: "enabled" }, retentionPolicyStatus: { value: "disabled" }, replications: { value: [{ location: "northeurope", zoneRedundancy: null }] } }`,
            ),
            says: [GEO],
        },
        {
            name: "a verified module without replications, its name an output",
            program: deploys(
                verified,
                `{ name: { value: group.name }, softDeletePolicyStatus: { value: "enabled" }, retentionPolicyStatus: { value: "disabled" } }`,
            ),
            says: [],
        },
        {
            name: "a nested template with the outer one's parameters",
            program: deploys(twoLevels("outer")),
            says: [RETENTION],
        },
        {
            name: "a nested template with its own parameters",
            program: deploys(twoLevels("inner")),
            says: [],
        },
        {
            name: "a nested template with parameters by link",
            program: deploys(
                template([
                    inModule(byStatus({ defaultValue: "enabled" }), {
                        parametersLink: { uri: "https://contoso.com/parameters.json" },
                    }),
                ]),
            ),
            says: ["open soft-delete-status infra", "open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a registry and a replication, each named by a module of the same symbolic name",
            program: deploys(
                template(
                    {
                        one: named("one", { acr: registry({ softDeletePolicy: ON }, { name: `[${NAMED}]` }) }),
                        other: named("other", { north: replication({ name: `[format('{0}/north', ${NAMED})]` }) }),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: ["open soft-delete-without-geo-replication infra"],
        },
        {
            name: "a registry and a replication, both named by one module",
            program: deploys(
                named("one", {
                    acr: registry({ softDeletePolicy: ON }, { name: `[${NAMED}]` }),
                    north: replication({ name: `[format('{0}/north', ${NAMED})]` }),
                }).properties.template,
            ),
            says: [GEO],
        },
        {
            name: "a replication named by a module's output",
            program: deploys(acrModule([replication({ name: `[format('{0}/north', ${MODULE}.outputs.name.value)]` })])),
            says: [GEO],
        },
        {
            name: "a replication named by another deployment's output",
            program: deploys(
                acrModule([
                    replication({
                        name: `[format('{0}/north', ${MODULE.replace("acr-module", "other")}.outputs.name.value)]`,
                    }),
                ]),
            ),
            says: ["open soft-delete-without-geo-replication infra"],
        },
        {
            name: "a replication named by the output of a module with a symbolic name",
            program: deploys(
                template(
                    {
                        acr: acrModule([]).resources[0] as object,
                        north: replication({ name: "[concat(reference('ACR').outputs.name.value, '/north')]" }),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: [GEO],
        },
    ],
};
