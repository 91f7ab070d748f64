import type { Corpus } from "../support/corpus";

const ON = { status: "enabled", retentionDays: 30 };
const RETAINED = { status: "enabled", days: 14 };
const ACR = {
    resourceProviderNamespace: "Microsoft.ContainerRegistry",
    parentResourcePath: "",
    resourceType: "registries",
};

/** A program with one resource of any type, by the parts of its id. */
const one = (parts: object, properties: object, name = "prod", more = "", options = "{}") =>
    `const ${name} = new resources.Resource("${name}", { ...at, ${JSON.stringify({ apiVersion: "2023-01-01-preview", sku: { name: "Premium" }, resourceName: name, ...parts, properties }).slice(1, -1)} ${more} }, ${options});`;
const registry = (policies: object, parts: object = {}, name = "prod") => one({ ...ACR, ...parts }, { policies }, name);
const north = (parts: object) =>
    one({ ...ACR, resourceType: "replications", ...parts }, {}, "north", "", "{ dependsOn: [prod] }");

/** `azure-native:resources:Resource` */
export const corpus: Corpus = {
    cases: [
        {
            name: "soft delete and a retention policy",
            program: registry({ softDeletePolicy: ON, retentionPolicy: RETAINED }),
            says: ["mandatory soft-delete-without-retention-policy prod"],
        },
        {
            name: "soft delete and a retention policy that is off",
            program: registry({ softDeletePolicy: ON, retentionPolicy: { ...RETAINED, status: "disabled" } }),
            says: [],
        },
        {
            name: "a namespace in capitals",
            program: registry(
                { softDeletePolicy: { ...ON, status: "on" } },
                { resourceProviderNamespace: "MICROSOFT.CONTAINERREGISTRY", resourceType: "Registries" },
            ),
            says: ["mandatory soft-delete-status prod"],
        },
        {
            name: "a namespace of machine learning",
            program: registry(
                { softDeletePolicy: ON, retentionPolicy: RETAINED },
                { resourceProviderNamespace: "Microsoft.MachineLearningServices" },
            ),
            says: [],
        },
        {
            name: "soft delete through a stable version",
            program: registry({ softDeletePolicy: ON }, { apiVersion: "2023-07-01" }),
            says: ["mandatory soft-delete-api-version prod"],
        },
        {
            name: "a stable version without soft delete",
            program: registry({ retentionPolicy: RETAINED }, { apiVersion: "2023-07-01" }),
            says: [],
        },
        {
            name: "a replication by the path of its registry",
            program: registry({ softDeletePolicy: ON }) + north({ parentResourcePath: "registries/prod" }),
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "a replication by the path of another registry",
            program:
                registry({ softDeletePolicy: ON }) +
                registry({}, {}, "mirror") +
                north({ parentResourcePath: "registries/mirror" }),
            says: [],
        },
        {
            name: "a replication by its whole type and name",
            program:
                registry({ softDeletePolicy: ON }) +
                north({ resourceType: "registries/replications", resourceName: "prod/north" }),
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "another part by its whole type and name",
            program:
                registry({ softDeletePolicy: ON }) +
                north({ resourceType: "registries/scopeMaps", resourceName: "prod/replications" }),
            says: [],
        },
        {
            name: "a cache rule whose path is an output",
            program: `
                const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Basic" }, policies: softDelete });
                new resources.Resource("nginx", { ...at, ...${JSON.stringify(ACR)}, resourceType: "cacheRules", resourceName: "nginx", apiVersion: "2023-11-01-preview", parentResourcePath: pulumi.interpolate\`registries/\${prod.name}\`, properties: { sourceRepository: "docker.io/library/nginx" } });
            `,
            says: ["mandatory soft-delete-without-cache-rules nginx"],
        },
        {
            name: "policies that are an output",
            program: one(
                ACR,
                {},
                "prod",
                `, properties: { policies: { softDeletePolicy: ${JSON.stringify(ON)}, retentionPolicy: { status: group.name } } }`,
            ),
            says: ["open soft-delete-without-retention-policy prod"],
        },
        {
            name: "soft delete beside the policies is ignored",
            program: one(ACR, { softDeletePolicy: ON, policies: { retentionPolicy: RETAINED } }),
            says: [],
        },
    ],
};
