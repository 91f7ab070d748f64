import type { Corpus } from "../support/corpus";
import { ON, RETAINED, RETENTION, byStatus, deploys, quickstart, registry, template } from "../support/templates";

const KEY_VAULT = { id: "/subscriptions/0/resourceGroups/group/providers/Microsoft.KeyVault/vaults/kv" };

const OUTPUT = "group.name.apply((name) => name)";

/** A registry whose settings are parameters with unknown values. */
const byParameters = (parameters: object, policies: object, more: object = {}) =>
    deploys(
        template([registry(policies, more)], { parameters }),
        `{ ${Object.keys(parameters)
            .map((name) => `${name}: { value: ${OUTPUT} }`)
            .join(", ")} }`,
    );

const ONE_OF = (...allowedValues: unknown[]) => ({ type: "string", allowedValues });

const ENABLED = "[if(parameters('protect'), 'enabled', 'disabled')]";

/** Templates with parameters of unknown value. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a status with two allowed values, with a retention policy",
            program: byParameters(
                { status: ONE_OF("enabled", "disabled") },
                { softDeletePolicy: { status: "[parameters('status')]" }, retentionPolicy: RETAINED },
            ),
            says: [`open ${RETENTION.slice("mandatory ".length)}`],
        },
        {
            name: "a status with two allowed values, without a retention policy",
            program: byParameters(
                { status: ONE_OF("enabled", "disabled") },
                { softDeletePolicy: { status: "[parameters('status')]" } },
            ),
            says: [],
        },
        {
            name: "a status by an unknown condition",
            program: byParameters(
                { protect: { type: "bool" } },
                { softDeletePolicy: { status: ENABLED, retentionDays: 30 } },
            ),
            says: ["open soft-delete-days-without-effect infra"],
        },
        {
            name: "a status by an unknown condition, on in either case",
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
            name: "too many days for every allowed value",
            program: byParameters(
                { days: { type: "int", allowedValues: [100, 200] } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "days in a small range, some of them too many",
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
            name: "days in a range that is allowed",
            program: byParameters(
                { days: { type: "int", minValue: 1, maxValue: 90 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: [],
        },
        {
            name: "days in a range that goes beyond what is allowed",
            program: byParameters(
                { days: { type: "int", minValue: 1, maxValue: 365 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["open soft-delete-days infra"],
        },
        {
            name: "days above what is allowed, without an upper limit",
            program: byParameters(
                { days: { type: "int", minValue: 91 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "days below what is allowed, without a lower limit",
            program: byParameters(
                { days: { type: "int", maxValue: 0 } },
                { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            ),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "days of a retention policy in its range",
            program: byParameters(
                { days: { type: "int", minValue: 0, maxValue: 365 } },
                { retentionPolicy: { status: "enabled", days: "[parameters('days')]" } },
            ),
            says: [],
        },
        {
            name: "a status by days that are positive",
            program: byParameters(
                { days: { type: "int", minValue: 1, maxValue: 90 } },
                {
                    softDeletePolicy: { status: "[if(greater(parameters('days'), 0), 'enabled', 'disabled')]" },
                    retentionPolicy: RETAINED,
                },
            ),
            says: [RETENTION],
        },
        {
            name: "a template spec with days in a range",
            program: `new resources.TemplateSpecVersion("infra", { resourceGroupName: "group", templateSpecName: "spec", mainTemplate: ${JSON.stringify(
                template(
                    [registry({ softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } })],
                    {
                        parameters: { days: { type: "int", minValue: 1, maxValue: 90 } },
                    },
                ),
            )} });`,
            says: [],
        },
        {
            name: "one condition that turns on one of two policies",
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
            name: "a retention policy with an unknown tier",
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
            name: "a value of unknown letter case",
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
    ],
};
