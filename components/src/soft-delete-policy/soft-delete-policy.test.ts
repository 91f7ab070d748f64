/** The calls of the Azure CLI that a soft delete policy leads to. */
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicyArgs } from "acr-soft-delete";
import { RecordingAz } from "../../../test/support/azure-cli";
import { valueOf } from "../../../test/support/mocked-components";
import {
    az,
    declared,
    OFF_AT_END,
    PROD,
    Registry,
    SoftDeletePolicy,
    update,
} from "../test-support/soft-delete-policies";

describe("calls", () => {
    test.each<[string, SoftDeletePolicyArgs, string[]]>([
        ["the defaults", PROD, update("contosoprod --days 7")],
        [
            "all arguments",
            { ...PROD, subscription: "Team A", enabled: false, retentionDays: 7, onDelete: "disable" },
            update("contosoprod --subscription TEAM --days 7", "disabled").map((one) => one.replace("TEAM", "Team A")),
        ],
        [
            "outputs",
            {
                registryName: pulumi.output("contosoprod"),
                subscription: pulumi.output("00000000-0000-0000-0000-000000000001"),
                enabled: pulumi.output(true),
                retentionDays: Promise.resolve(90),
                registry: pulumi.output({ sku: "Premium", retentionPolicyInDays: 0 }),
            },
            update("contosoprod --subscription 00000000-0000-0000-0000-000000000001 --days 90"),
        ],
        [
            "outputs of nothing",
            { ...PROD, enabled: pulumi.output(undefined), retentionDays: pulumi.output(undefined) } as never,
            update("contosoprod --days 7"),
        ],
        [
            "secrets",
            { registryName: pulumi.secret("contosoprod"), retentionDays: pulumi.secret(1) },
            update("contosoprod --days 1"),
        ],
    ])("create with %s", async (_, args, call) => {
        expect(az.deploy(undefined, await declared(args))).toEqual([call]);
    });

    test("none without a change", async () => {
        expect(az.deploy(await declared(OFF_AT_END), await declared(OFF_AT_END))).toEqual([]);
    });

    test.each<[string, Partial<SoftDeletePolicyArgs>, string[]]>([
        ["days", { retentionDays: 30 }, update("contosoprod --days 30")],
        ["the status", { enabled: false }, update("contosoprod --days 7", "disabled")],
        ["the subscription", { subscription: "Other" }, update("contosoprod --subscription Other --days 7")],
    ])("a change of %s is one call in place", async (_, change, call) => {
        const changed = await declared({ ...OFF_AT_END, ...change });
        expect(az.deploy(await declared(OFF_AT_END), changed)).toEqual([call]);
    });

    test("a new registry gets soft delete, and the old one keeps it", async () => {
        const moved = await declared({ registryName: "contosotest" });
        expect(az.deploy(await declared(PROD), moved)).toEqual([update("contosotest --days 7")]);
    });

    test("the old registry is disabled with its old arguments before a new one is enabled", async () => {
        const old = await declared({ ...OFF_AT_END, retentionDays: 90 });
        const moved = await declared({ ...OFF_AT_END, registryName: "contosotest" });
        expect(az.deploy(old, moved)).toEqual([
            update("contosoprod --days 90", "disabled"),
            update("contosotest --days 7"),
        ]);
    });

    test("deletion keeps soft delete, or disables it if onDelete says so", async () => {
        expect(az.deploy(await declared(PROD), undefined)).toEqual([]);
        expect(az.deploy(await declared({ ...PROD, onDelete: "keep" }), undefined)).toEqual([]);
        expect(az.deploy(await declared(OFF_AT_END), undefined)).toEqual([update("contosoprod --days 7", "disabled")]);
    });

    test("errors name a missing az and quote its output", async () => {
        const { inputs } = await declared(PROD);
        az.answer("", "ERROR: Please run 'az login' to setup account.\n", 1);
        expect(() => az.run(inputs, inputs.create ?? "")).toThrow(/^exit status 1: .*\nERROR: Please run 'az login'/);
        const nothing = new RecordingAz(false);
        expect(() => nothing.run(inputs, inputs.create ?? "")).toThrow(/^exec: "az": executable file not found/);
        nothing.remove();
    });
});

test("a policy depends on a registry resource and is deleted with it", async () => {
    const registry = new Registry("prod", { resourceGroupName: "group", sku: "Premium", name: "contosoprod" });
    const given = await declared({ registryName: registry.name, registry });
    expect(given.opts.deletedWith).toBe(registry);
    expect(given.opts.dependsOn).toContain(registry);
    expect(az.deploy(undefined, given)).toEqual([update("contosoprod --days 7")]);
    const settings = await declared({ registryName: registry.name, registry: { sku: registry.sku } });
    expect(settings.opts.deletedWith).toBeUndefined();
});

test("the outputs are the registry and soft delete as sent", async () => {
    const policy = new SoftDeletePolicy("prod", { ...PROD, retentionDays: 30 });
    expect(await valueOf(policy.registryName)).toBe("contosoprod");
    expect(await valueOf(policy.softDelete)).toEqual({ enabled: true, retentionDays: 30 });
});
