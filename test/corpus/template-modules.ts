import type { Corpus } from "../support/corpus";
import {
    ACR,
    deploys,
    inModule,
    ON,
    PREVIEW,
    registry,
    replication,
    RETAINED,
    RETENTION,
    template,
} from "../support/templates";

const OPEN_RETENTION = "open soft-delete-without-retention-policy infra";

/** A module with a registry whose policies are parameters with defaults. */
const acr = template(
    [
        registry({
            softDeletePolicy: { status: "[parameters('softDelete')]" },
            retentionPolicy: "[parameters('retention')]",
        }),
    ],
    {
        parameters: {
            softDelete: { type: "string", defaultValue: "disabled" },
            retention: { type: "object", nullable: true },
        },
    },
);

/** A template that passes entries to the module, with parameters of its own. */
const passes = (entries: unknown, parameters: object = {}, values = "{}", more: object = {}) =>
    deploys(template([inModule(acr, { parameters: entries })], { parameters, ...more }), values);

const given = (condition: string, one: string, other: string) => `[if(${condition}, ${one}, ${other})]`;

const value = (text: string) => `createObject('value', ${text})`;

const RETENTION_ON = value("createObject('status', 'enabled', 'days', 14)");

const FLAG = { flag: { type: "bool", defaultValue: true } };

const OPEN_FLAG = { flag: { type: "bool" } };

const FLAG_OUTPUT = "{ flag: { value: group.name.apply((name) => name.length > 3) } }";

const VAULT = "createObject('reference', createObject('secretName', 's'))";

const on = value("'enabled'");
const off = value("'disabled'");
const none = value("null()");
const flag = "parameters('flag')";

/** Replications of a module, made from a list of regions. */
const replicas = template(
    [
        replication({
            name: "[concat('prod/', parameters('regions')[copyIndex()].name)]",
            location: "[parameters('regions')[copyIndex()].name]",
            copy: { name: "replicas", count: "[length(parameters('regions'))]" },
        }),
    ],
    { parameters: { regions: { type: "array" } } },
);

/** Parameters of modules that an expression gives as a whole. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a conditional parameter, on",
            program: passes({ softDelete: given(flag, on, off), retention: { value: RETAINED } }, FLAG),
            says: [RETENTION],
        },
        {
            name: "a conditional parameter, off",
            program: passes({ softDelete: given(flag, off, on), retention: { value: RETAINED } }, FLAG),
            says: [],
        },
        {
            name: "a conditional parameter, unknown",
            program: passes(
                { softDelete: given(flag, on, off), retention: { value: RETAINED } },
                OPEN_FLAG,
                FLAG_OUTPUT,
            ),
            says: [OPEN_RETENTION],
        },
        {
            name: "a conditional parameter, on in either case",
            program: passes(
                { softDelete: given(flag, on, value("'Enabled'")), retention: { value: RETAINED } },
                OPEN_FLAG,
                FLAG_OUTPUT,
            ),
            says: [RETENTION],
        },
        {
            name: "a conditional parameter, off in either case",
            program: passes(
                { softDelete: given(flag, none, off), retention: { value: RETAINED } },
                OPEN_FLAG,
                FLAG_OUTPUT,
            ),
            says: [],
        },
        {
            name: "a conditional object",
            program: passes({ softDelete: { value: "enabled" }, retention: given(flag, RETENTION_ON, none) }, FLAG),
            says: [RETENTION],
        },
        {
            name: "a conditional null for an optional object",
            program: passes({ softDelete: { value: "enabled" }, retention: given(flag, none, RETENTION_ON) }, FLAG),
            says: [],
        },
        {
            name: "nested conditions that end with on",
            program: passes(
                {
                    softDelete: given(`not(${flag})`, off, given(flag, on, off).slice(1, -1)),
                    retention: { value: RETAINED },
                },
                FLAG,
            ),
            says: [RETENTION],
        },
        {
            name: "nested conditions that end with null",
            program: passes(
                {
                    softDelete: given(`not(${flag})`, on, given(flag, none, on).slice(1, -1)),
                    retention: { value: RETAINED },
                },
                FLAG,
            ),
            says: [],
        },
        {
            name: "a conditional secret",
            program: passes({ softDelete: given(flag, VAULT, off), retention: { value: RETAINED } }, FLAG),
            says: [OPEN_RETENTION, "open soft-delete-status infra"],
        },
        {
            name: "a conditional secret that is not used",
            program: passes({ softDelete: given(flag, on, VAULT), retention: { value: RETAINED } }, FLAG),
            says: [RETENTION],
        },
        {
            name: "all parameters in a variable",
            program: passes("[variables('all')]", {}, "{}", {
                variables: { all: { softDelete: { value: "enabled" }, retention: { value: RETAINED } } },
            }),
            says: [RETENTION],
        },
        {
            name: "all parameters in a variable, one of them off",
            program: passes("[variables('all')]", {}, "{}", {
                variables: { all: { softDelete: { value: "disabled" }, retention: { value: RETAINED } } },
            }),
            says: [],
        },
        {
            name: "a conditional list that is empty",
            program: deploys(
                template(
                    [
                        registry({ softDeletePolicy: ON }),
                        inModule(replicas, {
                            parameters: { regions: given(flag, value("createArray()"), value("createArray(1)")) },
                        }),
                    ],
                    { parameters: FLAG },
                ),
            ),
            says: [],
        },
        {
            name: "a registry's own module in symbolic form",
            program: deploys(
                template(
                    {
                        acr: inModule(
                            template(
                                {
                                    registry: {
                                        type: ACR,
                                        apiVersion: PREVIEW,
                                        name: "prod",
                                        properties: "[parameters('all')]",
                                    },
                                },
                                { languageVersion: "2.0", parameters: { all: { type: "object" } } },
                            ),
                            { parameters: { all: given(flag, value("createObject()"), none) } },
                        ),
                    },
                    { languageVersion: "2.0", parameters: FLAG },
                ),
            ),
            says: [],
        },
    ],
};
