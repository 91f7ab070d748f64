import { RETAINED, registry, template } from "../../support/templates";

export const script = (content: string, more: object = {}) =>
    template(
        [
            registry({ retentionPolicy: RETAINED }, { name: "[parameters('acrName')]" }),
            {
                type: "Microsoft.Resources/deploymentScripts",
                apiVersion: "2023-08-01",
                name: "softDelete",
                location: "westeurope",
                kind: "AzureCLI",
                properties: {
                    azCliVersion: "2.60.0",
                    retentionInterval: "PT1H",
                    scriptContent: content,
                    environmentVariables: [{ name: "ACR", value: "[parameters('acrName')]" }],
                    ...more,
                },
            },
        ],
        { parameters: { acrName: { type: "string" } }, variables: { "$fxv#0": "az acr show -n $ACR" } },
    );

export const text = (body: string) =>
    `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", template: ${JSON.stringify(body)} } });`;
