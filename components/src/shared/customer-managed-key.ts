import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgsError } from "../validation/invalid-args-error";
import { parseResourceGroup, parseName } from "./resource-id";

/** A customer-managed key that encrypts the images of a registry. Can be set only when the registry is created. */
export interface CustomerManagedKey {
    /** Resource id of the key vault, which must be in the subscription that the provider works in. */
    keyVaultResourceId: pulumi.Input<string>;
    /** Name of the key in the vault. */
    keyName: pulumi.Input<string>;
    /** Version of the key. Default: the newest, and the key rotates. */
    keyVersion?: pulumi.Input<string>;
    /** Uses new versions of the key automatically. Default: true, unless a version is given. */
    autoRotationEnabled?: pulumi.Input<boolean>;
    /**
     * Resource id of the identity that may use the key, in the same subscription. It is added to those in
     * managedIdentities.
     */
    userAssignedIdentityResourceId: pulumi.Input<string>;
}

/** Resolves the encryption settings: the vault's address and the identity's client id are looked up. */
export function resolveEncryption(key: pulumi.Input<CustomerManagedKey>, opts: pulumi.InvokeOutputOptions) {
    const { keyVaultResourceId, keyName, keyVersion, userAssignedIdentityResourceId } = splitKey(key);
    const vault = keyvault.getVaultOutput(
        { vaultName: parseName(keyVaultResourceId), resourceGroupName: parseResourceGroup(keyVaultResourceId) },
        opts,
    );
    const identity = managedidentity.getUserAssignedIdentityOutput(
        {
            resourceName: parseName(userAssignedIdentityResourceId),
            resourceGroupName: parseResourceGroup(userAssignedIdentityResourceId),
        },
        opts,
    );
    const keyIdentifier = pulumi
        .all([vault, keyVaultResourceId, keyName, keyVersion])
        .apply(([evidence, id, name, version]) => {
            checkSameId("key vault", id, evidence.id);
            return [
                `${evidence.properties.vaultUri.replace(/\/$/, "")}/keys/${name}`,
                ...(version ? [version] : []),
            ].join("/");
        });
    const clientId = pulumi.all([identity, userAssignedIdentityResourceId]).apply(([evidence, id]) => {
        checkSameId("identity", id, evidence.id);
        return evidence.clientId;
    });
    return { status: "enabled", keyVaultProperties: { keyIdentifier, identity: clientId } };
}

/** Lookups use names, in the provider's subscription. The same names may exist in another subscription. */
function checkSameId(what: string, wanted: string, evidence: string): void {
    if (wanted.toLowerCase() !== evidence.toLowerCase()) {
        throw new InvalidArgsError(
            // The ids are not shown: they may be secrets here.
            `The ${what} of customerManagedKey was looked up in another subscription, and another one was found there. Give a resource of the subscription that the azure-native provider works in, or give the component a provider that works in the other one.`,
        );
    }
}

function splitKey(key: pulumi.Input<CustomerManagedKey>) {
    const all = pulumi.output(key);
    return {
        keyVaultResourceId: all.apply((one) => one.keyVaultResourceId),
        keyName: all.apply((one) => one.keyName),
        keyVersion: all.apply((one) => one.keyVersion),
        userAssignedIdentityResourceId: all.apply((one) => one.userAssignedIdentityResourceId),
    };
}
