import type { Corpus } from "../support/corpus";
import { deploys, GEO, inModule, ON, registry, replication, template } from "../support/templates";

const OPEN_GEO = "open soft-delete-without-geo-replication infra";

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

/** A registry with soft delete, and a module whose list of regions is made by a loop. */
const byLoop = (loop: object, more: object = {}) =>
    deploys(
        template(
            [
                registry({ softDeletePolicy: ON }),
                inModule(replicas, { parameters: { regions: { copy: [{ name: "value", ...loop }] } } }),
            ],
            more,
        ),
    );

const REGIONS = (...regions: string[]) => ({ parameters: { all: { type: "array", defaultValue: regions } } });

const NAMED = { name: "[parameters('all')[copyIndex('value')]]" };

const COUNTED = { count: "[length(parameters('all'))]", input: NAMED };

/** Loops that create properties, parameters of modules and outputs. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a loop in a parameter of a module",
            program: byLoop(COUNTED, REGIONS("northeurope")),
            says: [GEO],
        },
        {
            name: "a loop in a parameter of a repeated module, with an index of unclear meaning",
            program: deploys(
                template([
                    registry({ softDeletePolicy: ON }),
                    inModule(
                        replicas,
                        {
                            parameters: {
                                regions: {
                                    copy: [
                                        {
                                            name: "value",
                                            count: "[copyIndex('modules')]",
                                            input: { name: "[string(copyIndex())]" },
                                        },
                                    ],
                                },
                            },
                        },
                        { copy: { name: "modules", count: 2 }, name: "[concat('m', copyIndex())]" },
                    ),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a loop without repetitions in a parameter of a module",
            program: byLoop(COUNTED, REGIONS()),
            says: [],
        },
        {
            name: "a loop of unknown length in a parameter of a module",
            program: byLoop({ count: "[length(reference('regions'))]", input: NAMED }),
            says: [OPEN_GEO],
        },
        {
            name: "a loop in a loop in a parameter of a module",
            program: byLoop(
                {
                    ...COUNTED,
                    input: { ...NAMED, copy: [{ name: "zones", count: 2, input: "[copyIndex('zones', 1)]" }] },
                },
                REGIONS("northeurope"),
            ),
            says: [GEO],
        },
        {
            name: "a loop over policies in the properties of a registry",
            program: deploys(
                template([
                    registry(
                        {},
                        {
                            properties: {
                                copy: [{ name: "policies", count: 1, input: "x" }],
                            },
                        },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "an output of a module made by a loop",
            program: deploys(
                template([
                    registry({ softDeletePolicy: ON }),
                    inModule(
                        template([], {
                            outputs: {
                                regions: { type: "array", copy: { count: 2, input: "[concat('r', copyIndex())]" } },
                            },
                        }),
                    ),
                    replication({
                        name: "[concat('prod/', reference(resourceId('Microsoft.Resources/deployments', 'acr-module')).outputs.regions.value[1])]",
                        condition:
                            "[equals(length(reference(resourceId('Microsoft.Resources/deployments', 'acr-module')).outputs.regions.value), 2)]",
                    }),
                ]),
            ),
            says: [GEO],
        },
    ],
};
