import type { Corpus } from "../support/corpus";

const ACR = "Microsoft.ContainerRegistry/registries";
const PREVIEW = "2023-01-01-preview";
const ON = { status: "enabled", retentionDays: 30 };
const RETAINED = { status: "enabled", days: 14 };
const KEY_VAULT = { id: "/subscriptions/0/resourceGroups/group/providers/Microsoft.KeyVault/vaults/kv" };

const GEO = "mandatory soft-delete-without-geo-replication infra";
const RETENTION = "mandatory soft-delete-without-retention-policy infra";

/** What cannot be read may say anything. */
const ALL_OPEN = [
    "soft-delete-api-version",
    "soft-delete-days",
    "soft-delete-days-without-effect",
    "soft-delete-status",
    "soft-delete-without-cache-rules",
    "soft-delete-without-geo-replication",
    "soft-delete-without-retention-policy",
    "soft-delete-without-zone-redundancy",
    "retention-policy",
].map((id) => `open ${id} infra`);

const template = <T extends object>(resources: T, more: object = {}) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    ...more,
    resources,
});

const registry = (policies: object, more: object = {}) => ({
    type: ACR,
    apiVersion: PREVIEW,
    name: "prod",
    location: "westeurope",
    sku: { name: "Premium" },
    properties: { adminUserEnabled: false, policies },
    ...more,
});

const replication = (more: object = {}) => ({
    type: `${ACR}/replications`,
    apiVersion: PREVIEW,
    name: "prod/northeurope",
    location: "northeurope",
    properties: {},
    ...more,
});

