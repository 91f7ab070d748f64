/** Purge tasks in programs whose values are known late, or only after an update. */
import { REGISTRY_ID } from "../support/mocked-components";
import { preview, refusalsIn } from "../support/programs";

test.each([
    ["outputs", (text: string) => `pulumi.output(${text})`],
    ["promises", (text: string) => `Promise.resolve(${text})`],
    ["secrets", (text: string) => `pulumi.secret(${text})`],
])("values that are unknown in the constructor are refused later: %s", async (kind, wrap) => {
    const result = await preview(`const { PurgeTask } = require("acr-soft-delete");
        new PurgeTask("purge", { registryResourceId: "${REGISTRY_ID}", schedule: "0 1 * * *", ago: ${wrap('"7days"')},
            filters: [{ repository: "app", tag: ${wrap('"dev\'"')} }] });`);
    const { resources } = result;
    const refusals = refusalsIn(result);
    expect(result.failures).toEqual([]);
    expect(refusals.join("\n")).toMatch(/ago = .*must be integers[^]*filters\[0\]\.tag = .*must be a pattern/);
    expect(resources.map(({ type }) => type)).not.toContain("azure-native:containerregistry:Task");
    expect(/7days|dev'/.test(refusals.join("\n"))).toBe(kind !== "secrets");
});

test("a preview accepts values that are known only after an update", async () => {
    const { failures, resources } = await preview(`const { PurgeTask } = require("acr-soft-delete");
        new PurgeTask("purge", { registryResourceId: unknown, schedule: unknown, ago: unknown, keep: unknown,
            filters: [{ repository: unknown, tag: unknown }], softDelete: unknown, dryRun: unknown });
        new PurgeTask("other", { registryResourceId: unknown, schedule: unknown, filters: unknown, ago: "1d" });`);
    expect(failures).toEqual([]);
    expect(resources.filter(({ type }) => type === "azure-native:containerregistry:Task")).toHaveLength(2);
});
