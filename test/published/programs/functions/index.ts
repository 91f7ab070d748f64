import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as web from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";

import { connectionString } from "./helpers";

const group = new resources.ResourceGroup("greeter");
const account = new storage.StorageAccount("greeter", {
    resourceGroupName: group.name,
    kind: storage.Kind.StorageV2,
    sku: { name: storage.SkuName.Standard_LRS },
});
const container = new storage.BlobContainer("code", {
    resourceGroupName: group.name,
    accountName: account.name,
    publicAccess: "None",
});

// Parts of an archive may come later than the archive.
async function parts(): Promise<pulumi.asset.AssetMap> {
    return {
        hello: new pulumi.asset.FileArchive("./code/hello"),
        "host.json": new pulumi.asset.StringAsset(JSON.stringify({ version: "2.0" })),
    };
}
const code = new storage.Blob("code", {
    resourceGroupName: group.name,
    accountName: account.name,
    containerName: container.name,
    source: new pulumi.asset.AssetArchive(parts()),
});

const plan = new web.AppServicePlan("on-demand", {
    resourceGroupName: group.name,
    sku: { name: "Y1", tier: "Dynamic" },
});
const app = new web.WebApp("greeter", {
    resourceGroupName: group.name,
    serverFarmId: plan.id,
    kind: "functionapp",
    siteConfig: {
        appSettings: [
            { name: "AzureWebJobsStorage", value: connectionString(group.name, account.name) },
            { name: "FUNCTIONS_WORKER_RUNTIME", value: "node" },
            { name: "WEBSITE_RUN_FROM_PACKAGE", value: code.url },
        ],
    },
});

export const endpoint = pulumi.interpolate`https://${app.defaultHostName}/api/hello?name=world`;