const cacheRule = (name: string, more: object = {}) => ({
    type: `${ACR}/cacheRules`,
    apiVersion: PREVIEW,
    name,
    properties: { sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" },
    ...more,
});

const inModule = (inner: object, properties: object = {}, more: object = {}) => ({
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: "acr-module",
    properties: {
        mode: "Incremental",
        expressionEvaluationOptions: { scope: "inner" },
        ...properties,
        template: inner,
    },
    ...more,
});

/** A program that deploys a template. Parameters are JavaScript, since they may be outputs. */
const deploys = (all: unknown, parameters = "{}") =>
    `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", parameters: ${parameters}, template: ${JSON.stringify(all)} } });`;

/** The registry of Microsoft's quickstart, with a name that only the deployment knows. */
const quickstart = (policies: object, more: object[] = []) =>
    template(
        [
            {
                type: ACR,
                apiVersion: "2023-11-01-preview",
                name: "[parameters('acrName')]",
                location: "[parameters('location')]",
                sku: { name: "[parameters('acrSku')]" },
                properties: { adminUserEnabled: false, policies },
            },
            ...more,
        ],
        {
            parameters: {
                acrName: {
                    type: "string",
                    defaultValue: "[format('acr{0}', uniqueString(resourceGroup().id))]",
                    minLength: 5,
                    maxLength: 50,
                    metadata: { description: "Globally unique name of your Azure Container Registry" },
                },
                location: { type: "string", defaultValue: "[resourceGroup().location]" },
                acrSku: { type: "string", defaultValue: "Premium" },
            },
            outputs: {
                loginServer: {
                    type: "string",
                    value: "[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('acrName'))).loginServer]",
                },
            },
        },
    );

const quickstartReplica = (name: string) =>
    replication({
        name,
        location: "northeurope",
        dependsOn: ["[resourceId('Microsoft.ContainerRegistry/registries', parameters('acrName'))]"],
    });

/** A registry whose status of soft delete is a parameter, with a retention policy. */
const byStatus = (more: object = {}) =>
    template([registry({ softDeletePolicy: { status: "[parameters('status')]" }, retentionPolicy: RETAINED })], {
        parameters: { status: { type: "string", ...more } },
    });

/** As the registry of Azure Verified Modules: replications in modules of their own, one for each item of a list. */
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

/** One registry in each of some regions, with days of its own. */
const regions = (days: number[]) =>
    template(
        [
            registry(
                { softDeletePolicy: { status: "enabled", retentionDays: "[variables('days')[copyIndex()]]" } },
                {
                    name: "[concat('prod', variables('regions')[copyIndex('registries')])]",
                    location: "[variables('regions')[copyIndex()]]",
                    copy: { name: "registries", count: "[length(variables('regions'))]" },
                },
            ),
        ],
        { variables: { regions: ["westeurope", "northeurope"], days } },
    );

/** The same parameter in a template and in one nested in it. */
const twoLevels = (scope: string) =>
    template([inModule(byStatus({ defaultValue: "disabled" }), { expressionEvaluationOptions: { scope } })], {
        parameters: { status: { type: "string", defaultValue: "enabled" } },
    });

const conditional = (condition: unknown) =>
    template([registry({ softDeletePolicy: ON }), cacheRule("prod/nginx", { condition })], {
        parameters: { stage: { type: "string", defaultValue: "test" }, cached: { type: "bool" } },
    });

const script = (content: string, more: object = {}) =>
    template(
        [
            registry({ retentionPolicy: RETAINED }, { name: "[parameters('acrName')]" }),
            {
                type: "Microsoft.Resources/deploymentScripts",
                apiVersion: "2023-08-01",
                name: "softDelete",
                location: "westeurope",
                kind: "AzureCLI",
                properties: {
                    azCliVersion: "2.60.0",
                    retentionInterval: "PT1H",
                    scriptContent: content,
                    environmentVariables: [{ name: "ACR", value: "[parameters('acrName')]" }],
                    ...more,
                },
            },
        ],
        { parameters: { acrName: { type: "string" } }, variables: { "$fxv#0": "az acr show -n $ACR" } },
    );

const text = (body: string) =>
    `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", template: ${JSON.stringify(body)} } });`;

/** A module that makes up a name, under the same symbolic name wherever it is used. */
const naming = (seed: string) =>
    inModule(
        template([], {
            parameters: { seed: { type: "string" } },
            outputs: { acr: { type: "string", value: "[uniqueString(parameters('seed'), utcNow())]" } },
        }),
        { parameters: { seed: { value: seed } } },
    );
const NAMED = "reference('names').outputs.acr.value";

/** A module with a name of its own, and what is called by it. */
const named = (seed: string, resources: object) =>
    inModule(template({ names: naming(seed), ...resources }, { languageVersion: "2.0" }));

/** A module with a registry of a name that only the deployment knows, and resources beside it. */
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

const OUTPUT = "group.name.apply((name) => name)";

/** A registry whose settings are parameters that only the deployment knows. */
const byParameters = (parameters: object, policies: object, more: object = {}) =>
    deploys(
        template([registry(policies, more)], { parameters }),
        `{ ${Object.keys(parameters)
            .map((name) => `${name}: { value: ${OUTPUT} }`)
            .join(", ")} }`,
    );
const ONE_OF = (...allowedValues: unknown[]) => ({ type: "string", allowedValues });
const ENABLED = "[if(parameters('protect'), 'enabled', 'disabled')]";

/** ARM templates, in deployments at every scope, stacks, template specs and the classic provider. */
export const corpus: Corpus = {
    cases: [
        {
            name: "quickstart with soft delete and a retention policy",
            program: deploys(quickstart({ softDeletePolicy: ON, retentionPolicy: RETAINED })),
            says: [RETENTION],
        },
        {
            name: "quickstart with soft delete, the retention policy off",
            program: deploys(
                quickstart({ softDeletePolicy: ON, retentionPolicy: { ...RETAINED, status: "disabled" } }),
            ),
            says: [],
        },
        {
            name: "quickstart with a replication, names unknown",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    quickstartReplica("[format('{0}/{1}', parameters('acrName'), 'northeurope')]"),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "quickstart with a webhook",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    { ...quickstartReplica("[format('{0}/hook', parameters('acrName'))]"), type: `${ACR}/webhooks` },
                ]),
            ),
            says: [],
        },
        {
            name: "a module in a subscription's deployment",
            program: `new resources.DeploymentAtSubscriptionScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    { type: "Microsoft.Resources/resourceGroups", apiVersion: "2021-04-01", name: "rg", location: "x" },
                    inModule(
                        quickstart({ softDeletePolicy: ON, retentionPolicy: RETAINED }),
                        {},
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [RETENTION],
        },
        {
            name: "a module whose defaults are overridden",
            program: `new resources.DeploymentAtSubscriptionScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        byStatus({ defaultValue: "enabled" }),
                        { parameters: { status: { value: "[toLower('DISABLED')]" } } },
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [],
        },
        {
            name: "a management group's deployment",
            program: `new resources.DeploymentAtManagementGroupScope("infra", { groupId: "mg", location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([registry({ softDeletePolicy: { status: "enabled", retentionDays: 91 } })]),
                        {},
                        { subscriptionId: "0000", resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "zone redundancy in a deployment at a scope",
            program: `new resources.DeploymentAtScope("infra", { scope: "subscriptions/0", location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([
                            registry(
                                {},
                                { properties: { policies: { softDeletePolicy: ON }, zoneRedundancy: "Enabled" } },
                            ),
                        ]),
                        {},
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: ["mandatory soft-delete-without-zone-redundancy infra"],
        },
        {
            name: "zone redundancy beside the properties, in a tenant's deployment",
            program: `new resources.DeploymentAtTenantScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([registry({ softDeletePolicy: ON }, { zoneRedundancy: "Enabled" })]),
                        {},
                        { subscriptionId: "0000", resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [],
        },
        {
            name: "text with a comment",
            program: text(`{
                // Kept for restores.
                "resources": [{
                    "type": "${ACR}", "apiVersion": "${PREVIEW}", "name": "prod", "sku": { "name": "Premium" },
                    "properties": { "policies": {
                        "softDeletePolicy": { "status": "enabled" }, /* and */ "retentionPolicy": { "status": "enabled" }
                    } }
                }]
            }`),
            says: [RETENTION],
        },
        {
            name: "text with the clash in a comment",
            program: text(`{
                "resources": [{
                    "type": "${ACR}", "apiVersion": "${PREVIEW}", "name": "prod", "sku": { "name": "Premium" },
                    "properties": { "policies": {
                        // "retentionPolicy": { "status": "enabled" },
                        "softDeletePolicy": { "status": "enabled" }
                    } }
                }]
            }`),
            says: [],
        },
        {
            name: "text that is cut off",
            program: text(JSON.stringify(template([registry({ softDeletePolicy: ON })])).slice(0, -3)),
            says: ALL_OPEN,
        },
        {
            name: "text that is cut off, about something else",
            program: text(JSON.stringify(template([{ type: "Microsoft.Web/sites", name: "site" }])).slice(0, -3)),
            says: [],
        },
        {
            name: "soft delete in tags, metadata and outputs only",
            program: deploys(
                template(
                    [
                        registry(
                            { retentionPolicy: RETAINED },
                            {
                                tags: { softDeletePolicy: "enabled" },
                                metadata: { properties: { policies: { softDeletePolicy: ON } } },
                            },
                        ),
                    ],
                    { outputs: { policies: { type: "object", value: { softDeletePolicy: ON } } } },
                ),
            ),
            says: [],
        },
        {
            name: "soft delete beside the policies is none",
            program: deploys(
                template([
                    registry(
                        {},
                        {
                            properties: { softDeletePolicy: ON, policies: { retentionPolicy: RETAINED } },
                            location: "x",
                        },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "policies in a variable",
            program: deploys(
                template([registry({}, { properties: { policies: "[variables('policies')]" } })], {
                    variables: { policies: { softDeletePolicy: ON, retentionPolicy: RETAINED } },
                }),
            ),
            says: [RETENTION],
        },
        {
            name: "policies in a variable that nothing uses",
            program: deploys(
                template([registry({ softDeletePolicy: ON })], {
                    variables: { policies: { softDeletePolicy: ON, retentionPolicy: RETAINED } },
                }),
            ),
            says: [],
        },
        {
            name: "a default that is off, overridden",
            program: deploys(byStatus({ defaultValue: "disabled" }), `{ status: { value: "enabled" } }`),
            says: [RETENTION],
        },
        {
            name: "a default that is on, overridden",
            program: deploys(byStatus({ defaultValue: "enabled" }), `{ status: { value: "disabled" } }`),
            says: [],
        },
        {
            name: "a status that is an output",
            program: deploys(byStatus(), `{ status: { value: group.name } }`),
            says: ["open soft-delete-status infra", "open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a status that is one of two words, with a retention policy",
            program: byParameters(
                { status: ONE_OF("enabled", "disabled") },
                { softDeletePolicy: { status: "[parameters('status')]" }, retentionPolicy: RETAINED },
            ),
            says: [`open ${RETENTION.slice("mandatory ".length)}`],
        },
        {
            name: "a status that is one of two words, without a retention policy",
            program: byParameters(
                { status: ONE_OF("enabled", "disabled") },
                { softDeletePolicy: { status: "[parameters('status')]" } },
            ),
            says: [],
        },
        {
            name: "a status by a condition that is not known",
            program: byParameters(
                { protect: { type: "bool" } },
                { softDeletePolicy: { status: ENABLED, retentionDays: 30 } },
            ),
            says: ["open soft-delete-days-without-effect infra"],
        },
        {
            name: "a status by a condition that is not known, on in either case",
            program: byParameters(
                { protect: { type: "bool" } },
                {
                    softDeletePolicy: { status: "[if(parameters('protect'), 'enabled', 'Enabled')]" },
                    retentionPolicy: RETAINED,
                },
            ),
            says: [RETENTION],
        },
        {
            name: "too many days whatever is given",
            program: byParameters(
                { days: { type: "int", allowedValues: [100, 200] } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "days in a small range, of which some are too many",
            program: byParameters(
                { days: { type: "int", minValue: 89, maxValue: 91 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["open soft-delete-days infra"],
        },
        {
            name: "days in a small range",
            program: byParameters(
                { days: { type: "int", minValue: 80, maxValue: 90 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: [],
        },
        {
            name: "two policies of which one condition lets only one be on",
            program: byParameters(
                { protect: { type: "bool" } },
                {
                    softDeletePolicy: { status: ENABLED },
                    retentionPolicy: { status: "[if(parameters('protect'), 'disabled', 'enabled')]", days: 14 },
                },
            ),
            says: ["open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a retention policy for one tier, which is not known",
            program: byParameters(
                { sku: ONE_OF("Basic", "Standard", "Premium") },
                {
                    softDeletePolicy: { status: "disabled" },
                    retentionPolicy:
                        "[if(equals(parameters('sku'), 'Premium'), createObject('status', 'disabled', 'days', 7), null())]",
                },
                { sku: { name: "[parameters('sku')]" } },
            ),
            says: [],
        },
        {
            name: "a word that may be in another case",
            program: byParameters(
                { stage: ONE_OF("prod") },
                {
                    softDeletePolicy: {
                        status: "[if(equals(parameters('stage'), 'prod'), 'enabled', 'disabled')]",
                    },
                    retentionPolicy: RETAINED,
                },
            ),
            says: ["open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a name that is an output",
            program: deploys(
                quickstart({ softDeletePolicy: ON, retentionPolicy: RETAINED }),
                `{ acrName: { value: group.name } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a status that is a secret",
            program: deploys(byStatus(), `{ status: { value: pulumi.secret("enabled") } }`),
            says: [RETENTION],
        },
        {
            name: "a secret status that is off",
            program: deploys(byStatus({ defaultValue: "enabled" }), `{ status: { value: pulumi.secret("disabled") } }`),
            says: [],
        },
        {
            name: "a status from a key vault",
            program: deploys(
                byStatus({ defaultValue: "disabled" }),
                `{ status: { reference: { keyVault: ${JSON.stringify(KEY_VAULT)}, secretName: "s" } } }`,
            ),
            says: ["open soft-delete-status infra", "open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a tag from a key vault",
            program: deploys(
                template([registry({ softDeletePolicy: ON }, { tags: { owner: "[parameters('owner')]" } })], {
                    parameters: { owner: { type: "string" } },
                }),
                `{ owner: { reference: { keyVault: ${JSON.stringify(KEY_VAULT)}, secretName: "s" } } }`,
            ),
            says: [],
        },
        {
            name: "a loop of registries, one with too many days",
            program: deploys(regions([30, 120])),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "a loop of registries",
            program: deploys(regions([30, 90])),
            says: [],
        },
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
            name: "null for a status whose default is on",
            program: deploys(byStatus({ defaultValue: "enabled" }), `{ status: { value: null } }`),
            says: [RETENTION],
        },
        {
            name: "null for a status whose default is off",
            program: deploys(byStatus({ defaultValue: "disabled" }), `{ status: { value: null } }`),
            says: [],
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
            name: "symbolic names, and a cache rule",
            program: deploys(
                template(
                    {
                        acr: registry({ softDeletePolicy: ON }),
                        rule: cacheRule("[format('{0}/{1}', 'prod', 'nginx')]"),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: ["mandatory soft-delete-without-cache-rules infra"],
        },
        {
            name: "a cache rule of an existing registry without soft delete",
            program: deploys(
                template(
                    {
                        acr: registry({ softDeletePolicy: ON }),
                        mirror: registry({}, { name: "mirror", properties: {} }),
                        same: { existing: true, type: ACR, apiVersion: PREVIEW, name: "mirror" },
                        rule: cacheRule("[format('{0}/{1}', 'mirror', 'nginx')]"),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: [],
        },
        {
            name: "a cache rule whose condition holds",
            program: deploys(conditional("[not(equals(parameters('stage'), 'prod'))]")),
            says: ["mandatory soft-delete-without-cache-rules infra"],
        },
        {
            name: "a cache rule whose condition does not hold",
            program: deploys(conditional("[equals(parameters('stage'), 'prod')]")),
            says: [],
        },
        {
            name: "a cache rule whose condition is not known",
            program: deploys(
                conditional("[parameters('cached')]"),
                `{ cached: { value: group.name.apply((name) => name === "prod") } }`,
            ),
            says: ["open soft-delete-without-cache-rules infra"],
        },
        {
            name: "a replication nested in its registry",
            program: deploys(
                template([
                    registry(
                        { softDeletePolicy: ON },
                        { resources: [replication({ type: "replications", name: "northeurope" })] },
                    ),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a webhook nested in its registry",
            program: deploys(
                template([
                    registry(
                        { softDeletePolicy: ON },
                        { resources: [replication({ type: "webhooks", name: "replications" })] },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "soft delete through a stable version",
            program: deploys(template([registry({ softDeletePolicy: ON }, { apiVersion: "2025-11-01" })])),
            says: ["mandatory soft-delete-api-version infra"],
        },
        {
            name: "a stable version without soft delete",
            program: deploys(template([registry({ retentionPolicy: RETAINED }, { apiVersion: "2025-11-01" })])),
            says: [],
        },
        {
            name: "a stack of one resource group",
            program: `new resources.DeploymentStackAtResourceGroup("infra", { resourceGroupName: "group", actionOnUnmanage: { resources: "delete" }, denySettings: { mode: "none" }, parameters: { status: { value: "enabled" } }, template: ${JSON.stringify(byStatus())} });`,
            says: [RETENTION],
        },
        {
            name: "a stack that overrides a default",
            program: `new resources.DeploymentStackAtSubscription("infra", { location: "westeurope", actionOnUnmanage: { resources: "delete" }, denySettings: { mode: "none" }, parameters: { status: { value: "disabled" } }, template: ${JSON.stringify(template([inModule(byStatus({ defaultValue: "enabled" }), { parameters: { status: { value: "[parameters('status')]" } } }, { resourceGroup: "rg" })], { parameters: { status: { type: "string", defaultValue: "enabled" } } }))} });`,
            says: [],
        },
        {
            name: "a template spec",
            program: `new resources.TemplateSpecVersion("infra", { resourceGroupName: "specs", templateSpecName: "acr", templateSpecVersion: "1.0", mainTemplate: ${JSON.stringify(template([registry({ softDeletePolicy: ON, retentionPolicy: RETAINED })]))} });`,
            says: [RETENTION],
        },
        {
            name: "a template spec, where whoever deploys it decides",
            program: `new resources.TemplateSpecVersion("infra", { resourceGroupName: "specs", templateSpecName: "acr", templateSpecVersion: "1.0", mainTemplate: ${JSON.stringify(byStatus({ defaultValue: "enabled" }))} });`,
            says: ["open soft-delete-status infra", "open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a classic template deployment",
            program: `
                const core = require("@pulumi/azure/core");
                new core.ResourceGroupTemplateDeployment("infra", {
                    resourceGroupName: group.name,
                    deploymentMode: "Incremental",
                    templateContent: JSON.stringify(${JSON.stringify(byStatus({ defaultValue: "disabled" }))}),
                    parametersContent: JSON.stringify({ status: { value: "enabled" } }),
                });
            `,
            says: [RETENTION],
        },
        {
            name: "a classic template deployment that overrides a default",
            program: `
                const core = require("@pulumi/azure/core");
                new core.ResourceGroupTemplateDeployment("infra", {
                    resourceGroupName: group.name,
                    deploymentMode: "Incremental",
                    templateContent: JSON.stringify(${JSON.stringify(byStatus({ defaultValue: "enabled" }))}),
                    parametersContent: pulumi.jsonStringify({ status: { value: pulumi.secret("disabled") } }),
                });
            `,
            says: [],
        },
        {
            name: "classic deployments of a subscription",
            program: `
                const core = require("@pulumi/azure/core");
                const templateContent = JSON.stringify(${JSON.stringify(template([inModule(template([registry({ retentionPolicy: RETAINED }, { sku: { name: "Basic" } })]), {}, { resourceGroup: "rg" })]))});
                new core.SubscriptionTemplateDeployment("infra", { location: "westeurope", templateContent });
                new core.TenantTemplateDeployment("tenant", { location: "westeurope", templateContent: "{}" });
            `,
            says: ["mandatory retention-policy infra"],
        },
        {
            name: "a template by link",
            program: `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", templateLink: { uri: "https://contoso.com/Microsoft.ContainerRegistry/registries/softDeletePolicy.json" } } });`,
            says: [],
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
            name: "a deployment script that enables soft delete",
            program: deploys(
                script('set -e\naz acr config soft-delete update --registry "$ACR" --status enabled --days 30'),
                `{ acrName: { value: "prod" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a replication named by what a module hands back",
            program: deploys(acrModule([replication({ name: `[format('{0}/north', ${MODULE}.outputs.name.value)]` })])),
            says: [GEO],
        },
        {
            name: "a replication named by what another deployment hands back",
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
            name: "a replication named by what a module of a symbolic name hands back",
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
        {
            name: "a replication named by a registry's id",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    quickstartReplica(
                        `[format('{0}/north', last(split(resourceId('${ACR}', parameters('acrName')), '/')))]`,
                    ),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a replication named by its registry's name in lower case",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    quickstartReplica("[format('{0}/north', toLower(parameters('acrName')))]"),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "policies put together from defaults and what is on top of them",
            program: deploys(
                template(
                    [registry({}, { properties: { policies: "[union(variables('defaults'), variables('own'))]" } })],
                    {
                        variables: {
                            defaults: { softDeletePolicy: ON, retentionPolicy: RETAINED },
                            own: { retentionPolicy: { status: "disabled" } },
                        },
                    },
                ),
            ),
            says: [],
        },
        {
            name: "a deployment script put together from lines",
            program: deploys(
                script(
                    "[join(createArray('set -e', 'az acr config soft-delete update -r $ACR --status enabled --days 30'), '\n')]",
                ),
                `{ acrName: { value: "prod" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a deployment script that only looks",
            program: deploys(script("[variables('$fxv#0')]"), `{ acrName: { value: "prod" } }`),
            says: [],
        },
    ],
};
