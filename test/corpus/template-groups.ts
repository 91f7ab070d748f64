import type { Corpus } from "../support/corpus";
import { ACR, deploys, GEO, inModule, ON, registry, replication, template } from "../support/templates";

const OPEN_GEO = "open soft-delete-without-geo-replication infra";

const UNIQUE = "uniqueString(resourceGroup().id)";

const NAMED = { name: `[concat('acr', ${UNIQUE})]` };

const acr = template([registry({ softDeletePolicy: ON }, NAMED)], {
    outputs: { name: { type: "string", value: `[concat('acr', ${UNIQUE})]` } },
});

const north = template([replication({ name: `[concat('acr', ${UNIQUE}, '/north')]` })]);

/** A module with a registry and one with a replication, each for a resource group. */
const inGroups = (one: object, other: object, more: object = {}) =>
    deploys(
        template([inModule(acr, {}, { name: "one", ...one }), inModule(north, {}, { name: "other", ...other })], more),
    );

const PARAMETERS = { parameters: { group: { type: "string" }, shared: { type: "string", defaultValue: "shared" } } };

const DEPLOYMENT = "'Microsoft.Resources/deployments', 'one'";

const inShared = (group: string) =>
    `extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, '${group}'), ${DEPLOYMENT})`;

/** Modules for other resource groups. */
export const corpus: Corpus = {
    cases: [
        {
            name: "two modules in one other group",
            program: inGroups({ resourceGroup: "shared" }, { resourceGroup: "shared" }),
            says: [GEO],
        },
        {
            name: "two modules in one other group in another letter case",
            program: inGroups({ resourceGroup: "shared" }, { resourceGroup: "Shared" }),
            says: [GEO],
        },
        {
            name: "two modules in two groups",
            program: inGroups({ resourceGroup: "shared" }, { resourceGroup: "other" }),
            says: [OPEN_GEO],
        },
        {
            name: "two modules in one other group by a parameter",
            program: inGroups(
                { resourceGroup: "[parameters('group')]" },
                { resourceGroup: "[parameters('group')]" },
                PARAMETERS,
            ),
            says: [GEO],
        },
        {
            name: "two modules in one other group by a default",
            program: inGroups({ resourceGroup: "[parameters('shared')]" }, { resourceGroup: "shared" }, PARAMETERS),
            says: [GEO],
        },
        {
            name: "two modules in groups by different parameters",
            program: inGroups(
                { resourceGroup: "[parameters('group')]" },
                { resourceGroup: "[parameters('shared')]" },
                PARAMETERS,
            ),
            says: [OPEN_GEO],
        },
        {
            name: "a module in the group of the deployment, named",
            program: inGroups({}, { resourceGroup: "group" }),
            says: [GEO],
        },
        {
            name: "two modules in one group of another subscription",
            program: inGroups(
                { resourceGroup: "shared", subscriptionId: "[parameters('group')]" },
                { resourceGroup: "shared", subscriptionId: "[parameters('group')]" },
                PARAMETERS,
            ),
            says: [GEO],
        },
        {
            name: "two modules in groups of one name, in two subscriptions",
            program: inGroups(
                { resourceGroup: "shared", subscriptionId: "[parameters('group')]" },
                { resourceGroup: "shared" },
                PARAMETERS,
            ),
            says: [OPEN_GEO],
        },
        {
            name: "a module in another group that another module there refers to",
            program: deploys(
                template([
                    inModule(acr, {}, { name: "one", resourceGroup: "shared" }),
                    inModule(
                        template([replication({ name: "[concat(parameters('name'), '/north')]" })], {
                            parameters: { name: { type: "string" } },
                        }),
                        {
                            parameters: {
                                name: { value: `[reference(${inShared("shared")}, '2022-09-01').outputs.name.value]` },
                            },
                        },
                        { name: "other", resourceGroup: "shared" },
                    ),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a registry named after its resource group, and its replication",
            program: deploys(
                template([
                    registry({ softDeletePolicy: ON }, { name: "[concat(resourceGroup().name, '0acr')]" }),
                    replication({ name: "group0acr/north" }),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a registry named after its resource group, and a replication of another",
            program: deploys(
                template([
                    registry({ softDeletePolicy: ON }, { name: "[concat(resourceGroup().name, '0acr')]" }),
                    replication({ name: "other0acr/north" }),
                ]),
            ),
            says: [OPEN_GEO],
        },
        {
            name: "a replication named by a registry's id in another group",
            program: deploys(
                template([
                    registry({ softDeletePolicy: ON }),
                    replication({
                        name: `[concat(last(split(resourceId('shared', '${ACR}', 'prod'), '/')), '/north')]`,
                    }),
                ]),
            ),
            says: [GEO],
        },
    ],
};
