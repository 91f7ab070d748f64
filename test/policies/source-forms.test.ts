/**
 * Random settings over every road to a registry, through the pack's process: whatever carries them,
 * the pack must say what the oracle says.
 */
import fc from "fast-check";
import { rules } from "acr-soft-delete-rules";
import type { PolicyResource } from "acr-soft-delete-check/testing";
import { type KnownSettings, violatedRules } from "../rules/oracle";
import { IN_PROCESS, openPolicies, ourPack, resource, type PackConfig } from "../support/pack";
import { samples } from "../support/samples";

const MINIMUM_DAYS = 14;
const PREVIEW = "2023-06-01-preview";
const ACR = "Microsoft.ContainerRegistry/registries";
const GROUP_ID = "/subscriptions/0000/resourceGroups/group";

/** Settings that every road can express; what a road sends besides is its own matter. */
interface Settings {
    status?: string;
    days?: number;
    retentionStatus?: string;
    retentionDays?: number;
    replications: { zoneRedundancy?: string }[];
    zoneRedundancy?: string;
    cacheRules: object[];
    sku: string;
    apiVersion: string;
}

const status = fc.constantFrom("enabled", "enabled", "disabled", "eNabled", "on", undefined);
const settings: fc.Arbitrary<Settings> = fc.record({
    status,
    days: fc.constantFrom(undefined, undefined, 0, 1, 7, 13, 14, 90, 91, 4000),
    retentionStatus: status.filter((word) => word !== "on"),
    retentionDays: fc.constantFrom(undefined, undefined, 0, 7, 365, 366),
    replications: fc.array(fc.record({ zoneRedundancy: fc.constantFrom(undefined, "Enabled", "disabled") }), {
        maxLength: 2,
    }),
    zoneRedundancy: fc.constantFrom(undefined, undefined, "Enabled", "eNABLED"),
    cacheRules: fc.array(fc.constant({}), { maxLength: 2 }),
    sku: fc.constantFrom("Basic", "Standard", "Premium", "premium"),
    apiVersion: fc.constantFrom(PREVIEW, PREVIEW, "2025-11-01", "2021-12-01-preview"),
});

/** What a road makes of settings: the resources, and what they come to in the service's words. */
interface Sent {
    readonly resources: PolicyResource[];
    readonly means: KnownSettings;
}
type Road = (name: string, inputToken: Settings) => Sent;

/** Leaves out what is undefined, as a program's properties on the wire do. */
const sent = (properties: object) => JSON.parse(JSON.stringify(properties)) as object;

const policiesOf = ({ status, days, retentionStatus, retentionDays }: Settings) => ({
    ...((status ?? days) === undefined ? {} : { softDeletePolicy: { status, retentionDays: days } }),
    ...((retentionStatus ?? retentionDays) === undefined
        ? {}
        : { retentionPolicy: { status: retentionStatus, days: retentionDays } }),
});

const bodyOf = (inputToken: Settings) => ({
    sku: { name: inputToken.sku },
    properties: { zoneRedundancy: inputToken.zoneRedundancy, policies: policiesOf(inputToken) },
});

/** Registry and parts as ARM resources; the names of parts are made by `join`. */
function armResources(name: string, inputToken: Settings, join: (...pieces: string[]) => string) {
    const at = { apiVersion: inputToken.apiVersion, location: "westeurope" };
    const child = (type: string, index: number, properties: object) => ({
        ...at,
        type: `${ACR}/${type}`,
        name: join(name, `p${index}`),
        properties,
    });
    return [
        { ...at, type: ACR, name: join(name), ...bodyOf(inputToken) },
        ...inputToken.replications.map((one, index) => child("replications", index, one)),
        ...inputToken.cacheRules.map((_, index) =>
            child("cacheRules", index, { sourceRepository: "docker.io/library/x" }),
        ),
    ];
}

const template = (resources: unknown, parameters: object = {}) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters,
    resources,
});

const native: Road = (name, inputToken) => {
    const module = `azure-native_containerregistry_v${inputToken.apiVersion.replace(/-/g, "")}:containerregistry`;
    const at = { registryName: name, resourceGroupName: "group" };
    const body = {
        ...at,
        sku: { name: inputToken.sku },
        zoneRedundancy: inputToken.zoneRedundancy,
        policies: policiesOf(inputToken),
    };
    return {
        resources: [
            resource(`${module}:Registry`, name, sent(body)),
            ...inputToken.replications.map((one, index) =>
                resource(`${module}:Replication`, `${name}-r${index}`, sent({ ...at, location: "uksouth", ...one })),
            ),
            ...inputToken.cacheRules.map((_, index) =>
                resource(`${module}:CacheRule`, `${name}-c${index}`, {
                    ...at,
                    sourceRepository: "docker.io/library/x",
                }),
            ),
        ],
        means: inputToken,
    };
};

