/** Source forms with a template. */
import { resource } from "../../support/pack";
import { listArmResources, makeTemplate } from "./arm-resources";
import { type Settings, type SourceForm, toProperties } from "./settings";

const deployment =
    (
        properties: (name: string, settings: Settings) => object,
        type = "azure-native:resources:Deployment",
    ): SourceForm =>
    (name, settings) => ({
        resources: [resource(type, name, { resourceGroupName: "group", ...toProperties(properties(name, settings)) })],
        means: settings,
    });

const literal = (...pieces: string[]) => pieces.join("/");
const formatted = (...pieces: string[]) =>
    pieces.length > 1 ? `[format('{0}/{1}', parameters('registry'), '${pieces[1]}')]` : "[parameters('registry')]";

export const inline = deployment((name, settings) => ({
    properties: { template: makeTemplate(listArmResources(name, settings, literal)) },
}));
export const text = deployment((name, settings) => ({
    properties: { template: JSON.stringify(makeTemplate(listArmResources(name, settings, literal))) },
}));
export const nestedChildren = deployment((name, settings) => {
    const [registry, ...parts] = listArmResources(name, settings, literal);
    const children = parts.map((part) => ({
        ...part,
        type: part.type.split("/").at(-1),
        name: part.name.split("/").at(-1),
    }));
    return { properties: { template: makeTemplate([{ ...registry, resources: children }]) } };
});
export const parameterised = deployment((name, settings) => ({
    properties: {
        parameters: { registry: { value: name }, sku: { value: settings.sku } },
        template: makeTemplate(
            listArmResources(name, settings, formatted).map((one) =>
                "sku" in one ? { ...one, sku: { name: "[parameters('sku')]" } } : one,
            ),
            { registry: { type: "string" }, sku: { type: "string", defaultValue: "Basic" } },
        ),
    },
}));
export const unnamed = deployment((name, settings) => ({
    properties: {
        template: makeTemplate(listArmResources(name, settings, formatted), {
            registry: { type: "string", defaultValue: `[concat('${name}', uniqueString(resourceGroup().id))]` },
        }),
    },
}));
export const symbolic = deployment((name, settings) => ({
    properties: {
        template: {
            ...makeTemplate(
                Object.fromEntries(listArmResources(name, settings, literal).map((one, index) => [`r${index}`, one])),
            ),
            languageVersion: "2.0",
        },
    },
}));
export const nestedDeployment = deployment((name, settings) => ({
    properties: {
        template: makeTemplate([
            {
                type: "Microsoft.Resources/deployments",
                apiVersion: "2022-09-01",
                name: "module",
                properties: {
                    mode: "Incremental",
                    expressionEvaluationOptions: { scope: "inner" },
                    parameters: { registry: { value: `[toLower('${name.toUpperCase()}')]` } },
                    template: makeTemplate(listArmResources(name, settings, formatted), {
                        registry: { type: "string" },
                    }),
                },
            },
        ]),
    },
}));
export const stackAtGroup = deployment(
    (name, settings) => ({ template: makeTemplate(listArmResources(name, settings, literal)) }),
    "azure-native:resources:DeploymentStackAtResourceGroup",
);
export const classicTemplate = deployment(
    (name, settings) => ({
        templateContent: JSON.stringify(
            makeTemplate(listArmResources(name, settings, formatted), { registry: { type: "string" } }),
        ),
        parametersContent: JSON.stringify({ registry: { value: name } }),
    }),
    "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
);
