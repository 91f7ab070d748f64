/** The calls of the Azure CLI that a soft delete policy leads to. */
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicyArgs } from "acr-soft-delete";
import { RecordingAz } from "../../../test/support/azure-cli";
import {
    az,
    declared,
    OFF_AT_END,
    PROD,
    Registry,
    settled,
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

    test("nothing as long as nothing changes", async () => {
        expect(az.deploy(await declared(OFF_AT_END), await declared(OFF_AT_END))).toEqual([]);
    });

    test.each<[string, Partial<SoftDeletePolicyArgs>, string[]]>([
        ["days", { retentionDays: 30 }, update("contosoprod --days 30")],
        ["the status", { enabled: false }, update("contosoprod --days 7", "disabled")],
        ["the subscription", { subscription: "Other" }, update("contosoprod --subscription Other --days 7")],
    ])("a change of %s is one call in place, which cannot switch off what it leaves", async (_, change, call) => {
        const changed = await declared({ ...OFF_AT_END, ...change });
        expect(az.deploy(await declared(OFF_AT_END), changed)).toEqual([call]);
    });

    test("another registry gets soft delete, and the old one keeps it", async () => {
        const moved = await declared({ registryName: "contosotest" });
        expect(az.deploy(await declared(PROD), moved)).toEqual([update("contosotest --days 7")]);
    });

    test("another registry gets soft delete after the old one lost it, by its old arguments", async () => {
        const old = await declared({ ...OFF_AT_END, retentionDays: 90 });
        const moved = await declared({ ...OFF_AT_END, registryName: "contosotest" });
        expect(az.deploy(old, moved)).toEqual([
            update("contosoprod --days 90", "disabled"),
            update("contosotest --days 7"),
        ]);
    });

    test("deletion leaves soft delete as it is, or switches it off", async () => {
        expect(az.deploy(await declared(PROD), undefined)).toEqual([]);
        expect(az.deploy(await declared({ ...PROD, onDelete: "keep" }), undefined)).toEqual([]);
        expect(az.deploy(await declared(OFF_AT_END), undefined)).toEqual([update("contosoprod --days 7", "disabled")]);
    });

    test("the provider says that az is missing, and what az says", async () => {
        const { inputs } = await declared(PROD);
        az.answer("", "ERROR: Please run 'az login' to setup account.\n", 1);
        expect(() => az.run(inputs, inputs.create ?? "")).toThrow(/^exit status 1: .*\nERROR: Please run 'az login'/);
        const nothing = new RecordingAz(false);
        expect(() => nothing.run(inputs, inputs.create ?? "")).toThrow(/^exec: "az": executable file not found/);
        nothing.remove();
    });
});

test("goes with the registry that is handed over", async () => {
    const registry = new Registry("prod", { resourceGroupName: "group", sku: "Premium", name: "contosoprod" });
    const given = await declared({ registryName: registry.name, registry });
    expect(given.opts.deletedWith).toBe(registry);
    expect(given.opts.dependsOn).toContain(registry);
    expect(az.deploy(undefined, given)).toEqual([update("contosoprod --days 7")]);
    const settings = await declared({ registryName: registry.name, registry: { sku: registry.sku } });
    expect(settings.opts.deletedWith).toBeUndefined();
});

test("puts out the registry and soft delete as sent", async () => {
    const policy = new SoftDeletePolicy("prod", { ...PROD, retentionDays: 30 });
    expect(await settled(policy.registryName)).toBe("contosoprod");
    expect(await settled(policy.softDelete)).toEqual({ enabled: true, retentionDays: 30 });
});
