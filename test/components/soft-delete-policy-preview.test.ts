/** The component in the preview of real programs: what it refuses when, and whether our pack agrees. */
import { findSecretStrings } from "acr-soft-delete-check/testing";
import { inShort, preview, registrations, refusalsIn } from "../support/programs";

const POLICY = `const { SoftDeletePolicy } = require("acr-soft-delete");`;
const COMMAND = "command:local:Command";

const policy = (args: string, name = "images") => `new SoftDeletePolicy("${name}", { ${args} });`;
const registry = (args: string) => `const prod = new classic.Registry("prod", { ...at, sku: "Premium", ${args} });`;

test.each([
    ["outputs", (text: string) => `pulumi.output(${text})`],
    ["promises", (text: string) => `Promise.resolve(${text})`],
    ["secrets", (text: string) => `pulumi.secret(${text})`],
])("no command is registered with refused values: %s", async (kind, wrap) => {
    const wrong = ["$(touch x)", "a;b", "-h", "pro\nd", `"prod"`].map((text, index) =>
        policy(`registryName: ${wrap(JSON.stringify(text))}`, `name${index}`),
    );
    const others = policy(
        `registryName: "contosoprod", subscription: ${wrap('"--query=x"')}, retentionDays: ${wrap("910")}`,
    );
    const nothing = policy(
        `registryName: "contosoprod", subscription: ${wrap("undefined")}, checkDrift: true`,
        "nothing",
    );
    const result = await preview([POLICY, ...wrong, others, nothing].join("\n"));
    const { resources } = result;
    const refusals = refusalsIn(result);
    expect(result.failures).toEqual([]);
    expect(refusals).toHaveLength(7);
    expect(refusals.join("\n").match(/must be 5 to 50 letters and digits/g)).toHaveLength(5);
    expect(refusals.join("\n").match(/must be the id of a subscription/g)).toHaveLength(2);
    expect(refusals.join("\n").match(/\[soft-delete-days\]/g)).toHaveLength(1);
    expect(resources.map(({ type }) => type)).not.toContain(COMMAND);
    if (kind === "secrets") {
        expect(refusals.join("\n")).not.toMatch(/touch|a;b|query|910/);
    }
});

test("a command comes after the registry, and disables before it enables another", async () => {
    const registered = await registrations(`${POLICY} ${registry("")}
        ${policy(`registryName: prod.name, registry: prod`, "keep")}
        ${policy(`registryName: prod.name, registry: prod, onDelete: "disable"`, "disable")}
        ${policy(`registryName: pulumi.secret("contosoprod")`, "secret")}`);
    const [keep, disable, secret] = ["keep", "disable", "secret"].map((name) =>
        registered.find((one) => one.type === COMMAND && one.name === name),
    );
    expect(keep?.deleteBeforeReplace).toBe(false);
    expect(keep?.properties).not.toHaveProperty("delete");
    expect(disable?.deleteBeforeReplace).toBe(true);
    expect(disable?.properties["delete"]).toBe("--status=disabled");
    const prod = registered.find(({ name }) => name === "prod")?.urn;
    for (const command of [keep, disable]) {
        expect(command?.parent).toMatch(/acr-soft-delete:index:SoftDeletePolicy::(keep|disable)$/);
        expect(command?.dependencies).toContain(prod);
        expect(command?.propertyDependencies).toMatchObject({ interpreter: [prod], triggers: [prod] });
    }
    expect(findSecretStrings(secret?.properties ?? {})).toContain("contosoprod");
});

const rulesIn = (result: Parameters<typeof refusalsIn>[0]) =>
    [
        ...refusalsIn(result)
            .join("\n")
            .matchAll(/\[([a-z-]+)\]$/gm),
    ].map(([, id]) => id);

/** How a classic registry is declared, and the rule that soft delete then violates. */
const REGISTRIES: [string, string | undefined][] = [
    ["", undefined],
    ["retentionPolicyInDays: 0", undefined],
    ["retentionPolicyInDays: 7", "soft-delete-without-retention-policy"],
    [`georeplications: [{ location: "northeurope" }]`, "soft-delete-without-geo-replication"],
    ["zoneRedundancyEnabled: true", "soft-delete-without-zone-redundancy"],
    ["zoneRedundancyEnabled: false, georeplications: []", undefined],
];

describe.each(REGISTRIES)("a classic registry with { %s }", (settings, rule) => {
    const program = `${POLICY} ${registry(settings)}`;
    const rejected = rule === undefined ? [] : [`mandatory ${rule} images`];

    test("gets the same verdict from the pack and from the component", async () => {
        const judged = await preview(`${program} ${policy("registryName: prod.name")}`);
        expect([judged.failures, inShort(judged), judged.undecided]).toEqual([[], rejected, []]);
        const plain = await preview(`${program} ${policy(`registryName: prod.name, registry: { ${settings} }`)}`);
        expect(rulesIn(plain)).toEqual(rule === undefined ? [] : [rule]);
    });

    test("is refused in an update, and in a preview by the component or the pack", async () => {
        const body = `${program} ${policy("registryName: prod.name, registry: prod")}`;
        const updated = await preview(body, { as: "update" });
        expect(rulesIn(updated)).toEqual(rule === undefined ? [] : [rule]);
        expect(updated.failures.join()).not.toMatch(/^ +at /m);
        const planned = await preview(body);
        expect([planned.failures, inShort(planned)]).toEqual([[], rejected]);
    });
});

test("the pack finds the registry by its name alone", async () => {
    const settings = `name: "contosoprod", georeplications: [{ location: "northeurope" }]`;
    const result = await preview(`${POLICY} ${registry(settings)} ${policy(`registryName: "ContosoProd"`)}`);
    expect([result.failures, inShort(result)]).toEqual([[], ["mandatory soft-delete-without-geo-replication images"]]);
});

test("unknown values do not block a preview, and known ones are checked", async () => {
    const unknowns = `registry: unknown, retentionDays: unknown, subscription: unknown, enabled: unknown`;
    const open = await preview(`${POLICY} ${policy(`registryName: unknown, ${unknowns}`)}`);
    expect(open.failures).toEqual([]);
    expect(open.resources.map(({ type }) => type)).toContain(COMMAND);
    const args = `registryName: "contosoprod", subscription: unknown, registry: { sku: unknown, georeplications: unknown, retentionPolicyInDays: 7 }`;
    expect(rulesIn(await preview(`${POLICY} ${policy(args)}`))).toEqual(["soft-delete-without-retention-policy"]);
});

test("days without an effect are a warning", async () => {
    const { failures, log } = await preview(
        `${POLICY} ${policy(`registryName: "contosoprod", enabled: false, retentionDays: 30`)}`,
    );
    expect(failures).toEqual([]);
    expect(log.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
        expect.stringMatching(/^warning .*\[soft-delete-days-without-effect\]/),
    ]);
});
