/** Child resources of a registry. */
import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import type { Parent } from "../shared/parent";
import {
    type CacheRule,
    type CredentialSet,
    type ScopeMap,
    type Token,
    type Webhook,
    WebhookAction,
} from "./child-resource-args";
import type { RegistryArgs } from "./registry-args";

type ChildArgs = Pick<RegistryArgs, "webhooks" | "scopeMaps" | "tokens" | "cacheRules" | "credentialSets">;

/** Creates the child resources. */
export function createChildResources(parent: Parent, args: ChildArgs) {
    const { webhooks = [], scopeMaps = [], tokens = [], credentialSets = [], cacheRules = [] } = args;
    const rights = new Map(scopeMaps.map((one) => [one.name, createScopeMap(parent, one)]));
    const logins = new Map(credentialSets.map((one) => [one.name, createCredentialSet(parent, one)]));
    return {
        credentialSets: [...logins.values()],
        all: [
            ...rights.values(),
            ...logins.values(),
            ...webhooks.map((one) => createWebhook(parent, one)),
            ...tokens.map((one) => createToken(parent, one, rights)),
            ...cacheRules.map((one) => createCacheRule(parent, one, logins)),
        ],
    };
}

/** Marks address and headers of a webhook as secrets. */
export function markSecrets({ serviceUri, customHeaders, ...same }: Webhook): Webhook {
    return {
        ...same,
        serviceUri: pulumi.secret(serviceUri),
        ...(customHeaders === undefined ? {} : { customHeaders: pulumi.secret(customHeaders) }),
    };
}

function createWebhook(parent: Parent, { name, actions, enabled, location, tags, ...same }: Webhook) {
    return new containerregistry.Webhook(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            ...same,
            webhookName: name,
            actions: actions ?? [WebhookAction.Push, WebhookAction.Delete],
            status: toStatus(enabled),
            location: location ?? parent.location,
            tags: tags ?? parent.tags,
        },
        parent.opts,
    );
}

function createScopeMap(parent: Parent, { name, ...same }: ScopeMap) {
    const args = { ...parent.of, ...same, scopeMapName: name };
    return new containerregistry.ScopeMap(`${parent.name}-${name}`, args, parent.opts);
}

function createToken(
    parent: Parent,
    { name, scopeMapName = "", scopeMapResourceId, enabled }: Token,
    scopeMaps: ReadonlyMap<string, containerregistry.ScopeMap>,
) {
    const scopeMapId = scopeMapResourceId ?? scopeMaps.get(scopeMapName)?.id;
    const args = { ...parent.of, tokenName: name, scopeMapId, status: toStatus(enabled) };
    return new containerregistry.Token(`${parent.name}-${name}`, args, parent.opts);
}

function createCredentialSet(parent: Parent, { name, loginServer, ...secrets }: CredentialSet) {
    return new containerregistry.CredentialSet(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            credentialSetName: name,
            loginServer,
            identity: { type: "SystemAssigned" },
            authCredentials: [{ name: "Credential1", ...secrets }],
        },
        parent.opts,
    );
}

function createCacheRule(
    parent: Parent,
    { name, credentialSetName = "", credentialSetResourceId, ...same }: CacheRule,
    credentialSets: ReadonlyMap<string, containerregistry.CredentialSet>,
) {
    const setId = credentialSetResourceId ?? credentialSets.get(credentialSetName)?.id;
    const args = { ...parent.of, ...same, cacheRuleName: name, credentialSetResourceId: setId };
    return new containerregistry.CacheRule(`${parent.name}-${name}`, args, parent.opts);
}

function toStatus(enabled: pulumi.Input<boolean> | undefined): pulumi.Output<string> {
    return pulumi.output(enabled).apply((isOn) => (isOn === false ? "disabled" : "enabled"));
}
