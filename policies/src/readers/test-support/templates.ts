/** A template, and the tokens of resources that carry one. */
export const TEMPLATE = {
    parameters: { name: { type: "string" }, status: { defaultValue: "enabled" } },
    resources: [
        {
            type: "Microsoft.ContainerRegistry/registries",
            name: "[parameters('name')]",
            properties: { policies: { softDeletePolicy: { status: "[parameters('status')]" } } },
        },
    ],
};

export const PARAMETERS = { name: { value: "prod" } };

/** The path of the registry's status in the template. */
export const STATUS = "resources[0].properties.policies.softDeletePolicy.status";

/** Lists tokens of a type in the module `resources` of azure-native. */
export function listResourcesTokens(type: string): string[] {
    return [
        `azure-native:resources:${type}`,
        `azure-native:resources/v20220901:${type}`,
        `azure-native_resources_v20240301:resources:${type}`,
        `azure-native_Resources_v20240301:Resources/v20240301:${type}`,
        `azure-nextgen:resources/latest:${type}`,
    ];
}
