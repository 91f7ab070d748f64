/** Arguments of a registry that become child resources. */
import type * as pulumi from "@pulumi/pulumi";

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

/** Credentials of cache rules for another registry. Its system-assigned identity must be allowed to read the secrets. */
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
