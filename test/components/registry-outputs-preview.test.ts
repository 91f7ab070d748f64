/** Values that a preview does not know yet, and secrets, in every interface and part of a registry. */
import { findSecretStrings } from "acr-soft-delete-check/testing";
import { preview, registrations, refusalsIn } from "../support/programs";

const TYPE = "azure-native:";

test("unknown values block nothing, at any depth", async () => {
    const result = await preview(`
        new Registry("a", { ...at, sku: "Premium",
            networkRuleSet: { defaultAction: unknown, ipRules: [unknown] }, managedIdentities: { systemAssigned: unknown, userAssignedResourceIds: [unknown] },
            networkRuleBypassOptions: unknown, dataEndpointEnabled: unknown, exportPolicyEnabled: unknown, quarantinePolicyEnabled: unknown,
            trustPolicyEnabled: unknown, azureADAuthenticationAsArmPolicyEnabled: unknown,
            privateEndpoints: [{ subnetResourceId: unknown, name: unknown, location: unknown, resourceGroupResourceId: unknown, tags: unknown,
                ipConfigurations: unknown, customDnsConfigs: unknown, applicationSecurityGroupResourceIds: [unknown],
                privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: unknown }] },
                lock: { kind: unknown }, roleAssignments: [{ roleDefinitionIdOrName: unknown, principalId: unknown }] }],
            diagnosticSettings: [{ workspaceResourceId: unknown, name: unknown, logCategoriesAndGroups: unknown, logAnalyticsDestinationType: unknown }],
            roleAssignments: [{ roleDefinitionIdOrName: unknown, principalId: unknown, principalType: unknown, name: unknown, condition: unknown }],
            lock: { kind: unknown, name: unknown, notes: unknown },
            webhooks: [{ name: "deploy", serviceUri: unknown, actions: [unknown], scope: unknown, enabled: unknown, customHeaders: unknown, tags: unknown }],
            scopeMaps: [{ name: "readers", actions: unknown, description: unknown }],
            tokens: [{ name: "machine", scopeMapResourceId: unknown, enabled: unknown }],
            credentialSets: [{ name: "docker", loginServer: unknown, usernameSecretIdentifier: unknown, passwordSecretIdentifier: unknown }],
        });
        new Registry("b", { ...at, networkRuleSet: unknown, managedIdentities: unknown, softDelete: { enabled: false },
            cacheRules: [{ name: "nginx", sourceRepository: unknown, targetRepository: unknown, credentialSetResourceId: unknown }] });`);
    expect(result.failures).toEqual([]);
    const names = result.resources.filter(({ type }) => type.startsWith(TYPE)).map(({ name }) => name);
    expect(names.sort()).toEqual(
        ["a", "a-deploy", "a-diagnostics", "a-docker", "a-endpoint", "a-endpoint-lock", "a-endpoint-role-0"]
            .concat(["a-endpoint-zones", "a-lock", "a-machine", "a-readers", "a-role-0", "b", "b-nginx", "group"])
            .sort(),
    );
});

test("secrets stay secret, and addresses of webhooks become secret", async () => {
    const all = await registrations(`
        new Registry("a", { ...at, tags: { key: pulumi.secret("tag-x") }, sku: "Premium",
            lock: { kind: "ReadOnly", notes: pulumi.secret("note-x") },
            webhooks: [{ name: "deploy", serviceUri: "https://hooks.example.com/uri-x", customHeaders: { key: "header-x" } }],
            privateEndpoints: [{ subnetResourceId: pulumi.secret("/subnets/subnet-x") }],
            networkRuleSet: { ipRules: [pulumi.secret("203.0.113.4")] },
            roleAssignments: [{ roleDefinitionIdOrName: "AcrPull", principalId: pulumi.secret("principal-x") }],
            diagnosticSettings: [{ workspaceResourceId: pulumi.secret("/workspaces/workspace-x") }] });`);
    const secretsOf = (name: string) =>
        findSecretStrings(all.find((one) => one.name === name && one.type.startsWith(TYPE))?.properties ?? {}).sort();
    expect(secretsOf("a")).toEqual(expect.arrayContaining(["203.0.113.4", "tag-x"]));
    expect(secretsOf("a-lock")).toEqual(["note-x"]);
    expect(secretsOf("a-deploy")).toEqual(["header-x", "https://hooks.example.com/uri-x", "tag-x"]);
    expect(secretsOf("a-endpoint")).toEqual(expect.arrayContaining(["/subnets/subnet-x", "tag-x"]));
    expect(secretsOf("a-role-0")).toEqual(["principal-x"]);
    expect(secretsOf("a-diagnostics")).toEqual(["/workspaces/workspace-x"]);
});

