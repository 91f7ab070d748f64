import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";

/** Asks for the keys once the names are known: a function for plain values, inside of an `apply`. */
export function connectionString(
    resourceGroupName: pulumi.Input<string>,
    accountName: pulumi.Input<string>,
): pulumi.Output<string> {
    const answer = pulumi
        .all([resourceGroupName, accountName])
        .apply(([group, account]) =>
            storage.listStorageAccountKeys({ resourceGroupName: group, accountName: account }),
        );
    const key = answer.keys[0].value;
    return pulumi.interpolate`AccountName=${accountName};AccountKey=${key};EndpointSuffix=core.windows.net`;
}
