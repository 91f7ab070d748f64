/** Child resources of a registry. */
import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";

/** The registry of child resources, and what they inherit from it. */
export interface Parent {
    /** Resource name of the registry. */
    readonly name: string;
    readonly of: { readonly resourceGroupName: pulumi.Input<string>; readonly registryName: pulumi.Output<string> };
    readonly location: pulumi.Input<string>;
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
    readonly opts: pulumi.CustomResourceOptions;
}

/** Events that a webhook reports. */
export const WebhookAction = {
    ChartDelete: "chart_delete",
    ChartPush: "chart_push",
    Delete: "delete",
    Push: "push",
    Quarantine: "quarantine",
} as const;
export type WebhookAction = (typeof WebhookAction)[keyof typeof WebhookAction];

/** Calls another service on events of the registry. */
export interface Webhook {
    /**
     * Name of the webhook: 5 to 50 letters and digits. Basic allows 2 webhooks, Standard for 10, Premium for 500 (Microsoft
     * Learn, registry tiers, 2026-03-25).
     */
    name: string;
    /** Address to call. Kept as a secret, because it often contains one. */
    serviceUri: pulumi.Input<string>;
    /** Events to report. Default: push and delete. */
    actions?: pulumi.Input<pulumi.Input<WebhookAction>[]>;
    /** Repositories and tags to report, such as `app:*`. Default: all. */
    scope?: pulumi.Input<string>;
    /** Enables the webhook. Default: true. */
    enabled?: pulumi.Input<boolean>;
    /** Headers of the calls, kept as secrets. Default: none. */
    customHeaders?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /** Azure region. Default: that of the registry. */
    location?: pulumi.Input<string>;
    /** Tags of the webhook. Default: those of the registry. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Permissions on repositories, for tokens. */
export interface ScopeMap {
    /** Name of the scope map: 5 to 50 letters, digits and hyphens. */
    name: string;
    /** Permissions, such as `repositories/app/content/read`. */
    actions: pulumi.Input<pulumi.Input<string>[]>;
    /** Description. Default: none. */
    description?: pulumi.Input<string>;
}

/** An account for a machine without an identity in Azure. Its passwords are generated separately. */
export interface Token {
    /** Name of the token: 5 to 50 letters, digits and hyphens. */
    name: string;
    /** Name of an item of scopeMaps, which grants the permissions. Default: none, and scopeMapResourceId is required. */
    scopeMapName?: string;
    /** Resource id of a scope map outside of scopeMaps. Default: none, and scopeMapName is required. */
    scopeMapResourceId?: pulumi.Input<string>;
    /** Enables the token. Default: true. */
    enabled?: pulumi.Input<boolean>;
}

/** Caches images of another registry on demand. Cannot be combined with soft delete. */
export interface CacheRule {
    /** Name of the rule: 5 to 50 letters, digits and hyphens. */
    name: string;
    /** Source of the images, such as `docker.io/library/nginx`. */
    sourceRepository: pulumi.Input<string>;
    /** Repository in this registry, such as `cache/nginx`. */
    targetRepository: pulumi.Input<string>;
    /** Name of an item of credentialSets, which logs in to the other registry. Default: anonymous. */
    credentialSetName?: string;
    /** Resource id of a credential set outside of credentialSets. Default: anonymous. */
    credentialSetResourceId?: pulumi.Input<string>;
}

/**
 * Credentials with which cache rules log in to another registry. Its system-assigned identity needs permission to read the
 * secrets.
 */
export interface CredentialSet {
    /** Name of the set: 5 to 50 letters, digits and hyphens. */
    name: string;
    /** Host of the other registry, such as `docker.io`. */
    loginServer: pulumi.Input<string>;
    /** Key vault identifier of the secret with the user name. */
    usernameSecretIdentifier: pulumi.Input<string>;
    /** Key vault identifier of the secret with the password. */
    passwordSecretIdentifier: pulumi.Input<string>;
}

/** Arguments of a registry that become child resources, except replications. */
export interface Parts {
    readonly webhooks?: readonly Webhook[];
    readonly scopeMaps?: readonly ScopeMap[];
    readonly tokens?: readonly Token[];
    readonly cacheRules?: readonly CacheRule[];
    readonly credentialSets?: readonly CredentialSet[];
}

/** Creates the child resources. */
export function createChildResources(parent: Parent, parts: Parts) {
    const { webhooks = [], scopeMaps = [], tokens = [], credentialSets = [], cacheRules = [] } = parts;
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

function createWebhook(parent: Parent, webhook: Webhook): containerregistry.Webhook {
    const { name, serviceUri, actions, scope, enabled, customHeaders, location, tags } = webhook;
    return new containerregistry.Webhook(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            webhookName: name,
            serviceUri,
            actions: actions ?? [WebhookAction.Push, WebhookAction.Delete],
            scope,
            status: toStatus(enabled),
            customHeaders,
            location: location ?? parent.location,
            tags: tags ?? parent.tags,
        },
        parent.opts,
    );
}

function createScopeMap(parent: Parent, { name, actions, description }: ScopeMap): containerregistry.ScopeMap {
    return new containerregistry.ScopeMap(
        `${parent.name}-${name}`,
        { ...parent.of, scopeMapName: name, actions, description },
        parent.opts,
    );
}

function createToken(
    parent: Parent,
    { name, scopeMapName = "", scopeMapResourceId, enabled }: Token,
    scopeMaps: ReadonlyMap<string, containerregistry.ScopeMap>,
): containerregistry.Token {
    return new containerregistry.Token(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            tokenName: name,
            scopeMapId: scopeMapResourceId ?? scopeMaps.get(scopeMapName)?.id,
            status: toStatus(enabled),
        },
        parent.opts,
    );
}

function createCredentialSet(parent: Parent, set: CredentialSet): containerregistry.CredentialSet {
    const { name, loginServer, usernameSecretIdentifier, passwordSecretIdentifier } = set;
    return new containerregistry.CredentialSet(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            credentialSetName: name,
            loginServer,
            identity: { type: "SystemAssigned" },
            authCredentials: [{ name: "Credential1", usernameSecretIdentifier, passwordSecretIdentifier }],
        },
        parent.opts,
    );
}

function createCacheRule(
    parent: Parent,
    { name, sourceRepository, targetRepository, credentialSetName = "", credentialSetResourceId }: CacheRule,
    credentialSets: ReadonlyMap<string, containerregistry.CredentialSet>,
): containerregistry.CacheRule {
    return new containerregistry.CacheRule(
        `${parent.name}-${name}`,
        {
            ...parent.of,
            cacheRuleName: name,
            sourceRepository,
            targetRepository,
            credentialSetResourceId: credentialSetResourceId ?? credentialSets.get(credentialSetName)?.id,
        },
        parent.opts,
    );
}

function toStatus(enabled: pulumi.Input<boolean> | undefined): pulumi.Output<string> {
    return pulumi.output(enabled).apply((isOn) => (isOn === false ? "disabled" : "enabled"));
}
