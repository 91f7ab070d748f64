import type { Corpus } from "../support/corpus";
import {
    ACR,
    GEO,
    ON,
    PREVIEW,
    RETAINED,
    RETENTION,
    byStatus,
    deploys,
    registry,
    replication,
    template,
} from "../support/templates";
import { script, text } from "./shared/templates";

/** A template that cannot be parsed may contain any setting. */
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

const cacheRule = (name: string, more: object = {}) => ({
    type: `${ACR}/cacheRules`,
    apiVersion: PREVIEW,
    name,
    properties: { sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" },
    ...more,
});

const conditional = (condition: unknown) =>
    template([registry({ softDeletePolicy: ON }), cacheRule("prod/nginx", { condition })], {
        parameters: { stage: { type: "string", defaultValue: "test" }, cached: { type: "bool" } },
    });

/** The contents of ARM templates: JSON text, symbolic names, conditions, parts and scripts. */
export const corpus: Corpus = {
    cases: [
        {
            name: "JSON text with the conflict in a comment",
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
            name: "truncated JSON text",
            program: text(JSON.stringify(template([registry({ softDeletePolicy: ON })])).slice(0, -3)),
            says: ALL_OPEN,
        },
        {
            name: "truncated JSON text without registries",
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
            name: "soft delete beside the policies is ignored",
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
            name: "a cache rule with a true condition",
            program: deploys(conditional("[not(equals(parameters('stage'), 'prod'))]")),
            says: ["mandatory soft-delete-without-cache-rules infra"],
        },
        {
            name: "a cache rule with a false condition",
            program: deploys(conditional("[equals(parameters('stage'), 'prod')]")),
            says: [],
        },
        {
            name: "a cache rule with an unknown condition",
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
            name: "a deployment script joined from lines",
            program: deploys(
                script(
                    "[join(createArray('set -e', 'az acr config soft-delete update -r $ACR --status enabled --days 30'), '\n')]",
                ),
                `{ acrName: { value: "prod" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a deployment script that changes nothing",
            program: deploys(script("[variables('$fxv#0')]"), `{ acrName: { value: "prod" } }`),
            says: [],
        },
    ],
};
