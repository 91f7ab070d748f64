// Settings of a site on a storage account, a file for each page, and a CDN whose origin is computed from an output.
import * as cdn from "@pulumi/azure-native/cdn";
import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";

const group = new resources.ResourceGroup("museum");

const account = new storage.StorageAccount("pages", {
    resourceGroupName: group.name,
    kind: storage.Kind.StorageV2,
    sku: { name: storage.SkuName.Standard_LRS },
    enableHttpsTrafficOnly: true,
});

const site = new storage.StorageAccountStaticWebsite("site", {
    resourceGroupName: group.name,
    accountName: account.name,
    indexDocument: "start.html",
    error404Document: "missing.html",
});

["start.html", "missing.html"].map(
    (page) =>
        new storage.Blob(page, {
            resourceGroupName: group.name,
            accountName: account.name,
            containerName: site.containerName,
            contentType: "text/html",
            source: new pulumi.asset.FileAsset(`./pages/${page}`),
        }),
);

const profile = new cdn.Profile("near-visitors", {
    resourceGroupName: group.name,
    sku: { name: cdn.SkuName.Standard_Microsoft },
});

const host = account.primaryEndpoints.apply(({ web }) => new URL(web).hostname);
const endpoint = new cdn.Endpoint("museum", {
    resourceGroupName: group.name,
    profileName: profile.name,
    endpointName: account.name.apply((name) => `museum-${name}`),
    isHttpAllowed: false,
    originHostHeader: host,
    origins: [{ name: "pages", hostName: host, httpsPort: 443 }],
    queryStringCachingBehavior: cdn.QueryStringCachingBehavior.IgnoreQueryString,
});

export const originEndpoint = account.primaryEndpoints.web;
export const siteEndpoint = pulumi.interpolate`https://${endpoint.hostName}/`;