const generic: Road = (name, inputToken) => ({
    resources: armResources(name, inputToken, (...pieces) => pieces.join("/")).map(
        ({ type, name: path, ...body }, index) => {
            const [, ...types] = type.split("/");
            const names = path.split("/");
            return resource(
                "azure-native:resources:Resource",
                `${name}-${index}`,
                sent({
                    ...body,
                    resourceGroupName: "group",
                    resourceProviderNamespace: "Microsoft.ContainerRegistry",
                    parentResourcePath: types.length > 1 ? `registries/${names[0]}` : "",
                    resourceType: types.at(-1),
                    resourceName: names.at(-1),
                }),
            );
        },
    ),
    means: inputToken,
});

const azapi =
    (write: (body: object) => unknown): Road =>
    (name, inputToken) => ({
        resources: armResources(name, inputToken, (...pieces) => pieces.join("/")).map(
            ({ type, name: path, apiVersion, ...body }, index) => {
                const [registry, part] = path.split("/");
                const parentId = part ? `${GROUP_ID}/providers/${ACR}/${registry}` : GROUP_ID;
                const properties = {
                    type: `${type}@${apiVersion}`,
                    name: part ?? registry,
                    parentId,
                    body: write(sent(body)),
                };
                return resource("azapi:index/resource:Resource", `${name}-${index}`, properties);
            },
        ),
        means: inputToken,
    });

const deployment =
    (properties: (name: string, inputToken: Settings) => object, type = "azure-native:resources:Deployment"): Road =>
    (name, inputToken) => ({
        resources: [resource(type, name, { resourceGroupName: "group", ...sent(properties(name, inputToken)) })],
        means: inputToken,
    });

const literal = (...pieces: string[]) => pieces.join("/");
const formatted = (...pieces: string[]) =>
    pieces.length > 1 ? `[format('{0}/{1}', parameters('registry'), '${pieces[1]}')]` : "[parameters('registry')]";

const inline = deployment((name, inputToken) => ({
    properties: { template: template(armResources(name, inputToken, literal)) },
}));
const text = deployment((name, inputToken) => ({
    properties: { template: JSON.stringify(template(armResources(name, inputToken, literal))) },
}));
const nestedChildren = deployment((name, inputToken) => {
    const [registry, ...parts] = armResources(name, inputToken, literal);
    const children = parts.map((part) => ({
        ...part,
        type: part.type.split("/").at(-1),
        name: part.name.split("/").at(-1),
    }));
    return { properties: { template: template([{ ...registry, resources: children }]) } };
});
const parameterised = deployment((name, inputToken) => ({
    properties: {
        parameters: { registry: { value: name }, sku: { value: inputToken.sku } },
        template: template(
            armResources(name, inputToken, formatted).map((one) =>
                "sku" in one ? { ...one, sku: { name: "[parameters('sku')]" } } : one,
            ),
            { registry: { type: "string" }, sku: { type: "string", defaultValue: "Basic" } },
        ),
    },
}));
const unnamed = deployment((name, inputToken) => ({
    properties: {
        template: template(armResources(name, inputToken, formatted), {
            registry: { type: "string", defaultValue: `[concat('${name}', uniqueString(resourceGroup().id))]` },
        }),
    },
}));
const symbolic = deployment((name, inputToken) => ({
    properties: {
        template: {
            ...template(
                Object.fromEntries(armResources(name, inputToken, literal).map((one, index) => [`r${index}`, one])),
            ),
            languageVersion: "2.0",
        },
    },
}));
const nestedDeployment = deployment((name, inputToken) => ({
    properties: {
        template: template([
            {
                type: "Microsoft.Resources/deployments",
                apiVersion: "2022-09-01",
                name: "module",
                properties: {
                    mode: "Incremental",
                    expressionEvaluationOptions: { scope: "inner" },
                    parameters: { registry: { value: `[toLower('${name.toUpperCase()}')]` } },
                    template: template(armResources(name, inputToken, formatted), { registry: { type: "string" } }),
                },
            },
        ]),
    },
}));
const stackAtGroup = deployment(
    (name, inputToken) => ({ template: template(armResources(name, inputToken, literal)) }),
    "azure-native:resources:DeploymentStackAtResourceGroup",
);
const classicTemplate = deployment(
    (name, inputToken) => ({
        templateContent: JSON.stringify(
            template(armResources(name, inputToken, formatted), { registry: { type: "string" } }),
        ),
        parametersContent: JSON.stringify({ registry: { value: name } }),
    }),
    "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
);

/** Calls of Azure CLI; the retention command sends 7 days where it is told none. */
function calls(name: string, inputToken: Settings): string[] {
    const option = (key: string, value?: string | number) => (value === undefined ? "" : ` --${key} ${value}`);
    const { status, days, retentionStatus, retentionDays } = inputToken;
    return [
        ...((status ?? days) === undefined
            ? []
            : [`az acr config soft-delete update -r ${name}${option("status", status)}${option("days", days)}`]),
        ...((retentionStatus ?? retentionDays) === undefined
            ? []
            : [
                  `az acr config retention update --type UntaggedManifests --registry "${name}"${option("status", retentionStatus)}${option("days", retentionDays)}`,
              ]),
        ...inputToken.replications.map(
            (one) =>
                `az acr replication create -r '${name}' -l uksouth${option("zone-redundancy", one.zoneRedundancy)}`,
        ),
        ...inputToken.cacheRules.map(() => `az acr cache create -r ${name} -n x -s docker.io/library/x -t x`),
    ];
}
const meansOfCalls = (inputToken: Settings): KnownSettings => ({
    ...inputToken,
    apiVersion: undefined,
    retentionDays:
        (inputToken.retentionStatus ?? inputToken.retentionDays) === undefined
            ? undefined
            : (inputToken.retentionDays ?? 7),
});
const create = (name: string, { sku, zoneRedundancy }: Settings) =>
    `az acr create -n ${name} -g group --sku ${sku}${zoneRedundancy ? ` --zone-redundancy ${zoneRedundancy}` : ""}`;

