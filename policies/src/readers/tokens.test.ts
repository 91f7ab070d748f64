import { readers } from "./all.generated";

test.each([
    "azapi:index/resource:Resource",
    "azapi:index/resourceAction:ResourceAction",
    "azapi:index/updateResource:UpdateResource",
    "azure-native:containerregistry:Registry",
    "azure-native_containerregistry_v20230101preview:containerregistry:Registry",
    "azure-nextgen:containerregistry/latest:Registry",
    "azure:containerservice/registry:Registry",
    "azure:containerservice/registryCacheRule:RegistryCacheRule",
    "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
    "azure:core/templateDeployment:TemplateDeployment",
    "azure:managementresource/manangementLock:ManangementLock",
    "azure:monitoring/scheduledQueryRulesAlert:ScheduledQueryRulesAlert",
    "azure:management/groupTemplateDeployment:GroupTemplateDeployment",
    "azurerm:index/containerRegistry:ContainerRegistry",
    "azurerm:index/containerRegistryCacheRule:ContainerRegistryCacheRule",
    "azurerm:index/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
])("one reader reads %s", (type) => {
    const count = (token: string) => readers.filter(({ tokens }) => tokens.some((one) => one.test(token))).length;
    expect([type, type.toLowerCase(), `x${type}`, `${type}x`].map(count)).toEqual([1, 1, 0, 0]);
});

test.each([
    "azure-native:resources:ResourceGroup",
    "azure-native:resources:DeploymentScript",
    "azure-native:containerregistry:Deployment",
    "my-azure-native:resources:Deployment",
    "azure-native:resources:DeploymentAtScopeOfMine",
    "azure-native_containerregistry_v20240301:resources:Deployment",
    "azure:core/resourceGroupTemplateDeployment:SubscriptionTemplateDeployment",
    "azapi:index/dataPlaneResource:DataPlaneResource",
    "my-azapi:index/resource:Resource",
    "pulumi:pulumi:Stack",
])("no reader reads %s", (type) => {
    expect(readers.filter(({ tokens }) => tokens.some((token) => token.test(type)))).toEqual([]);
});
