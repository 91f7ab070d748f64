/** Image locks in programs whose values are known late, or only after an update. */
import { preview, refusalsIn } from "../support/programs";

test("refuses outputs before a command is registered, and shows no secret", async () => {
    const result = await preview(`const { ImageLock } = require("acr-soft-delete");
        new ImageLock("one", { registryName: "contosoprod", repository: pulumi.output("--help"), tag: "1" });
        new ImageLock("two", { registryName: "contosoprod", repository: "app", tag: pulumi.secret("$(hunter2)") });`);
    const { resources } = result;
    const refusals = refusalsIn(result);
    expect(result.failures).toEqual([]);
    expect(refusals).toHaveLength(2);
    expect(refusals.join("\n")).toMatch(/repository = "--help"/);
    expect(refusals.join("\n")).not.toMatch(/hunter2/);
    expect(resources.map(({ type }) => type)).not.toContain("command:local:Command");
});

test("a preview with unknown arguments shows both commands", async () => {
    const { failures, resources } = await preview(`const { ImageLock } = require("acr-soft-delete");
        new ImageLock("app", { registryName: unknown, repository: unknown, tag: unknown, preventDeletion: unknown });`);
    expect(failures).toEqual([]);
    expect(resources.filter(({ type }) => type === "command:local:Command")).toHaveLength(2);
});
