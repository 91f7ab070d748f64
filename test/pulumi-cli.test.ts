/**
 * The real engine against the offline check: the same programs, the same pack, the same mandatory violations. Needs
 * `pulumi` on PATH and nothing else: a stand-in serves the providers, so no plugin is downloaded and no cloud is asked.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "acr-soft-delete-check";
import { PACKAGES, previewWithCli } from "./fidelity/engine";
import { inShort, PREAMBLE, ROOT, withCopy, withProgram } from "./support/programs";
import { isOnPath } from "./support/pulumi-cli";

const hasCli = isOnPath("pulumi");
const withCli = hasCli ? describe : describe.skip;
if (!hasCli) {
    process.stdout.write("skipped: tests against the real engine, because there is no pulumi on PATH\n");
}

/** Returns the mandatory violations of a preview with our pack, as `inShort` formats them. */
async function previewWithPack(folder: string, config: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
    const preview = await previewWithCli(folder, { packs: [{ folder: join(ROOT, "policies"), config }] });
    const mandatory = preview.violations.filter(({ level }) => level === "mandatory");
    // A preview fails for its violations; without any, it failed for something else.
    if (preview.failed && mandatory.length === 0) {
        throw new Error(preview.error);
    }
    return inShort({
        violations: mandatory.map(({ urn, ...one }) => ({ ...one, urn, level: "mandatory", description: "" })),
    });
}

/** An example, copied, with the settings of the compiler that it has in this workspace. */
function withExample<T>(example: string, use: (folder: string) => Promise<T>): Promise<T> {
    return withCopy(join(ROOT, example), (folder) => {
        const config = { extends: join(ROOT, "tsconfig.base.json"), files: ["index.ts"] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
        return use(folder);
    });
}

const invalid = readdirSync(join(ROOT, "examples/invalid")).map((name) => `examples/invalid/${name}`);

const valid = readdirSync(join(ROOT, "examples"))
    .map((name) => `examples/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, "Pulumi.yaml")));

const mandatory = (shorts: string[]) => shorts.filter((one) => one.startsWith("mandatory"));

withCli(`the real engine${hasCli ? "" : " (skipped: no pulumi on PATH)"}`, () => {
    test.each([...valid, ...invalid])("%s has the violations that the check reports", async (example) => {
        const checked = mandatory(inShort(await check({ program: join(ROOT, example) })));
        expect(await withExample(example, (folder) => previewWithPack(folder))).toEqual(checked);
        expect(checked).toHaveLength(valid.includes(example) ? 0 : 1);
    });

    test.each([
        ["through an apply", "registry.name.apply((name) => name)"],
        ["through a literal name", '"CONTOSOPROD"'],
    ])("a replication and a cache rule are found %s", async (_, reference) => {
        const source = `${PREAMBLE}
            const registry = new containerregistry.Registry("prod", { ...at, registryName: ${reference.startsWith('"') ? '"contosoprod"' : "undefined"}, sku: { name: "Premium" }, policies: softDelete });
            new containerregistry.Replication("north", { ...replica, registryName: ${reference} }, { dependsOn: registry });
            new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: ${reference}, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" }, { dependsOn: registry });
        `;
        const expected = [
            "mandatory soft-delete-without-cache-rules nginx",
            "mandatory soft-delete-without-geo-replication north",
        ];
        expect(await withProgram(source, (folder) => previewWithPack(folder))).toEqual(expected);
        expect(mandatory(inShort(await withProgram(source, (program) => check({ program }))))).toEqual(expected);
    });

    const clash = `${PREAMBLE}
        const registry = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });
        new containerregistry.Replication("north", { ...replica, registryName: registry.name });
    `;
    const GEO = "soft-delete-without-geo-replication";
    const inADay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

    test("an exemption holds, and wrong configuration is a mandatory error", async () => {
        const exempt = [{ resource: "north", reason: "moving", until: inADay }];
        const configured = (config: object) =>
            withProgram(clash, (folder) => previewWithPack(folder, { [GEO]: config }));
        expect(mandatory(await configured({ exempt }))).toEqual([]);
        const wrong = mandatory(await configured({ exempt, unknownKey: true }));
        expect(wrong).toEqual([expect.stringContaining(`mandatory ${GEO} `)]);
    });

    test("a template's registry is found in a preview", async () => {
        const source = `${PREAMBLE}
            const registry = { type: "Microsoft.ContainerRegistry/registries", apiVersion: "2023-01-01-preview", name: "contosoprod", location: "westeurope", sku: { name: "Premium" },
                properties: { policies: { softDeletePolicy: { status: "enabled", retentionDays: 91 } } } };
            new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [registry] } } });
        `;
        expect(await withProgram(source, (folder) => previewWithPack(folder))).toEqual([
            "mandatory soft-delete-days infra",
        ]);
    });

    test("the component's clashes fail the preview before anything is registered", async () => {
        const source = `${PREAMBLE} new Registry("prod", { ...at, softDelete: { retentionDays: 120 }, retentionPolicy: { days: 7 } });`;
        await expect(withProgram(source, (folder) => previewWithPack(folder))).rejects.toThrow(
            /soft-delete-days[^]*soft-delete-without-retention-policy/,
        );
    });
});

test.each([...valid, ...invalid])("the stand-in serves every package of %s", (example) => {
    const manifest = join(ROOT, example, "package.json");
    const { dependencies } = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies: object };
    const served = ["pulumi", ...PACKAGES].map((name) => `@pulumi/${name}`);
    const used = Object.keys(dependencies).filter((name) => name.startsWith("@pulumi/"));
    expect(served).toEqual(expect.arrayContaining(used));
});
