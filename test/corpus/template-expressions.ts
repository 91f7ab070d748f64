import type { Corpus } from "../support/corpus";
import { deploys, inModule, ON, registry, replication, RETAINED, RETENTION, template, GEO } from "../support/templates";

const clashing = template([registry({ softDeletePolicy: ON, retentionPolicy: RETAINED })]);

const fine = template([registry({ softDeletePolicy: ON })]);

/** A nested template that an expression gives. */
const nests = (expression: string, more: object, values = "{}", properties: object = {}) =>
    deploys(
        template(
            [inModule(expression as unknown as object, { expressionEvaluationOptions: undefined, ...properties })],
            more,
        ),
        values,
    );

const byStatus = template(
    [registry({ softDeletePolicy: { status: "[[parameters('status')]" }, retentionPolicy: RETAINED })],
    {
        parameters: { status: { type: "string", defaultValue: "disabled" } },
    },
);

const levels = (count: number, innermost: object): object =>
    count === 0 ? innermost : template([inModule(levels(count - 1, innermost))]);

const copies = { copy: { name: "many", count: 800 }, name: "[concat('site', copyIndex())]" };

const sites = { type: "Microsoft.Web/sites", apiVersion: "2023-12-01", ...copies };

const stack = (inner: object, more: object = {}) => ({
    type: "Microsoft.Resources/deploymentStacks",
    apiVersion: "2024-03-01",
    name: "stack",
    properties: { actionOnUnmanage: { resources: "detach" }, denySettings: { mode: "none" }, template: inner, ...more },
});

/** Whatever is not read may clash with anything. */
const OPEN = [
    "retention-policy",
    "soft-delete-api-version",
    "soft-delete-days",
    "soft-delete-days-without-effect",
    "soft-delete-status",
    "soft-delete-without-cache-rules",
    "soft-delete-without-geo-replication",
    "soft-delete-without-retention-policy",
    "soft-delete-without-zone-redundancy",
].map((policy) => `open ${policy} infra`);

/** Nested templates by expression, stacks in templates, and templates beyond the limits. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a nested template in a variable",
            program: nests("[variables('nested')]", { variables: { nested: clashing } }),
            says: [RETENTION],
        },
        {
            name: "a nested template in a variable, without a clash",
            program: nests("[variables('nested')]", { variables: { nested: fine } }),
            says: [],
        },
        {
            name: "a nested template in a parameter",
            program: nests(
                "[parameters('nested')]",
                { parameters: { nested: { type: "object" } } },
                `{ nested: { value: ${JSON.stringify(clashing)} } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a nested template in a default, without a clash",
            program: nests("[parameters('nested')]", {
                parameters: { nested: { type: "object", defaultValue: fine } },
            }),
            says: [],
        },
        {
            name: "a nested template by a condition",
            program: nests("[if(equals('a', 'a'), variables('one'), variables('other'))]", {
                variables: { one: clashing, other: fine },
            }),
            says: [RETENTION],
        },
        {
            name: "a nested template from JSON text",
            program: nests(`[json('${JSON.stringify(clashing)}')]`, {}),
            says: [RETENTION],
        },
        {
            name: "a nested template in a variable, with a parameter that is on",
            program: nests("[variables('nested')]", { variables: { nested: byStatus } }, "{}", {
                expressionEvaluationOptions: { scope: "inner" },
                parameters: { status: { value: "enabled" } },
            }),
            says: [RETENTION],
        },
        {
            name: "a nested template in a variable, with a parameter that is off",
            program: nests("[variables('nested')]", { variables: { nested: byStatus } }, "{}", {
                expressionEvaluationOptions: { scope: "inner" },
                parameters: { status: { value: "disabled" } },
            }),
            says: [],
        },
        {
            name: "a stack in a template",
            program: deploys(template([stack(clashing)])),
            says: [RETENTION],
        },
        {
            name: "a stack in a template, with a parameter that is off",
            program: deploys(
                template([
                    stack(
                        template(
                            [
                                registry({
                                    softDeletePolicy: { status: "[parameters('status')]" },
                                    retentionPolicy: RETAINED,
                                }),
                            ],
                            {
                                parameters: { status: { type: "string", defaultValue: "enabled" } },
                            },
                        ),
                        { parameters: { status: { value: "disabled" } } },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "a clash in the definition of a managed application",
            program: `new pulumi.CustomResource("azure-native:solutions:ApplicationDefinition", "infra", { mainTemplate: ${JSON.stringify(clashing)} });`,
            says: [RETENTION],
        },
        {
            name: "the definition of a managed application, without a clash",
            program: `new pulumi.CustomResource("azure-native:solutions:ApplicationDefinition", "infra", { mainTemplate: ${JSON.stringify(JSON.stringify(fine))} });`,
            says: [],
        },
        {
            name: "a clash in templates nested ten levels deep",
            program: deploys(levels(10, clashing)),
            says: [RETENTION],
        },
        {
            name: "a replication in templates nested eleven levels deep",
            program: deploys(
                template([registry({ softDeletePolicy: ON }), inModule(levels(10, template([replication()])))]),
            ),
            says: OPEN,
        },
        {
            name: "a replication after more resources than are read",
            program: deploys(template([registry({ softDeletePolicy: ON }), sites, sites, sites, replication()])),
            says: OPEN,
        },
        {
            name: "a replication before more resources than are read",
            program: deploys(template([registry({ softDeletePolicy: ON }), replication(), sites, sites, sites])),
            says: [GEO, ...OPEN],
        },
        {
            name: "more resources than are read, none of them about a registry",
            program: deploys(template([sites, sites, sites])),
            says: [],
        },
    ],
};
