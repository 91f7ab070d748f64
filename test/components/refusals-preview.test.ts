/** Arguments that are outputs, refused by the components and reported by the check. */
import { exitCode } from "acr-soft-delete-check";
import { PREAMBLE, preview } from "../support/programs";

const ROLE = `{ roleDefinitionIdOrName: pulumi.output("AcrPul"), principalId: "11111111-1111-1111-1111-111111111111" }`;

test.each([
    ["days", `softDelete: { retentionDays: pulumi.output(120) }`, "soft-delete-days", "softDelete.retentionDays = 120"],
    ["a tier", `sku: pulumi.output("Gold")`, "invalid-arguments", 'sku = "Gold"'],
    ["a role", `roleAssignments: [${ROLE}]`, "invalid-arguments", 'Role assignment "prod-role"'],
    [
        "a role on a private endpoint",
        `sku: "Premium", privateEndpoints: [{ subnetResourceId: "/subnet", roleAssignments: [${ROLE}] }]`,
        "invalid-arguments",
        'Role assignment "prod-endpoint-role"',
    ],
])("%s in an output: a violation at the line of the constructor", async (_, argument, policy, message) => {
    const body = `\n\nnew Registry("prod", { ...at, ${argument} });`;
    const line = (PREAMBLE + body).split("\n").length;
    const result = await preview(body);
    expect(result.failures).toEqual([]);
    expect(result.violations).toContainEqual(
        expect.objectContaining({
            policy,
            level: "mandatory",
            urn: "urn:pulumi:dev::test::acr-soft-delete:index:Registry::prod",
            message: expect.stringContaining(message) as string,
            source: expect.objectContaining({ file: expect.stringMatching(/index\.js$/) as string, line }) as object,
        }),
    );
    expect(exitCode(result)).toBe(1);
});
