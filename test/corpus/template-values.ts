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

/** One registry per region, each with its own days. */
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

/** Templates with variables, defaults, loops and names that expressions compute. */
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
            name: "policies in an unused variable",
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
            name: "policies merged from defaults and overrides",
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
