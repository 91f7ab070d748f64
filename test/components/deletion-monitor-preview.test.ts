/** Deletion monitors in programs whose values are known late, or only after an update. */
import { REGISTRY_ID } from "../support/mocked-components";
import { inShort, preview, refusalsIn } from "../support/programs";

const WORKSPACE = "/subscriptions/0/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/all";

test("refuses outputs before they are sent, and shows no secret", async () => {
    const result = await preview(`const { DeletionMonitor } = require("acr-soft-delete");
        new DeletionMonitor("one", { registryResourceId: "${REGISTRY_ID}", workspaceResourceId: pulumi.output("all") });
        new DeletionMonitor("two", { registryResourceId: pulumi.secret("hunter2"), workspaceResourceId: "${WORKSPACE}" });`);
    expect(result.failures).toEqual([]);
    expect(refusalsIn(result)).toHaveLength(2);
    expect(refusalsIn(result).join("\n")).toMatch(/workspaceResourceId = "all"/);
    expect(JSON.stringify([result.violations, result.failures, result.log])).not.toMatch(/hunter2/);
    expect(result.resources.filter(({ type }) => type.startsWith("azure-native:monitor:"))).toEqual([]);
});

test("a preview shows everything and satisfies the policy on alerts", async () => {
    const previewed = await preview(
        `const { DeletionMonitor } = require("acr-soft-delete");
        const registry = new Registry("images", { resourceGroupName: group.name, registryName: "contosoimages" });
        new DeletionMonitor("watch", { registryResourceId: registry.resourceId, workspaceResourceId: unknown,
            actionGroupResourceIds: unknown, storageAlert: { bytes: unknown }, windowMinutes: unknown });`,
        { "deletion-alert": { level: "mandatory" } } as never,
    );
    expect(previewed.failures).toEqual([]);
    expect(inShort(previewed)).toEqual([]);
    const own = previewed.resources.filter(({ type }) => type.startsWith("azure-native:monitor:"));
    expect(own).toHaveLength(4);
});
