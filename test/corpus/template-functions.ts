import type { Corpus } from "../support/corpus";
import { deploys, GEO, ON, registry, replication, RETAINED, RETENTION, template } from "../support/templates";

/** A registry with a retention policy, whose status of soft delete is an expression. */
const byStatus = (expression: string, more: object = {}) =>
    deploys(template([registry({ softDeletePolicy: { status: `[${expression}]` }, retentionPolicy: RETAINED })], more));

/** A registry with soft delete, and a replication for each region that an expression lists. */
const byRegions = (expression: string, more: object = {}) =>
    deploys(
        template(
            [
                registry({ softDeletePolicy: ON }),
                replication({
                    name: `[format('prod/{0}', ${expression}[copyIndex()])]`,
                    copy: { name: "replicas", count: `[length(${expression})]` },
                }),
            ],
            more,
        ),
    );

const FEATURES = {
    variables: {
        features: {
            softDelete: { enabled: true, days: 30 },
            trust: { enabled: false, days: 0 },
        },
        regions: [
            { name: "westeurope", replica: false },
            { name: "northeurope", replica: true },
        ],
    },
};

const ENABLED = "filter(items(variables('features')), lambda('f', lambdaVariables('f').value.enabled))";

const FUNCTIONS = {
    functions: [
        {
            namespace: "__bicep",
            members: {
                toStatus: {
                    parameters: [{ type: "bool", name: "isOn" }],
                    output: { type: "string", value: "[if(parameters('isOn'), 'enabled', 'disabled')]" },
                },
                invert: {
                    parameters: [{ type: "bool", name: "isOn" }],
                    output: { type: "string", value: "[__bicep.toStatus(not(parameters('isOn')))]" },
                },
            },
        },
    ],
};

const replicas = (wanted: string) =>
    `map(filter(variables('regions'), lambda('r', equals(lambdaVariables('r').replica, ${wanted}))), lambda('r', lambdaVariables('r').name))`;

const isEnabled = (feature: string) =>
    `if(contains(map(${ENABLED}, lambda('f', lambdaVariables('f').key)), '${feature}'), 'enabled', 'disabled')`;

const settings = (feature: string) =>
    `toObject(items(variables('features')), lambda('f', lambdaVariables('f').key), lambda('f', lambdaVariables('f').value)).${feature}.enabled`;

/** Templates with lambdas, user-defined functions, and functions of arrays and objects. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a feature that a filter keeps",
            program: byStatus(isEnabled("softDelete"), FEATURES),
            says: [RETENTION],
        },
        { name: "a feature that a filter drops", program: byStatus(isEnabled("trust"), FEATURES), says: [] },
        {
            name: "a feature of an object made of items",
            program: byStatus(`if(${settings("softDelete")}, 'enabled', 'disabled')`, FEATURES),
            says: [RETENTION],
        },
        {
            name: "a feature that is off, of an object made of items",
            program: byStatus(`if(${settings("trust")}, 'enabled', 'disabled')`, FEATURES),
            says: [],
        },
        {
            name: "a user-defined function that returns on",
            program: byStatus("__bicep.toStatus(true())", FUNCTIONS),
            says: [RETENTION],
        },
        {
            name: "a user-defined function that returns off",
            program: byStatus("__bicep.toStatus(false())", FUNCTIONS),
            says: [],
        },
        {
            name: "a user-defined function that calls another",
            program: byStatus("__bicep.invert(false())", FUNCTIONS),
            says: [RETENTION],
        },
        {
            name: "a user-defined function of something unknown",
            program: byStatus("__bicep.invert(empty(deployment().name))", FUNCTIONS),
            says: ["open soft-delete-without-retention-policy infra"],
        },
        { name: "replications for some regions", program: byRegions(replicas("true()"), FEATURES), says: [GEO] },
        { name: "replications for no region", program: byRegions(replicas("null()"), FEATURES), says: [] },
        {
            name: "regions without the registry's own",
            program: byRegions(
                "filter(createArray('westeurope'), lambda('r', not(equals(lambdaVariables('r'), 'westeurope'))))",
            ),
            says: [],
        },
        {
            name: "regions of two lists",
            program: byRegions("union(createArray('a'), createArray('a', 'b'))"),
            says: [GEO],
        },
        {
            name: "regions that two lists share",
            program: byRegions("intersection(createArray('a'), createArray('b'))"),
            says: [],
        },
        {
            name: "the sum of days above the limit",
            program: deploys(
                template([
                    registry({
                        softDeletePolicy: {
                            status: "enabled",
                            retentionDays:
                                "[reduce(createArray(50, 50), 0, lambda('sum', 'days', add(lambdaVariables('sum'), lambdaVariables('days'))))]",
                        },
                    }),
                ]),
            ),
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "the least of days that are unknown",
            program: deploys(
                template([
                    registry({
                        softDeletePolicy: { status: "enabled", retentionDays: "[min(120, length(reference('x')))]" },
                    }),
                ]),
            ),
            says: ["open soft-delete-days infra"],
        },
        {
            name: "days of weeks",
            program: deploys(
                template([
                    registry({
                        softDeletePolicy: { status: "enabled", retentionDays: "[min(90, mul(div(100, 7), 7))]" },
                    }),
                ]),
            ),
            says: [],
        },
        {
            name: "a status by the first of sorted stages",
            program: byStatus(
                "if(equals(first(sort(createArray('prod', 'dev'), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))), 'dev'), 'enabled', 'disabled')",
            ),
            says: [RETENTION],
        },
        {
            name: "a status from settings as text in base64",
            program: byStatus('base64ToJson(base64(\'{"status": "enabled"}\')).status'),
            says: [RETENTION],
        },
    ],
};
