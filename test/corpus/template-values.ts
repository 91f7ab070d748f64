import type { Corpus } from "../support/corpus";
import {
    ACR,
    GEO,
    ON,
    RETAINED,
    RETENTION,
    byStatus,
    deploys,
    quickstart,
    quickstartReplica,
    registry,
    template,
} from "../support/templates";

const KEY_VAULT = { id: "/subscriptions/0/resourceGroups/group/providers/Microsoft.KeyVault/vaults/kv" };

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

/** What templates leave open: parameters, variables, conditions and expressions, and what they come to. */
export const corpus: Corpus = {
    cases: [
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
    ],
};
