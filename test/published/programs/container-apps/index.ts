import * as app from "@pulumi/azure-native/app";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";

import { Image } from "./image";
import { ImageRegistry } from "./imageRegistry";

const config = new pulumi.Config();
const { name: resourceGroupName } = new resources.ResourceGroup("kitchen");

const workspace = new operationalinsights.Workspace("logs", {
    resourceGroupName,
    retentionInDays: 30,
    sku: { name: operationalinsights.WorkspaceSkuNameEnum.PerGB2018 },
});
const keys = operationalinsights.getSharedKeysOutput({ resourceGroupName, workspaceName: workspace.name });
const environment = new app.ManagedEnvironment("apps", {
    resourceGroupName,
    appLogsConfiguration: {
        destination: "log-analytics",
        logAnalyticsConfiguration: {
            customerId: workspace.customerId,
            sharedKey: keys.apply(({ primarySharedKey }) => primarySharedKey!),
        },
    },
});

const images = new ImageRegistry("images", { resourceGroupName, copyIn: config.get("copyIn") });
const image = new Image("soup", {
    imageName: pulumi.interpolate`${images.server}/soup:v1`,
    build: { context: "./app" },
    registry: { server: images.server, username: images.username, password: images.password },
});

const soup = new app.ContainerApp("soup", {
    resourceGroupName,
    managedEnvironmentId: environment.id,
    configuration: {
        ingress: { external: true, targetPort: 8080 },
        registries: [{ server: images.server, username: images.username, passwordSecretRef: "registry" }],
        secrets: [{ name: "registry", value: images.password }],
    },
    template: { containers: [{ name: "soup", image: image.imageName }] },
});

export const url = pulumi.interpolate`https://${soup.configuration.apply((found) => found?.ingress?.fqdn)}`;
