/** The component under the real SDKs: the calls of the Azure CLI that it leads to, and those that it refuses. */
import type { Registry as ClassicRegistry } from "@pulumi/azure/containerservice";
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicy as PolicyClass, SoftDeletePolicyArgs } from "acr-soft-delete";
import fc from "fast-check";
import { type CommandInputs, type Declared, RecordingAz } from "../../../test/support/azure-cli";

let SoftDeletePolicy: typeof PolicyClass;
let Registry: typeof ClassicRegistry;
let az: RecordingAz;
const registered: { type: string; inputs: CommandInputs }[] = [];
const invoked: string[] = [];

beforeAll(async () => {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, name, inputs, custom }) => {
            if (custom ?? true) {
                registered.push({ type, inputs: withoutSecrets(inputs as CommandInputs) });
            }
            return { id: name, state: inputs as object };
        },
        call: ({ token, inputs }) => {
            invoked.push(token);
            try {
                return az.run(inputs as CommandInputs, (inputs as { command: string }).command);
            } catch (error) {
                // Where the engine puts what a provider says.
                throw Object.assign(error as Error, { details: (error as Error).message });
            }
        },
    };
    await pulumi.runtime.setMocks(mocks, "project", "stack", true);
    ({ SoftDeletePolicy } = await import("acr-soft-delete"));
    ({ Registry } = await import("@pulumi/azure/containerservice/index.js"));
});
beforeEach(() => {
    az = new RecordingAz();
    registered.length = 0;
    invoked.length = 0;
});
afterEach(() => az.remove());

/** Secrets as the provider gets them. */
function withoutSecrets(inputs: CommandInputs): CommandInputs {
    return JSON.parse(JSON.stringify(inputs), (_, item: Record<string, unknown> | undefined) =>
        item?.[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig ? item["value"] : item,
    ) as CommandInputs;
}

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

/** The command that a policy registers, as the engine knows it. */
async function declared(args: SoftDeletePolicyArgs): Promise<Declared & { opts: pulumi.CustomResourceOptions }> {
    let opts: pulumi.CustomResourceOptions = {};
    const recordOptions: pulumi.ResourceTransformation = (resource) => {
        opts = resource.type === "command:local:Command" ? resource.opts : opts;
        return undefined;
    };
    const policy = new SoftDeletePolicy("prod", args, { transformations: [recordOptions] });
    await settled(policy.registryName);
    const command = registered.find(({ type }) => type === "command:local:Command");
    registered.length = 0;
    return { inputs: command?.inputs ?? {}, deleteBeforeReplace: opts.deleteBeforeReplace ?? false, opts };
}

/** The arguments of a call. */
function update(options: string, status = "enabled"): string[] {
    const words = `acr config soft-delete update --only-show-errors --output none --yes --registry ${options}`;
    return [...words.split(" "), `--status=${status}`];
}

const PROD = { registryName: "contosoprod" };
const OFF_AT_END = { ...PROD, onDelete: "disable" } as const;

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

describe("refuses", () => {
    test.each(["$(touch x)", "a;b", "-h", "--help", "prod\n", 'pro"d', "pro'd", "prod%PATH%", "abcd", "", null, 12345])(
        "%j as a name, and makes nothing of it",
        (value) => {
            const registryName = value as string;
            const construct = () => new SoftDeletePolicy("prod", { registryName });
            expect(construct).toThrow(pulumi.ResourceError);
            expect(construct).toThrow(/must be 5 to 50 letters and digits\.|registryName is required\./);
            expect(registered).toEqual([]);
        },
    );

    test("all that is wrong, in one error", () => {
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

    test.each([undefined, null, {}])("to be made of %p", (args) => {
        expect(() => new SoftDeletePolicy("prod", args as SoftDeletePolicyArgs)).toThrow("registryName is required.");
    });

    test("options that are known too late", () => {
        const onDelete = pulumi.output("disable") as unknown as "disable";
        expect(() => new SoftDeletePolicy("prod", { ...PROD, onDelete })).toThrow(/onDelete must be/);
    });
});

test("whatever is given: refused, or each value is one argument as it is", async () => {
    const text = (...good: string[]) => fc.oneof(fc.constantFrom(...good), fc.string(), fc.string({ unit: "binary" }));
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
            registered.length = 0;
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

describe("the check for drift", () => {
    const warnings = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    afterEach(() => warnings.mockClear());
    const SET = JSON.stringify({ lastUpdatedTime: "2026-03-25T00:00:00+00:00", retentionDays: 7, status: "enabled" });

    /** What a preview warns of. */
    async function warned(args: Partial<SoftDeletePolicyArgs>): Promise<string[]> {
        const policy = new SoftDeletePolicy("prod", { ...PROD, checkDrift: true, ...args });
        await settled(policy.registryName);
        await pulumi.runtime.disconnect();
        return warnings.mock.calls.map(([message]) => message);
    }

    test("is off unless asked for", async () => {
        az.answer("nonsense");
        expect(await warned({ checkDrift: false })).toEqual([]);
        expect(invoked).toEqual([]);
    });

    test("asks with arguments of its own, and says nothing if all is as declared", async () => {
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

    test("days do not count while soft delete is off", async () => {
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
        az.remove();
        az = new RecordingAz(false);
        expect(await warned({})).toEqual([expect.stringContaining('exec: "az": executable file not found in $PATH')]);
    });
});
