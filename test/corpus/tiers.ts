import type { Case, Corpus } from "../support/corpus";

const PULL = "advisory anonymous-pull prod";
const EXPORTS = "mandatory export-policy prod";

function native(sku: string, properties: string): string {
    return `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "${sku}" }, ${properties} });`;
}

function classicRegistry(sku: string, properties: string): string {
    return `const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "${sku}", ${properties} });`;
}

function endpoint(list: string, id: string, group = "registry"): string {
    return `new network.PrivateEndpoint("north", { resourceGroupName: "group", location: "westeurope", subnet: { id: "subnet" },
        ${list}: [{ name: "north", privateLinkServiceId: ${id}, groupIds: ["${group}"] }] });`;
}

function script(command: string): string {
    return `new command.local.Command("prod", { create: "${command}" });`;
}

function template(sku: string, properties: string): string {
    return `new resources.Deployment("prod", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [
        { type: "Microsoft.ContainerRegistry/registries", apiVersion: "2025-11-01", name: "contosoprod", sku: { name: "${sku}" }, properties: ${properties} },
    ] } } });`;
}

/** One setting on Premium and on Standard. */
function onlyOnPremium(name: string, program: (sku: string) => string, door = "prod"): Case[] {
    return [
        { name: `${name} on Premium`, program: program("Premium"), says: [] },
        { name: `${name} on Standard`, program: program("Standard"), says: [`advisory premium-features ${door}`] },
    ];
}

/** Settings that need a tier, and conflicts that do not involve soft delete. */
export const corpus: Corpus = {
    cases: [
        ...Object.entries({
            "public access disabled": `publicNetworkAccess: "disabled"`,
            "network rules that deny": `networkRuleSet: { defaultAction: "Deny" }`,
            "a dedicated data endpoint": `dataEndpointEnabled: true`,
            "a customer-managed key": `encryption: { status: "enabled", keyVaultProperties: {} }`,
            "exports disabled": `publicNetworkAccess: "Disabled", policies: { exportPolicy: { status: "disabled" } }`,
            quarantine: `policies: { quarantinePolicy: { status: "ENABLED" } }`,
            "content trust": `policies: { trustPolicy: { status: "enabled" } }`,
        }).flatMap(([name, properties]) => onlyOnPremium(name, (sku) => native(sku, properties))),
        {
            name: "default values need no tier",
            program: native(
                "Basic",
                `publicNetworkAccess: "Enabled", networkRuleSet: { defaultAction: "Allow" }, dataEndpointEnabled: false, encryption: { status: "disabled" }, policies: { exportPolicy: {}, quarantinePolicy: {}, trustPolicy: {} }`,
            ),
            says: [],
        },
        {
            name: "a replication of a registry on Standard",
            program: `
                const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Standard" } });
                new containerregistry.Replication("north", { ...replica, registryName: prod.name });`,
            says: ["advisory premium-features north"],
        },
        ...["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"].flatMap((list) =>
            onlyOnPremium(
                `a private endpoint in ${list}`,
                (sku) => native(sku, "") + endpoint(list, "prod.id"),
                "north",
            ),
        ),
        {
            name: "a private endpoint of something else",
            program: native("Basic", "") + endpoint("privateLinkServiceConnections", "prod.id", "blob"),
            says: [],
        },
        {
            name: "a private endpoint of another registry",
            program:
                native("Basic", "") +
                endpoint(
                    "privateLinkServiceConnections",
                    `"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/other"`,
                ),
            says: [],
        },
        ...onlyOnPremium(
            "the classic provider's private endpoint",
            (sku) => `${classicRegistry(sku, "")}
                new pulumi.CustomResource("azure:privatelink/endpoint:Endpoint", "north", { resourceGroupName: "group", subnetId: "subnet",
                    privateServiceConnection: { name: "north", isManualConnection: false, privateConnectionResourceId: prod.id, subresourceNames: ["registry"] } });`,
            "north",
        ),
        {
            name: "an unknown tier",
            program: `new containerregistry.Registry("prod", { ...at, sku: { name: unknown }, dataEndpointEnabled: true, anonymousPullEnabled: true });`,
            says: [],
        },
        ...onlyOnPremium("the classic provider's settings", (sku) =>
            classicRegistry(
                sku,
                `publicNetworkAccessEnabled: false, exportPolicyEnabled: false, quarantinePolicyEnabled: true, trustPolicyEnabled: true, dataEndpointEnabled: true, encryption: { keyVaultKeyId: "https://contoso.vault.azure.net/keys/images", identityClientId: "id" }`,
            ),
        ),
        ...onlyOnPremium("a command", (sku) =>
            script(`az acr create -n contosoprod -g group --sku ${sku} --public-network-enabled FALSE`),
        ),
        ...onlyOnPremium("a command that updates", (sku) =>
            script(
                `az acr create -n contosoprod -g group --sku ${sku} && az acr update -n contosoprod --default-action deny`,
            ),
        ),
        {
            name: "a command that reverts what another one sets",
            program: script(
                "az acr create -n contosoprod -g group --sku Basic --data-endpoint-enabled && az acr update -n contosoprod --data-endpoint-enabled false",
            ),
            says: [],
        },
        ...onlyOnPremium("a template", (sku) => template(sku, `{ networkRuleSet: { defaultAction: "Deny" } }`)),

        { name: "anonymous pull on Basic", program: native("Basic", "anonymousPullEnabled: true"), says: [PULL] },
        { name: "anonymous pull on Standard", program: native("standard", "anonymousPullEnabled: true"), says: [] },
        { name: "no anonymous pull on Basic", program: native("Basic", "anonymousPullEnabled: false"), says: [] },
        {
            name: "anonymous pull on Basic with the classic provider",
            program: classicRegistry("Basic", "anonymousPullEnabled: true"),
            says: [PULL],
        },
        {
            name: "anonymous pull on Basic, by a command",
            program: script(
                "az acr create -n contosoprod -g group --sku Basic && az acr update -n contosoprod --anonymous-pull-enabled true",
            ),
            says: [PULL],
        },

        {
            name: "exports disabled with public access",
            program: native("Premium", `policies: { exportPolicy: { status: "disabled" } }`),
            says: [EXPORTS],
        },
        {
            name: "exports disabled with public access by default",
            program: template("Premium", `{ policies: { exportPolicy: { status: "disabled" } } }`),
            says: [EXPORTS],
        },
        {
            name: "exports disabled without public access",
            program: template(
                "Premium",
                `{ publicNetworkAccess: "Disabled", policies: { exportPolicy: { status: "disabled" } } }`,
            ),
            says: [],
        },
        {
            name: "exports disabled with the classic provider",
            program: classicRegistry("Premium", "exportPolicyEnabled: false, publicNetworkAccessEnabled: true"),
            says: [EXPORTS],
        },
        {
            name: "exports disabled by a command",
            program: script("az acr create -n contosoprod -g group --sku Premium --allow-exports false"),
            says: [EXPORTS],
        },
        {
            name: "exports disabled by a command without public access",
            program: script(
                "az acr create -n contosoprod -g group --sku Premium --allow-exports false --public-network-enabled false",
            ),
            says: [],
        },
        {
            name: "unknown exports",
            // The SDK would make all policies unknown for it.
            program: `new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, sku: { name: "Premium" }, policies: { exportPolicy: { status: unknown } } });`,
            says: [],
        },
    ],
};
