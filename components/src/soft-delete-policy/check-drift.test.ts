/** The comparison of soft delete with Azure in previews. */
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicyArgs } from "acr-soft-delete";
import { valueOf } from "../../../test/support/mocked-components";
import { az, PROD, removeAz, SoftDeletePolicy } from "../test-support/soft-delete-policies";

describe("the check for drift", () => {
    const warnings = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    afterEach(() => warnings.mockClear());
    const SET = JSON.stringify({ lastUpdatedTime: "2026-03-25T00:00:00+00:00", retentionDays: 7, status: "enabled" });

    /** What a preview warns of. */
    async function warned(args: Partial<SoftDeletePolicyArgs>): Promise<string[]> {
        const policy = new SoftDeletePolicy("prod", { ...PROD, checkDrift: true, ...args });
        await valueOf(policy.registryName);
        await pulumi.runtime.disconnect();
        return warnings.mock.calls.map(([message]) => message);
    }

    test("is off by default", async () => {
        az.answer("nonsense");
        expect(await warned({ checkDrift: false })).toEqual([]);
        expect(az.calls()).toEqual([]);
    });

    test("calls az with an argument vector, and is silent without a difference", async () => {
        az.answer(SET);
        expect(await warned({ subscription: "Team A" })).toEqual([]);
        const words = "acr config soft-delete show --only-show-errors --registry contosoprod --subscription".split(" ");
        expect(az.calls()).toEqual([[...words, "Team A", "--output=json"]]);
    });

    test.each<[string, Partial<SoftDeletePolicyArgs>, string]>([
        ["days", { retentionDays: 30 }, "it is on for 7 days, declared is on for 30 days"],
        ["the status", { enabled: false }, "it is on for 7 days, declared is off"],
        ["secret days", { retentionDays: pulumi.secret(30) }, "from what is declared: [secret]."],
    ])("warns of a difference in %s", async (_, args, difference) => {
        az.answer(SET);
        expect(await warned(args)).toEqual([expect.stringContaining(difference)]);
    });

    test("ignores the days while soft delete is off", async () => {
        az.answer(SET.replace("enabled", "disabled"));
        expect(await warned({ enabled: false, retentionDays: 7 })).toEqual([]);
        az.answer(SET.replace("enabled", "Disabled").replace("7", "30"));
        expect(await warned({ enabled: false, retentionDays: 7 })).toEqual([]);
    });

    test.each([
        ["fails", "", "ERROR: Please run 'az login' to setup account.", 1, "Please run 'az login'"],
        ["says nothing", "", "", 0, "Unexpected end of JSON input"],
        ["answers null", "null", "", 0, "null"],
    ])("warns if az %s", async (_, stdout, stderr, status, said) => {
        az.answer(stdout, stderr, status);
        const [warning = "", ...others] = await warned({});
        expect(others).toEqual([]);
        expect(warning).toMatch(/^SoftDeletePolicy "prod": it is not known whether .* could not be asked/);
        expect(warning).toContain(said);
        warnings.mockClear();
        const [hidden = ""] = await warned({ registryName: pulumi.secret("contosoprod") });
        expect(hidden).toMatch(/The error: \[secret\]$/);
    });

    test("warns if there is no az", async () => {
        removeAz();
        expect(await warned({})).toEqual([expect.stringContaining('exec: "az": executable file not found in $PATH')]);
    });
});
