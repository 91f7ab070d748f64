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