const script: Road = (name, inputToken) => ({
    resources: [
        resource("command:local:Command", name, {
            create: [create(name, inputToken), ...calls(name, inputToken)].join(" && \\\n  "),
        }),
    ],
    means: meansOfCalls(inputToken),
});
const deploymentScript: Road = (name, inputToken) => ({
    resources: [
        resource("azure-native:resources:AzureCliScript", name, {
            scriptContent: ["set -e", create("$NAME", inputToken), ...calls("$NAME", inputToken)]
                .join("\n")
                .replace(/'\$NAME'/g, '"$NAME"'),
            environmentVariables: [{ name: "NAME", value: name }],
        }),
    ],
    means: meansOfCalls(inputToken),
});
const classic: Road = (name, inputToken) => ({
    resources: [
        resource(
            "azure:containerservice/registry:Registry",
            name,
            sent({
                name,
                resourceGroupName: "group",
                sku: inputToken.sku,
                zoneRedundancyEnabled: inputToken.zoneRedundancy && true,
                georeplications: inputToken.replications.map((one) => ({
                    location: "uksouth",
                    zoneRedundancyEnabled: one.zoneRedundancy === "Enabled",
                })),
            }),
        ),
        ...inputToken.cacheRules.map((_, index) =>
            resource("azure:containerservice/registryCacheRule:RegistryCacheRule", `${name}-c${index}`, {
                containerRegistryId: `${GROUP_ID}/providers/${ACR}/${name}`,
                sourceRepo: "docker.io/library/x",
            }),
        ),
        ...calls(name, { ...inputToken, replications: [], cacheRules: [] }).map((create, index) =>
            resource("command:local:Command", `${name}-x${index}`, { create }),
        ),
    ],
    means: meansOfCalls(inputToken),
});

const ROADS: Record<string, Road> = {
    native,
    generic,
    azapi: azapi((body) => body),
    "azapi-text": azapi((body) => JSON.stringify(body)),
    inline,
    text,
    "nested-children": nestedChildren,
    parameterised,
    unnamed,
    symbolic,
    "nested-deployment": nestedDeployment,
    "stack-at-group": stackAtGroup,
    "classic-template": classicTemplate,
    script,
    "deployment-script": deploymentScript,
    classic,
};

const CONFIG: PackConfig = Object.fromEntries(
    rules.map(({ id }) => [
        id,
        { level: "mandatory", ...(id === "soft-delete-minimum-days" && { options: { minimumDays: MINIMUM_DAYS } }) },
    ]),
);
const NUMBER = IN_PROCESS ? 8 : samples(120);

test("whatever road settings take, the pack says what the oracle says", async () => {
    const sample = fc.sample(settings, { numRuns: NUMBER, seed: 20261123 });
    const cases = Object.entries(ROADS).flatMap(([road, send]) =>
        sample.map((inputToken, index) => {
            const name = `${road.replace(/\W/g, "")}${index}`;
            return { name, road, inputToken, ...send(name, inputToken) };
        }),
    );
    const pack = await ourPack(CONFIG);
    const resources = cases.flatMap((one) => one.resources);
    const said = (await Promise.all(resources.map((one) => pack.analyze(one)))).flat();
    said.push(...(await pack.analyzeStack(resources)));
    pack.stop();

    const violated = new Map<string, Set<string>>();
    const undecided = said.flatMap(({ urn, message }) => openPolicies(message).map((id) => `${id} ${urn}`));
    for (const { urn, policy } of said) {
        const name = (urn?.split("::").at(-1) ?? "").replace(/-\w+$/, "");
        violated.set(name, (violated.get(name) ?? new Set()).add(policy));
    }
    const disagreements = cases.flatMap(({ name, road, inputToken, means }) => {
        const evidence = [...(violated.get(name) ?? [])].sort();
        const expected = violatedRules(means, MINIMUM_DAYS).sort();
        return JSON.stringify(evidence) === JSON.stringify(expected) ? [] : [{ road, inputToken, evidence, expected }];
    });
    process.stdout.write(
        `${Object.keys(ROADS).length} roads, ${cases.length} registries, ${resources.length} resources, ${said.length} violations\n`,
    );
    const roads = disagreements.map(({ road }) => road);
    expect({ roads: [...new Set(roads)], first: disagreements.slice(0, 2) }).toEqual({ roads: [], first: [] });
    expect(undecided).toEqual([]);
});
