/** The arguments that a soft delete policy refuses. */
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicyArgs } from "acr-soft-delete";
import fc from "fast-check";
import { anyCharacter } from "../../../test/support/any-character";
import type { Declared } from "../../../test/support/azure-cli";
import { forget, registered } from "../../../test/support/mocked-components";
import { az, declared, PROD, SoftDeletePolicy, update } from "../test-support/soft-delete-policies";

describe("refuses", () => {
    test.each(["$(touch x)", "a;b", "-h", "--help", "prod\n", 'pro"d', "pro'd", "prod%PATH%", "abcd", "", null, 12345])(
        "%j as a name, and registers nothing",
        (value) => {
            const registryName = value as string;
            const construct = () => new SoftDeletePolicy("prod", { registryName });
            expect(construct).toThrow(pulumi.ResourceError);
            expect(construct).toThrow(/must be 5 to 50 letters and digits\.|registryName is required\./);
            expect(registered).toEqual([]);
        },
    );

    test("several problems in one error", () => {
        const args = {
            registryName: "a;b",
            subscription: "-h",
            retentionDays: 91,
            enabled: "yes",
            onDelete: "disabled",
            checkDrift: "true",
            registry: { retentionPolicyInDays: 7, georeplications: [{ location: "uksouth" }], zoneRedundancy: true },
        } as unknown as SoftDeletePolicyArgs;
        const construct = () => new SoftDeletePolicy("prod", args);
        expect(construct).toThrow(/SoftDeletePolicy "prod": invalid arguments \(7 problems\)\./);
        expect(construct).toThrow('registryName = "a;b" (SoftDeletePolicy "prod"): must be');
        expect(construct).toThrow('subscription = "-h" (SoftDeletePolicy "prod"): must be the id of a subscription');
        expect(construct).toThrow('onDelete = "disabled" (SoftDeletePolicy "prod"): must be one of keep, disable.');
        expect(construct).toThrow('checkDrift = "true" (SoftDeletePolicy "prod"): must be true or false.');
        expect(construct).toThrow("registry.zoneRedundancy does not exist. Did you mean zoneRedundancyEnabled?");
        expect(construct).toThrow(/\[soft-delete-days\]\nfound: {2}retentionDays = 91 /);
        expect(construct).toThrow('enabled = "yes" (SoftDeletePolicy "prod"): must be true or false.');
        expect(registered).toEqual([]);
    });

    test.each<[string, object, string]>([
        ["retention", { retentionPolicyInDays: 7, sku: "Premium" }, "registry.retentionPolicyInDays = 7"],
        ["replications", { georeplications: [{ location: "uksouth" }] }, 'georeplications[0].location = "uksouth"'],
        ["zone redundancy", { zoneRedundancyEnabled: true }, "registry.zoneRedundancyEnabled = true"],
        [
            "replications that are no list",
            { georeplications: "uksouth" },
            "georeplications must be an array of objects.",
        ],
        ["a tier that is none", { sku: { name: "Premium" } }, "registry.sku = (object)"],
    ])("a classic registry with %s", (_, registry, evidence) => {
        const construct = () => new SoftDeletePolicy("prod", { ...PROD, registry });
        expect(construct).toThrow(evidence);
        expect(() => new SoftDeletePolicy("prod", { ...PROD, registry: [] as object })).toThrow(/registry must be/);
        expect(registered).toEqual([]);
    });

    test.each([undefined, null, {}])("missing arguments: %p", (args) => {
        expect(() => new SoftDeletePolicy("prod", args as SoftDeletePolicyArgs)).toThrow("registryName is required.");
    });

    test("outputs as plain options", () => {
        const onDelete = pulumi.output("disable") as unknown as "disable";
        expect(() => new SoftDeletePolicy("prod", { ...PROD, onDelete })).toThrow(/onDelete must be/);
    });
});

test("random values are refused, or are one unchanged argument each", async () => {
    const text = (...good: string[]) =>
        fc.oneof(fc.constantFrom(...good), fc.string(), fc.string({ unit: anyCharacter }));
    const name = fc.oneof(fc.stringMatching(/^[a-zA-Z0-9]{5,50}$/), text("$(touch x)", "a;b", "-h", "prod prod"));
    const subscription = fc.oneof(
        fc.stringMatching(/^[a-zA-Z0-9][a-z ._-]{0,20}[a-z]$/),
        fc.uuid(),
        text("--query", "@x"),
    );
    const days = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.anything() as fc.Arbitrary<number>);
    let sent = 0;
    await fc.assert(
        fc.asyncProperty(name, subscription, days, async (registryName, subscription, retentionDays) => {
            forget();
            let command: Declared;
            try {
                command = await declared({ registryName, subscription, retentionDays });
            } catch (error) {
                expect(error).toBeInstanceOf(pulumi.ResourceError);
                expect(registered).toEqual([]);
                return;
            }
            sent++;
            const values = [registryName, "--subscription", subscription, "--days", String(retentionDays ?? 7)];
            const call = [...update("").slice(0, -2), ...values, "--status=enabled"];
            expect(az.deploy(undefined, command)).toEqual([call]);
            expect([registryName, subscription].some((value) => value.startsWith("-"))).toBe(false);
        }),
        { numRuns: 150 },
    );
    expect(sent).toBeGreaterThan(10);
});
