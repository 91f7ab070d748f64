/** Recovery roles in programs: several in one stack, and values that are known late. */
import { REGISTRY_ID } from "../support/mocked-components";
import { preview, refusalsIn, registrations } from "../support/programs";

const OPERATOR = "aaaaaaaa-2222-3333-4444-555555555555";

test("two registries of one stack and group have different ids", async () => {
    const ids = ["prod", "test"].map((one) => REGISTRY_ID.replace("prod", one));
    const resources = await registrations(`const { RecoveryRole } = require("acr-soft-delete");
        new RecoveryRole("prod", { scope: "${ids[0]}", principals: [{ principalId: "${OPERATOR}" }] });
        new RecoveryRole("test", { scope: "${ids[1]}", principals: [{ principalId: "${OPERATOR}" }] });`);
    const own = resources.filter(({ type }) => type.startsWith("azure-native:authorization:"));
    expect(own).toHaveLength(4);
    expect(new Set(own.map(({ urn }) => urn)).size).toBe(4);
    const unique = (property: string) =>
        new Set(own.map(({ properties }) => properties[property]).filter((value) => value !== undefined)).size;
    expect([unique("roleName"), unique("roleAssignmentName"), unique("assignableScopes")]).toEqual([2, 2, 2]);
});

test("refuses outputs before they are sent, and shows no secret", async () => {
    const result = await preview(`const { RecoveryRole } = require("acr-soft-delete");
        new RecoveryRole("one", { scope: pulumi.output("contosoprod") });
        new RecoveryRole("two", { scope: pulumi.secret("hunter2"), principals: [{ principalId: "${OPERATOR}" }] });`);
    expect(result.failures).toEqual([]);
    expect(refusalsIn(result)).toHaveLength(2);
    expect(refusalsIn(result).join("\n")).toMatch(/scope = "contosoprod"/);
    expect(JSON.stringify([result.violations, result.failures, result.log])).not.toMatch(/hunter2/);
    expect(result.resources.filter(({ type }) => type.startsWith("azure-native:authorization:"))).toEqual([]);
});

test("a preview with an unknown registry shows the role and its assignments", async () => {
    const { failures, resources } = await preview(`const { RecoveryRole } = require("acr-soft-delete");
        const registry = new Registry("images", { resourceGroupName: group.name });
        new RecoveryRole("recovery", { scope: registry.resourceId, principals: [{ principalId: unknown }] });`);
    expect(failures).toEqual([]);
    const own = resources.filter(({ type }) => type.startsWith("azure-native:authorization:"));
    expect(own.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).sort()).toEqual([
        "RoleAssignment recovery-0",
        "RoleDefinition recovery",
    ]);
});
