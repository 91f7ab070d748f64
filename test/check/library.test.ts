/** The library as authors of packs and programs use it in their tests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as authorization from "@pulumi/azure-native/authorization";
import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";
import { check, newChecker, SECRET, UNKNOWN } from "acr-soft-delete-check";
import { Registry } from "acr-soft-delete";
import { inShort, ROOT, withProgram, writePack } from "../support/programs";

const PACKS = [join(ROOT, "policies")];

test("runs a function as a program", async () => {
    const preview = await check({
        packs: PACKS,
        program: () => {
            const group = new resources.ResourceGroup("images", { location: "westeurope" });
            const registry = new containerregistry.Registry("images", {
                resourceGroupName: group.name,
                location: "westeurope",
                sku: { name: "Premium" },
                policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
            });
            new containerregistry.Replication("north", {
                resourceGroupName: group.name,
                registryName: registry.name,
                location: pulumi.secret("northeurope"),
            });
            return { server: registry.loginServer };
        },
    });
    expect(preview.failures).toEqual([]);
    expect(preview.violations).toEqual([
        expect.objectContaining({
            policy: "soft-delete-without-geo-replication",
            level: "mandatory",
            severity: "high",
        }),
    ]);
    expect(preview.resources).toContainEqual(
        expect.objectContaining({
            type: "azure-native:containerregistry:Replication",
            name: "north",
            operation: "create",
            custom: true,
            protect: false,
            properties: {
                resourceGroupName: UNKNOWN,
                registryName: UNKNOWN,
                location: SECRET,
                regionEndpointEnabled: true,
                zoneRedundancy: "Disabled",
            },
        }),
    );
    // Which line of this file declares it.
    const north = preview.resources.find(({ name }) => name === "north");
    const lines = readFileSync(__filename, "utf8").split("\n");
    const line = lines.findIndex((text) => text.includes('Replication("north"')) + 1;
    expect(north?.source).toMatchObject({ file: __filename, line });
});

test("reports a function that throws as a failure, and arguments that a component refuses as violations", async () => {
    const thrown = await check({
        packs: PACKS,
        program: () => {
            throw new pulumi.RunError("no");
        },
    });
    expect(thrown.failures.join()).toContain("no");
    const refused = await check({
        packs: PACKS,
        program: () => new Registry("images", { resourceGroupName: "g", softDelete: { retentionDays: 120 } }),
    });
    expect(refused.failures).toEqual([]);
    expect(refused.violations).toEqual([
        expect.objectContaining({
            policy: "soft-delete-days",
            source: expect.objectContaining({ file: __filename }) as object,
        }),
    ]);
});

test("takes settings and fixtures as values, and keeps functions of one checker apart", async () => {
    const location = "norwayeast";
    const seen: unknown[] = [];
    const program = async () => {
        const config = new pulumi.Config();
        const { tenantId } = await authorization.getClientConfig();
        const old = await containerregistry.getRegistry({ registryName: "old", resourceGroupName: "g" });
        seen.push([
            config.get("days"),
            config.requireSecret("token"),
            pulumi.getProject(),
            pulumi.getStack(),
            tenantId,
            old.loginServer,
        ]);
        new resources.ResourceGroup("group", { location });
    };
    const checker = newChecker({
        packs: PACKS,
        stack: "prod",
        config: { days: "3", token: "t" },
        fixtures: {
            functions: [
                { token: "azure-native:containerregistry:getRegistry", result: { loginServer: "old.azurecr.io" } },
            ],
        },
    });
    const first = await checker.check(program, "first");
    const second = await checker.check(program, "second");
    checker.stop();
    expect([first.failures, second.failures]).toEqual([[], []]);
    const zero = "00000000-0000-0000-0000-000000000000";
    expect(seen).toEqual([
        ["3", expect.anything(), "first", "prod", zero, "old.azurecr.io"],
        ["3", expect.anything(), "second", "prod", zero, "old.azurecr.io"],
    ]);
    expect(first.resources.map(({ urn }) => urn)).toContain(
        "urn:pulumi:prod::first::azure-native:resources:ResourceGroup::group",
    );
    expect(second.resources.map(({ urn }) => urn)).toContain(
        "urn:pulumi:prod::second::azure-native:resources:ResourceGroup::group",
    );
});

describe("as an update", () => {
    const body = (extra = "") => `
        const pulumi = require("@pulumi/pulumi");
        const containerregistry = require("@pulumi/azure-native/containerregistry");
        const at = { resourceGroupName: "group", location: "westeurope" };
        const registry = new containerregistry.Registry("images", { ...at, sku: { name: "Premium" }, policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } });
        pulumi.all([registry.id, registry.name, registry.loginServer]).apply((all) => pulumi.log.info(JSON.stringify(all)));
        ${extra}
    `;

    test("knows ids, names and outputs, from fixtures or as placeholders", async () => {
        await withProgram(body(), async (program) => {
            const plain = await check({ program, as: "update" });
            expect(plain.failures).toEqual([]);
            expect(plain.as).toBe("update");
            const [id, name, loginServer] = JSON.parse(plain.log[0]?.message ?? "") as unknown[];
            expect(id).toMatch(/^offline-images-[0-9a-f]{8}$/);
            expect(name).toMatch(/^images[0-9a-f]{8}$/);
            expect(loginServer).toBeNull();
            const outputs = { loginServer: "images.azurecr.io", name: "images" };
            const type = "azure-native:containerregistry:Registry";
            const fixed = await check({
                program,
                as: "update",
                fixtures: { resources: [{ type, id: "/r/images", outputs }] },
            });
            expect(JSON.parse(fixed.log[0]?.message ?? "")).toEqual(["/r/images", "images", "images.azurecr.io"]);
        });
    });

    test("gives every Azure resource a name, from the program or as a placeholder", async () => {
        const source = `
            const storage = require("@pulumi/azure-native/storage");
            const web = require("@pulumi/azure-native/web");
            const classic = require("@pulumi/azure");
            const { Command } = require("@pulumi/command/local");
            const at = { resourceGroupName: "group" };
            const account = new storage.StorageAccount("account", { ...at, kind: "StorageV2", sku: { name: "Standard_LRS" } });
            const given = new storage.StorageAccount("given", { ...at, accountName: "mine", kind: "StorageV2", sku: { name: "Standard_LRS" } });
            const container = new storage.BlobContainer("container", { ...at, accountName: given.name });
            const named = new storage.BlobContainer("named", { ...at, accountName: account.name, containerName: "ours" });
            const plan = new web.AppServicePlan("plan", { ...at, name: "cheap" });
            new classic.Provider("own", {});
            new Command("show", {
                create: "true",
                environment: { account: account.name, given: given.name, container: container.name, named: named.name, plan: plan.name },
            });
        `;
        await withProgram(source, async (program) => {
            const { failures, resources: all } = await check({ program, as: "update", packs: [] });
            expect(failures).toEqual([]);
            const propertiesOf = (name: string) => all.find((one) => one.name === name)?.properties;
            expect(propertiesOf("show")?.["environment"]).toEqual({
                account: expect.stringMatching(/^account[0-9a-f]{8}$/) as string,
                given: "mine",
                container: expect.stringMatching(/^container[0-9a-f]{8}$/) as string,
                named: "ours",
                plan: "cheap",
            });
            expect(propertiesOf("container")).toMatchObject({ accountName: "mine" });
            expect(propertiesOf("own")).not.toHaveProperty("name");
        });
    });

    test("stops the program at a mandatory violation, before the resource is created", async () => {
        const extra = `
            const north = new containerregistry.Replication("north", { ...at, location: "northeurope", registryName: registry.name });
            new containerregistry.Replication("south", { ...at, location: "southeurope", registryName: north.name.apply(() => "other") });
        `;
        await withProgram(body(extra), async (program) => {
            const result = await check({ program, as: "update" });
            expect(inShort(result)).toEqual(["mandatory soft-delete-without-geo-replication north"]);
            expect(result.failures).toEqual([]);
            expect(result.resources.map(({ name }) => name)).not.toContain("south");
            expect(result.log.map(({ message }) => message)).toContainEqual(
                expect.stringMatching(/^An update stops at a mandatory violation/),
            );
        });
    });
});

test("shows, evaluates and sends remediated inputs", async () => {
    const pack = `
        const { PolicyPack } = require("@pulumi/policy");
        new PolicyPack("mending", { policies: [
            { name: "tagged", description: "Has an owner.", enforcementLevel: "remediate",
              remediateResource: (args) => {
                  if (!args.type.endsWith(":ResourceGroup")) return undefined;
                  args.props.tags = { owner: "us" };
                  return args.props;
              },
              validateResource: (args, report) => {
                  if (args.type.endsWith(":ResourceGroup") && args.props.location === "nowhere") report("beyond repair");
              } },
            { name: "has-tags", description: "Has tags.", enforcementLevel: "mandatory",
              validateResource: (args, report) => {
                  if (args.type.endsWith(":ResourceGroup") && !args.props.tags) report("no tags");
              } },
        ] });
    `;
    const source = `
        const pulumi = require("@pulumi/pulumi");
        const resources = require("@pulumi/azure-native/resources");
        const group = new resources.ResourceGroup("group", { location: pulumi.secret("westeurope") });
        group.tags.apply((tags) => pulumi.log.info("tags " + JSON.stringify(tags)));
        pulumi.output(pulumi.isSecret(group.location)).apply((is) => pulumi.log.info("secret " + is));
        new resources.ResourceGroup("other", { location: "nowhere" });
    `;
    await withProgram(source, async (program) => {
        const result = await check({ program, packs: [writePack(program, "pack", pack)] });
        expect(result.failures).toEqual([]);
        // As in the engine: what cannot be put right is as bad as a mandatory violation.
        expect(inShort(result)).toEqual(["mandatory tagged other"]);
        expect(result.remediated).toContainEqual({
            pack: "mending",
            policy: "tagged",
            urn: "urn:pulumi:dev::test::azure-native:resources:ResourceGroup::group",
            changes: [{ property: "tags", before: undefined, after: { owner: "us" } }],
        });
        expect(result.log.map(({ message }) => message).sort()).toEqual(["secret true", 'tags {"owner":"us"}']);
    });
});
