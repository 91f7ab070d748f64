/** Refusals in the engine's debug log. */
import * as pulumi from "@pulumi/pulumi";
import type * as Components from "acr-soft-delete";
import { REFUSAL_MARKER, type Refusal } from "acr-soft-delete-rules";
import { startMocks } from "../../../test/support/mocked-components";
import { reportRefusal } from "./refusal";

let components: typeof Components;
beforeAll(async () => {
    components = await startMocks();
});

interface Reported extends Refusal {
    readonly urn: string;
}

let reports: Promise<Reported>[];
beforeEach(() => {
    reports = [];
    jest.spyOn(pulumi.log, "debug").mockImplementation(async (line, resource) => {
        if (!line.startsWith(REFUSAL_MARKER)) {
            return;
        }
        const { urn } = resource as unknown as { urn: { promise(): Promise<string> } };
        const report = urn.promise().then((known) => ({
            ...(JSON.parse(line.slice(REFUSAL_MARKER.length)) as Refusal),
            urn: known,
        }));
        reports.push(report);
        await report;
    });
});
afterEach(() => jest.restoreAllMocks());

/** Returns the one report, with the first line of its stack. */
async function reported() {
    const [report, ...others] = await Promise.all(reports);
    expect(others).toEqual([]);
    const [, firstFrame] = report?.stack.split("\n") ?? [];
    return { urn: report?.urn, violations: report?.violations, firstFrame };
}

const REGISTRY = "acr-soft-delete:index:Registry";
const NOT_ALLOWED = { softDelete: { retentionDays: 91 }, replications: "uksouth" as never };

test("reports every problem, the URN to be and the line of the program", async () => {
    const args = { resourceGroupName: "group", ...NOT_ALLOWED };
    expect(() => new components.Registry("images", args)).toThrow("(2 problems)");
    const { urn, violations, firstFrame } = await reported();
    expect(urn).toBe(`urn:pulumi:stack::project::${REGISTRY}::images`);
    expect(violations).toEqual([
        { message: "replications must be an array of objects." },
        { rule: "soft-delete-days", message: expect.stringContaining("softDelete.retentionDays = 91") as string },
    ]);
    expect(firstFrame).toContain("refusal.test.ts");
});

test("reports the URN of a child and the line that constructs a derived class", async () => {
    class Images extends components.Registry {}
    const parent = new pulumi.ComponentResource("shop:index:Platform", "shop");
    expect(() => new Images("images", {} as never, { parent })).toThrow("resourceGroupName is required.");
    const { urn, firstFrame } = await reported();
    expect(urn).toBe(`urn:pulumi:stack::project::shop:index:Platform$${REGISTRY}::images`);
    expect(firstFrame).toContain("refusal.test.ts");
});

test("reports without a URN what has none", async () => {
    const urn = { promise: () => Promise.reject(new Error("no parent")) } as never;
    reportRefusal(urn, [{ message: "wrong" }], { stack: "" });
    expect(await reported()).toMatchObject({ urn: "", violations: [{ message: "wrong" }] });
});
