// A required setting, a secret in a connection string, an archive, and a signed address from a function for an output.
import * as applicationinsights from "@pulumi/azure-native/applicationinsights";
import * as resources from "@pulumi/azure-native/resources";
import * as sql from "@pulumi/azure-native/sql";
import * as storage from "@pulumi/azure-native/storage";
import * as web from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const password = config.requireSecret("databasePassword");
const login = config.get("databaseLogin") || "desk";

const group = new resources.ResourceGroup("tickets");
const resourceGroupName = group.name;

const account = new storage.StorageAccount("packages", {
    resourceGroupName,
    kind: storage.Kind.StorageV2,
    sku: { name: storage.SkuName.Standard_LRS },
});
const container = new storage.BlobContainer("packages", {
    resourceGroupName,
    accountName: account.name,
    publicAccess: config.getBoolean("public") ? storage.PublicAccess.Blob : storage.PublicAccess.None,
});
const site = new storage.Blob("site", {
    resourceGroupName,
    accountName: account.name,
    containerName: container.name,
    source: new pulumi.asset.FileArchive("../site"),
});

const insights = new applicationinsights.Component("insights", {
    resourceGroupName,
    kind: "web",
    applicationType: applicationinsights.ApplicationType.Web,
});

const server = new sql.Server("tickets", {
    resourceGroupName,
    administratorLogin: login,
    administratorLoginPassword: password,
    version: "12.0",
});
const database = new sql.Database("tickets", { resourceGroupName, serverName: server.name, sku: { name: "S0" } });

const plan = new web.AppServicePlan("plan", { resourceGroupName, kind: "App", sku: { name: "B1", tier: "Basic" } });
const app = new web.WebApp("desk", {
    resourceGroupName,
    serverFarmId: plan.id,
    siteConfig: {
        appSettings: [
            { name: "WEBSITE_RUN_FROM_PACKAGE", value: signedAddress(account.name, container.name, site.name) },
            { name: "APPINSIGHTS_INSTRUMENTATIONKEY", value: insights.instrumentationKey },
        ],
        connectionStrings: [
            {
                name: "tickets",
                type: web.ConnectionStringType.SQLAzure,
                connectionString: pulumi
                    .all([server.name, database.name, password])
                    .apply(
                        ([host, catalog, secret]) => `Server=${host};Database=${catalog};User=${login};Pwd=${secret}`,
                    ),
            },
        ],
    },
});

export const endpoint = pulumi.interpolate`https://${app.defaultHostName}`;

function signedAddress(
    accountName: pulumi.Input<string>,
    containerName: pulumi.Input<string>,
    blobName: pulumi.Input<string>,
): pulumi.Output<string> {
    const signature = storage.listStorageAccountServiceSASOutput({
        resourceGroupName,
        accountName,
        resource: storage.SignedResource.C,
        permissions: storage.Permissions.R,
        protocols: storage.HttpProtocol.Https,
        canonicalizedResource: pulumi.interpolate`/blob/${accountName}/${containerName}`,
        sharedAccessStartTime: "2024-01-01",
        sharedAccessExpiryTime: "2034-01-01",
    });
    const token = signature.apply(({ serviceSasToken }) => serviceSasToken);
    return pulumi.interpolate`https://${accountName}.blob.core.windows.net/${containerName}/${blobName}?${token}`;
}
