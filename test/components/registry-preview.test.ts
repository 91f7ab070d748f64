/** The component in the preview of a real program: what is registered, and what is refused when. */
import { findSecretStrings } from "acr-soft-delete-check/testing";
import { inShort, preview, registrations, refusalsIn } from "../support/programs";

/** Arguments with four clashes at once. */
const CLASHES = {
    softDelete: `{ retentionDays: 120 }`,
    retentionPolicy: `{ days: 30 }`,
    replications: `[{ location: "northeurope", zoneRedundancy: "Enabled" }]`,
};
const CLASHING_RULES = [
    "premium-features",
    "retention-policy",
    "soft-delete-days",
    "soft-delete-without-geo-replication",
    "soft-delete-without-retention-policy",
    "soft-delete-without-zone-redundancy",
];
const rulesIn = (text: string) => [...text.matchAll(/\[([a-z-]+)\]$/gm)].map(([, id]) => id).sort();
const registry = (
    wrap: (text: string) => string,
) => `new Registry("prod", { ...at, softDelete: ${wrap(CLASHES.softDelete)},
    retentionPolicy: ${wrap(CLASHES.retentionPolicy)}, replications: ${wrap(CLASHES.replications)} });`;

test("all conflicts of plain values are in one error, and nothing is registered", async () => {
    const result = await preview(registry((text) => text));
    expect(result.failures).toEqual([]);
    expect(refusalsIn(result)).toHaveLength(1);
    expect(rulesIn(refusalsIn(result)[0] ?? "")).toEqual(CLASHING_RULES);
    expect(result.resources.map(({ type }) => type)).toEqual([
        "pulumi:pulumi:Stack",
        "pulumi:providers:azure-native",
        "azure-native:resources:ResourceGroup",
    ]);
});

test.each([
    ["outputs", (text: string) => `pulumi.output(${text})`],
    ["promises", (text: string) => `Promise.resolve(${text})`],
    ["secrets", (text: string) => `pulumi.secret(${text})`],
    ["promises of secrets", (text: string) => `Promise.resolve(pulumi.secret(${text}))`],
])("all conflicts of %s are in one error, before a registry is registered", async (kind, wrap) => {
    const result = await preview(registry(wrap));
    expect(result.failures).toEqual([]);
    expect(refusalsIn(result)).toHaveLength(1);
    expect(rulesIn(refusalsIn(result)[0] ?? "")).toEqual(CLASHING_RULES);
    expect(result.violations[0]?.urn).toMatch(/acr-soft-delete:index:Registry::prod$/);
    expect(result.resources.map(({ type }) => type).sort()).toEqual([
        "acr-soft-delete:index:Registry",
        "azure-native:resources:ResourceGroup",
        "pulumi:providers:azure-native",
        "pulumi:pulumi:Stack",
    ]);
    if (kind.includes("secrets")) {
        expect(refusalsIn(result)[0]).toContain("softDelete.retentionDays = [secret]");
        expect(refusalsIn(result)[0]).not.toMatch(/120|northeurope/);
    }
});

test.each([
    ["the whole list", `pulumi.secret([{ location: "uksouth", tags: { token: "hunter2x" } }])`, false],
    ["one of them", `[pulumi.secret({ location: "uksouth", tags: { token: "hunter2x" } })]`, false],
    ["a tag", `[{ location: "uksouth", tags: { token: pulumi.secret("hunter2x") } }]`, true],
])("secrets of replications stay secret: %s", async (_, list, isLocationPlain) => {
    const registered = await registrations(
        `new Registry("prod", { ...at, sku: "Premium", softDelete: { enabled: false }, replications: ${list} });`,
    );
    const replication = registered.find(({ type }) => type === "azure-native:containerregistry:Replication");
    expect(findSecretStrings(replication?.properties ?? {})).toContain("hunter2x");
    // What is not secret is not made so.
    expect(replication?.properties["location"] === "uksouth").toBe(isLocationPlain);
});

test("known values are checked in a preview with unknown ones", async () => {
    const result = await preview(`new Registry("prod", { ...at, sku: unknown, zoneRedundancy: unknown,
        softDelete: pulumi.output({ enabled: unknown, retentionDays: 91 }) });`);
    expect(rulesIn(refusalsIn(result)[0] ?? "")).toEqual(["soft-delete-days"]);
});

test.each([
    ["softDelete: unknown"],
    ["softDelete: { enabled: unknown, retentionDays: unknown }"],
    ["sku: unknown, retentionPolicy: unknown, replications: unknown"],
    [`sku: "Premium", replications: [unknown], softDelete: { enabled: unknown }`],
    ["tags: unknown, registryName: unknown, location: unknown, adminUserEnabled: unknown"],
])("unknown values do not block a preview: %s", async (args) => {
    const result = await preview(`new Registry("prod", { resourceGroupName: group.name, ${args} });`);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([]);
    expect(result.resources.map(({ type }) => type)).toContain("azure-native:containerregistry:Registry");
});

test("days without an effect are a warning", async () => {
    const result = await preview(`new Registry("prod", { ...at, softDelete: { enabled: false, retentionDays: 30 } });`);
    expect(result.failures).toEqual([]);
    expect(result.log.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
        expect.stringMatching(
            /^warning Soft delete days have no effect unless soft delete is enabled\. \[soft-delete-days-without-effect\]/,
        ),
    ]);
});

test.each([
    ["", true],
    [", { protect: true }", true],
    [", { protect: false }", false],
])("the registry is protected by default%s", async (opts, protect) => {
    const result = await preview(`new Registry("prod", at${opts});`);
    const inner = result.resources.find(({ type }) => type === "azure-native:containerregistry:Registry");
    expect(inner).toMatchObject({
        protect,
        parent: expect.stringMatching(/acr-soft-delete:index:Registry::prod$/) as string,
    });
});