test("invalid outputs are in one error before the registry is sent", async () => {
    const result = await preview(`new Registry("a", { ...at, sku: "Premium",
        registryName: pulumi.secret("no-x"), networkRuleSet: { ipRules: [pulumi.secret("address-x")] },
        managedIdentities: { systemAssigned: pulumi.output("yes") }, networkRuleBypassOptions: pulumi.secret("bypass-x") });`);
    expect(result.failures).toEqual([]);
    const [error = "", ...others] = refusalsIn(result);
    expect(others).toEqual([]);
    expect(result.violations).toHaveLength(4);
    for (const evidence of [
        "registryName = [secret]",
        "networkRuleSet.ipRules[0] = [secret]",
        'managedIdentities.systemAssigned = "yes"',
        "networkRuleBypassOptions = [secret]",
    ]) {
        expect(error).toContain(evidence);
    }
    expect(error).not.toMatch(/(no|address|bypass|uri|audit|role)-x/);
    expect(result.resources.map(({ type }) => type).filter((type) => type.startsWith(TYPE))).toEqual([
        "azure-native:resources:ResourceGroup",
    ]);
});

test("the registry does not wait for arguments of its parts, or protect them", async () => {
    const all = await registrations(`
        const other = new resources.ResourceGroup("other", { location: "westeurope" });
        new Registry("a", { ...at, sku: "Premium", softDelete: { retentionDays: group.id.apply(() => 30) },
            roleAssignments: [{ roleDefinitionIdOrName: "AcrPull", principalId: other.id }],
            privateEndpoints: [{ subnetResourceId: other.id, lock: { kind: "CanNotDelete" } }],
            diagnosticSettings: [{ workspaceResourceId: other.id }],
            webhooks: [{ name: "deploy", serviceUri: other.id }] }, { protect: true });`);
    const of = (type: string) => all.filter((one) => one.type === `azure-native:${type}`);
    expect(of("containerregistry:Registry").map(({ dependencies, protect }) => ({ dependencies, protect }))).toEqual([
        { dependencies: [expect.stringMatching(/ResourceGroup::group$/)], protect: true },
    ]);
    const parts = all.filter(({ name }) => name.startsWith("a-"));
    expect(parts.map(({ name }) => name).sort()).toEqual([
        "a-deploy",
        "a-diagnostics",
        "a-endpoint",
        "a-endpoint-lock",
        "a-role-0",
    ]);
    expect(parts.filter(({ protect }) => protect)).toEqual([]);
});

test("the component's own arguments hide addresses and headers of webhooks", async () => {
    const all = await registrations(`new Registry("a", { ...at,
        webhooks: [{ name: "deploy", serviceUri: "https://hooks.example.com/uri-x", customHeaders: { key: "header-x" } }] });`);
    const component = all.find(({ type }) => type === "acr-soft-delete:index:Registry");
    expect(findSecretStrings(component?.properties ?? {}).sort()).toEqual([
        "header-x",
        "https://hooks.example.com/uri-x",
    ]);
});

test("endpoints of one registry and parts of another have different names", async () => {
    const result = await preview(`
        const role = { roleDefinitionIdOrName: "AcrPull", principalId: "11111111-1111-1111-1111-111111111111" };
        new Registry("a", { ...at, sku: "Premium", privateEndpoints: [{ subnetResourceId: "/s", roleAssignments: [role], lock: { kind: "ReadOnly" } }] });
        new Registry("a-endpoint", { ...at, roleAssignments: [role], lock: { kind: "ReadOnly" } });`);
    expect(result.failures).toEqual([]);
});

test("refuses an output with an unknown role, and does not show it", async () => {
    const result = await preview(
        `new Registry("a", { ...at,
        roleAssignments: [{ roleDefinitionIdOrName: pulumi.output("role-x"), principalId: "p" }] });`,
        { as: "update" },
    );
    expect(refusalsIn(result).join("\n")).toContain("roleDefinitionIdOrName must be");
    expect(JSON.stringify([result.violations, result.failures, result.log])).not.toContain("role-x");
});
