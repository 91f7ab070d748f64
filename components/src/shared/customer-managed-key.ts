import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import { equalsIgnoreCase } from "acr-soft-delete-rules";
import { prepareRefusal } from "../validation/refusal";
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
    /** Resource id of the identity that may use the key, in the same subscription. Added to managedIdentities. */
    userAssignedIdentityResourceId: pulumi.Input<string>;
}

/** Resolves the encryption settings: the vault's address and the identity's client id are looked up. */
export function resolveEncryption(component: pulumi.ComponentResource, key: pulumi.Input<CustomerManagedKey>) {
    const refuse = prepareRefusal(component);
    const vaultId = pulumi.output(key).apply(({ keyVaultResourceId }) => keyVaultResourceId);
    const identityId = pulumi.output(key).apply(({ userAssignedIdentityResourceId }) => userAssignedIdentityResourceId);
    const vault = keyvault.getVaultOutput(
        { vaultName: parseName(vaultId), resourceGroupName: parseResourceGroup(vaultId) },
        { parent: component },
    );
    const identity = managedidentity.getUserAssignedIdentityOutput(
        { resourceName: parseName(identityId), resourceGroupName: parseResourceGroup(identityId) },
        { parent: component },
    );
    const keyIdentifier = pulumi.all([vault, key]).apply(([{ id, properties }, known]) => {
        const { keyVaultResourceId, keyName, keyVersion } = known;
        if (!equalsIgnoreCase(id, keyVaultResourceId)) {
            refuse(explainOtherSubscription("key vault"));
        }
        const address = `${properties.vaultUri.replace(/\/$/, "")}/keys/${keyName}`;
        return keyVersion ? `${address}/${keyVersion}` : address;
    });
    const clientId = pulumi.all([identity, identityId]).apply(([{ id, clientId: own }, wanted]) => {
        if (!equalsIgnoreCase(id, wanted)) {
            refuse(explainOtherSubscription("identity"));
        }
        return own;
    });
    return { status: "enabled", keyVaultProperties: { keyIdentifier, identity: clientId } };
}

/** Lookups use names, in the provider's subscription. The ids are not shown: they may be secrets here. */
function explainOtherSubscription(what: string): string {
    return `The ${what} of customerManagedKey was looked up in another subscription, and another one was found there. Give a resource of the subscription that the azure-native provider works in, or give the component a provider that works in the other one.`;
}
