import type { Corpus } from "../support/corpus";

const GROUP = "/subscriptions/0000/resourceGroups/group";
const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/prod`;
const PREVIEW = "Microsoft.ContainerRegistry/registries@2023-11-01-preview";
const ON = { status: "enabled", retentionDays: 30 };
const RETAINED = { status: "enabled", days: 14 };
const body = (policies: object, more: object = {}) =>
    JSON.stringify({ sku: { name: "Premium" }, properties: { policies }, ...more });

/** A program with one azapi resource. Its properties are JavaScript, because they may be outputs. */
const one = (properties: string, type = "resource:Resource", name = "prod", options = "{}") =>
    `const ${name} = new pulumi.CustomResource("azapi:index/${type}", "${name}", { ${properties} }, ${options});`;
const declares = (type: string, content: string) =>
    one(`type: "${type}", name: "prod", parentId: "${GROUP}", location: "westeurope", body: ${content}`);
const north = (parentId: string) =>
    one(
        `type: "Microsoft.ContainerRegistry/registries/replications@2025-11-01", name: "north", parentId: ${parentId}, location: "northeurope", body: { properties: {} }`,
        "resource:Resource",
        "north",
        "{ dependsOn: [prod] }",
    );

const CLASH = ["mandatory soft-delete-without-retention-policy action"];
const ENABLING = `body: ${body({ softDeletePolicy: ON })}`;
/** Actions on a registry with a retention policy. */
const ACTIONS: [name: string, properties: string, says: string[]][] = [
    ["an action that patches the registry", `method: "PATCH", ${ENABLING}`, CLASH],
    ["an action that puts the registry", `method: "PUT", action: "", ${ENABLING}`, CLASH],
    [
        "an action with its body as JSON text",
        `method: "patch", body: ${JSON.stringify(body({ softDeletePolicy: ON }))}`,
        CLASH,
    ],
    [
        "an action that patches soft delete off",
        `method: "PATCH", body: ${body({ softDeletePolicy: { status: "disabled" } })}`,
        [],
    ],
    ["an action that posts", `method: "POST", action: "importImage", ${ENABLING}`, []],
    ["an action without a method", `action: "listCredentials", ${ENABLING}`, []],
    ["an action when the resource is destroyed", `method: "PATCH", when: "destroy", ${ENABLING}`, []],
    [
        "an action by an unknown method",
        `method: unknown, ${ENABLING}`,
        ["open soft-delete-without-retention-policy action"],
    ],
    ["an action that puts a child without conflicts", `method: "PUT", action: "webhooks/hook", ${ENABLING}`, []],
];

/** `azapi`: resources as its generated SDK registers them. */
export const corpus: Corpus = {
    cases: [
        {
            name: "soft delete and a retention policy",
            program: declares(PREVIEW, body({ softDeletePolicy: ON, retentionPolicy: RETAINED })),
            says: ["mandatory soft-delete-without-retention-policy prod"],
        },
        {
            name: "soft delete and a retention policy that is off",
            program: declares(
                PREVIEW,
                body({ softDeletePolicy: ON, retentionPolicy: { ...RETAINED, status: "disabled" } }),
            ),
            says: [],
        },
        {
            name: "a body as JSON text",
            program: declares(
                PREVIEW.toLowerCase(),
                `JSON.stringify(${body({ softDeletePolicy: { ...ON, retentionDays: 100 } })})`,
            ),
            says: ["mandatory soft-delete-days prod"],
        },
        {
            name: "a body as JSON text with soft delete only in a tag and beside its properties",
            program: declares(
                PREVIEW,
                `JSON.stringify(${body({ retentionPolicy: RETAINED }, { tags: { softDeletePolicy: '{"status":"enabled"}' }, policies: { softDeletePolicy: ON } })})`,
            ),
            says: [],
        },
        {
            name: "soft delete through a stable version",
            program: declares("Microsoft.ContainerRegistry/registries@2025-11-01", body({ softDeletePolicy: ON })),
            says: ["mandatory soft-delete-api-version prod"],
        },
        {
            name: "a stable version without soft delete",
            program: declares(
                "Microsoft.ContainerRegistry/registries@2025-11-01",
                body({ retentionPolicy: { status: "enabled", days: 0 } }),
            ),
            says: [],
        },
        {
            name: "a replication by the id of its registry",
            program: declares(PREVIEW, body({ softDeletePolicy: ON })) + north(JSON.stringify(ID.toUpperCase())),
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "a replication of a registry without soft delete",
            program:
                declares(PREVIEW, body({ softDeletePolicy: ON })) +
                `const mirror = new containerregistry.Registry("mirror", { ...at, sku: { name: "Premium" } });` +
                north("mirror.id"),
            says: [],
        },
        {
            name: "a replication of a registry that is not in the stack",
            program: declares(PREVIEW, body({ softDeletePolicy: ON })) + north(JSON.stringify(`${ID}uction`)),
            says: ["open soft-delete-without-geo-replication north"],
        },
        {
            name: "a webhook of a registry",
            program:
                declares(PREVIEW, body({ softDeletePolicy: ON })) +
                one(
                    `type: "Microsoft.ContainerRegistry/registries/webhooks@2025-11-01", name: "replications", parentId: "${ID}", body: ${body({ retentionPolicy: RETAINED })}`,
                    "resource:Resource",
                    "hook",
                ),
            says: [],
        },
        {
            name: "an update that enables soft delete",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled", days: 7 } } });` +
                one(
                    `type: "${PREVIEW}", resourceId: prod.id, body: ${body({ softDeletePolicy: ON })}`,
                    "updateResource:UpdateResource",
                    "update",
                ),
            says: ["mandatory soft-delete-without-retention-policy update"],
        },
        {
            name: "an update that enables soft delete of another registry",
            program:
                `new containerregistry.Registry("prod", { ...at, registryName: "prod", sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled", days: 7 } } });
                const other = new containerregistry.Registry("other", { ...at, sku: { name: "Premium" } });` +
                one(
                    `type: "${PREVIEW}", resourceId: other.id, body: ${body({ softDeletePolicy: ON })}`,
                    "updateResource:UpdateResource",
                    "update",
                ),
            says: [],
        },
        ...ACTIONS.map(([name, properties, says]) => ({
            name,
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: { retentionPolicy: { status: "enabled", days: 7 } } });` +
                one(
                    `type: "${PREVIEW}", resourceId: prod.id, ${properties}`,
                    "resourceAction:ResourceAction",
                    "action",
                ),
            says,
        })),
        {
            name: "an action that puts a replication",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });` +
                one(
                    `type: "${PREVIEW}", resourceId: prod.id, method: "PUT", action: "replications/north", body: { location: "northeurope" }`,
                    "resourceAction:ResourceAction",
                    "action",
                ),
            says: ["mandatory soft-delete-without-geo-replication action"],
        },
        {
            name: "soft delete in a sensitive body",
            program: declares(
                PREVIEW,
                `${body({ retentionPolicy: RETAINED })}, sensitiveBody: ${body({ softDeletePolicy: { status: "enabled" } })}`,
            ),
            says: ["open soft-delete-without-retention-policy prod"],
            atMostUndecided: true,
        },
        {
            name: "a sensitive body with something else",
            program: declares(
                PREVIEW,
                `${body({ softDeletePolicy: ON })}, sensitiveBody: { properties: { encryption: { keyVaultProperties: { keyIdentifier: "k" } } } }`,
            ),
            says: [],
        },
        {
            name: "a status that is an output",
            program: declares(
                PREVIEW,
                `{ sku: { name: "Premium" }, properties: { policies: { softDeletePolicy: { status: group.name }, retentionPolicy: { status: "enabled" } } } }`,
            ),
            says: ["open soft-delete-status prod", "open soft-delete-without-retention-policy prod"],
        },
        {
            name: "a name that is an output",
            program: one(
                `type: "${PREVIEW}", name: group.name, parentId: group.id, body: ${body({ softDeletePolicy: ON })}`,
            ),
            says: [],
        },
        {
            name: "a registry of machine learning",
            program: declares(
                "Microsoft.MachineLearningServices/registries@2024-04-01",
                body({ softDeletePolicy: ON, retentionPolicy: RETAINED }),
            ),
            says: [],
        },
    ],
};
