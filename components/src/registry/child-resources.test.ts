/** Webhooks, scope maps, tokens, cache rules and credential sets: what is sent, and what is refused. */
import * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { secret } from "acr-soft-delete-check/testing";
import { forget, registered, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const BASE = { resourceGroupName: "group", location: "northeurope", tags: { team: "platform" } };
const create = (args: object) => new components.Registry("prod", { ...BASE, ...args });
async function sent(type: string, args: Partial<RegistryArgs>) {
    create(args);
    await settled();
    return sentOf(`containerregistry:${type}`);
}
const OF = { resourceGroupName: "group", registryName: "contosoprod" };
const SECRETS = { usernameSecretIdentifier: "https://v/secrets/u", passwordSecretIdentifier: "https://v/secrets/p" };

test("a webhook needs only a name and an address, which is kept secret", async () => {
    expect(
        await sent("Webhook", { webhooks: [{ name: "deploy", serviceUri: "https://hooks.example.com/1" }] }),
    ).toEqual({
        "prod-deploy": {
            ...OF,
            webhookName: "deploy",
            serviceUri: secret("https://hooks.example.com/1"),
            actions: ["push", "delete"],
            status: "enabled",
            location: "northeurope",
            tags: { team: "platform" },
        },
    });
});

test("every property of a webhook is sent, headers as secrets", async () => {
    const webhooks: RegistryArgs["webhooks"] = [
        {
            name: "scanner",
            serviceUri: pulumi.output("http://scanner.internal"),
            actions: ["quarantine", pulumi.output("chart_push" as const)],
            scope: "app:*",
            enabled: false,
            customHeaders: { authorization: "x" },
            location: "uksouth",
            tags: { own: "yes" },
        },
    ];
    expect(await sent("Webhook", { webhooks })).toEqual({
        "prod-scanner": {
            ...OF,
            webhookName: "scanner",
            serviceUri: secret("http://scanner.internal"),
            actions: ["quarantine", "chart_push"],
            scope: "app:*",
            status: "disabled",
            customHeaders: secret({ authorization: "x" }),
            location: "uksouth",
            tags: { own: "yes" },
        },
    });
});

test("a webhook without a region is in the registry's region", async () => {
    const webhooks = [{ name: "deploy", serviceUri: "https://hooks.example.com/1" }];
    expect(await sent("Webhook", { location: undefined, webhooks })).toMatchObject({
        "prod-deploy": { location: "westeurope" },
    });
});

test("scope maps and tokens are sent", async () => {
    const args: Partial<RegistryArgs> = {
        scopeMaps: [{ name: "readers", actions: ["repositories/app/content/read"], description: "reads" }],
        tokens: [
            { name: "machine", scopeMapName: "readers" },
            { name: "other", scopeMapResourceId: pulumi.output("/scopeMaps/_repositories_pull"), enabled: false },
        ],
    };
    expect(await sent("ScopeMap", args)).toEqual({
        "prod-readers": {
            ...OF,
            scopeMapName: "readers",
            actions: ["repositories/app/content/read"],
            description: "reads",
        },
    });
    expect(sentOf("containerregistry:Token")).toEqual({
        "prod-machine": {
            ...OF,
            tokenName: "machine",
            scopeMapId: "/containerregistry:ScopeMap/prod-readers",
            status: "enabled",
        },
        "prod-other": { ...OF, tokenName: "other", scopeMapId: "/scopeMaps/_repositories_pull", status: "disabled" },
    });
});

test("cache rules and credential sets are sent", async () => {
    const cached = { sourceRepository: "docker.io/library/nginx", targetRepository: "cache/nginx" };
    const args: Partial<RegistryArgs> = {
        softDelete: { enabled: false },
        credentialSets: [{ name: "docker", loginServer: "docker.io", ...SECRETS }],
        cacheRules: [
            { name: "nginx", ...cached, credentialSetName: "docker" },
            { name: "redis", ...cached, credentialSetResourceId: "/credentialSets/other" },
            { name: "public", ...cached },
        ],
    };
    expect(await sent("CredentialSet", args)).toEqual({
        "prod-docker": {
            ...OF,
            credentialSetName: "docker",
            loginServer: "docker.io",
            identity: { type: "SystemAssigned" },
            authCredentials: [{ name: "Credential1", ...SECRETS }],
        },
    });
    const rule = (cacheRuleName: string) => ({ ...OF, cacheRuleName, ...cached });
    expect(sentOf("containerregistry:CacheRule")).toEqual({
        "prod-nginx": { ...rule("nginx"), credentialSetResourceId: "/containerregistry:CredentialSet/prod-docker" },
        "prod-redis": { ...rule("redis"), credentialSetResourceId: "/credentialSets/other" },
        "prod-public": rule("public"),
    });
});

test.each([null, undefined, []])("%p means no parts", async (nothing) => {
    const lists = { webhooks: nothing, scopeMaps: nothing, tokens: nothing, cacheRules: nothing };
    create({ ...lists, credentialSets: nothing, roleAssignments: nothing, diagnosticSettings: nothing });
    await settled();
    expect(registered.map(({ name }) => name)).toEqual(["prod"]);
});

const HOOK = { name: "deploy", serviceUri: "https://hooks.example.com/1" };
const SCOPE_MAP = { name: "readers", actions: [] };
const RULE = { name: "nginx", sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" };

test.each<[string, object, string]>([
    ["a webhook without a name", { webhooks: [{ ...HOOK, name: undefined }] }, "webhooks[0].name is required."],
    [
        "a name that is an output",
        { webhooks: [{ ...HOOK, name: pulumi.output("deploy") }] },
        "webhooks[0].name must be a plain string, not an Output.",
    ],
    [
        "two webhooks of a name, in whatever case",
        { webhooks: [HOOK, { ...HOOK, name: "Deploy" }] },
        'webhooks[1].name = "Deploy" (Registry "prod"): must be a name that no other item of webhooks has.',
    ],
    [
        "an address without a protocol",
        { webhooks: [{ ...HOOK, serviceUri: "hooks.example.com" }] },
        "webhooks[0].serviceUri must be an address that begins with https:// or http://.",
    ],
    ["a webhook without an address", { webhooks: [{ name: "deploy" }] }, "webhooks[0].serviceUri"],
    [
        "an unknown action",
        { webhooks: [{ ...HOOK, actions: ["push", "pull"] }] },
        'webhooks[0].actions[1] = "pull" (Registry "prod"): must be one of chart_delete, chart_push, delete, push, quarantine.',
    ],
    [
        "an action for a list",
        { webhooks: [{ ...HOOK, actions: "push" }] },
        "webhooks[0].actions must be an array of strings.",
    ],
    ["a text for a switch", { webhooks: [{ ...HOOK, enabled: "false" }] }, 'webhooks[0].enabled = "false"'],
    ["a webhook for a list", { webhooks: HOOK }, "webhooks must be an array of objects"],
    [
        "a list that is an output",
        { webhooks: pulumi.output([HOOK]) },
        "webhooks must be a plain array of objects, not an Output",
    ],
    ["a scope map without rights", { scopeMaps: [{ name: "readers" }] }, "scopeMaps[0].actions is required."],
    [
        "rights that are a text",
        { scopeMaps: [{ name: "readers", actions: "read" }] },
        "scopeMaps[0].actions must be an array of strings.",
    ],
    [
        "a token without rights",
        { tokens: [{ name: "machine" }] },
        "tokens[0] must have either scopeMapName or scopeMapResourceId.",
    ],
    [
        "a token with rights twice",
        { scopeMaps: [SCOPE_MAP], tokens: [{ name: "machine", scopeMapName: "readers", scopeMapResourceId: "/x" }] },
        "tokens[0] must have either scopeMapName or scopeMapResourceId.",
    ],
    [
        "a token of a scope map that is not there",
        { scopeMaps: [SCOPE_MAP], tokens: [{ name: "machine", scopeMapName: "writers" }] },
        'tokens[0].scopeMapName = "writers" (Registry "prod"): must be the name of one of scopeMaps.',
    ],
    [
        "a scope map's name that is an output",
        { scopeMaps: [SCOPE_MAP], tokens: [{ name: "machine", scopeMapName: pulumi.output("readers") }] },
        "tokens[0].scopeMapName must be a plain string, not an Output.",
    ],
    [
        "a cache rule's login that is not there",
        { softDelete: { enabled: false }, cacheRules: [{ ...RULE, credentialSetName: "docker" }] },
        'cacheRules[0].credentialSetName = "docker" (Registry "prod"): must be the name of one of credentialSets.',
    ],
    [
        "a cache rule with two logins",
        {
            softDelete: { enabled: false },
            credentialSets: [{ name: "docker", loginServer: "docker.io", ...SECRETS }],
            cacheRules: [{ ...RULE, credentialSetName: "docker", credentialSetResourceId: "/x" }],
        },
        "cacheRules[0] must not have both credentialSetName and credentialSetResourceId.",
    ],
    [
        "a cache rule without a source",
        { softDelete: { enabled: false }, cacheRules: [{ ...RULE, sourceRepository: undefined }] },
        "cacheRules[0].sourceRepository is required.",
    ],
    ["a cache rule beside soft delete", { cacheRules: [RULE] }, "[soft-delete-without-cache-rules]"],
    [
        "a credential set without a password",
        { credentialSets: [{ name: "docker", loginServer: "docker.io", usernameSecretIdentifier: "u" }] },
        "credentialSets[0].passwordSecretIdentifier is required.",
    ],
    [
        "azure-native's words",
        { credentialSets: [{ name: "docker", loginServer: "docker.io", ...SECRETS, authCredentials: [] }] },
        "credentialSets[0].authCredentials does not exist",
    ],
])("refuses %s", (_, args, problem) => {
    expect(() => create(args)).toThrow(problem);
    expect(registered).toEqual([]);
});

test("all problems are in one error, which shows no possible secret", () => {
    const wrong = {
        registryName: "no",
        webhooks: [{ name: "deploy", serviceUri: "hunter2x", customHeaders: { key: "hunter3x" }, actions: ["pull"] }],
        tokens: [{ name: "machine" }],
        lock: {},
    };
    expect(() => create(wrong)).toThrow("invalid arguments (5 problems).");
    for (const problem of ["registryName", "serviceUri", "actions[0]", "tokens[0]", "lock.kind"]) {
        expect(() => create(wrong)).toThrow(problem);
    }
    expect(() => create(wrong)).not.toThrow(/hunter/);
});
