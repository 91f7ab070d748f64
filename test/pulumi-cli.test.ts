/**
 * The real engine against the offline check: the same programs, the same pack, the same mandatory
 * violations. Needs `pulumi` on PATH, and the providers' plugins in its cache or a network to get
 * them from. Makes no Azure call: the credentials are dummies, and every resource says where it is.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation";
import { check } from "acr-soft-delete-check";
import { inShort, PREAMBLE, ROOT, withCopy, withProgram } from "./support/programs";
import { isOnPath, withBackend } from "./support/pulumi-cli";

const hasCli = isOnPath("pulumi");
const withCli = hasCli ? describe : describe.skip;
if (!hasCli) {
    process.stdout.write("skipped: tests against the real engine, because there is no pulumi on PATH\n");
}

/** Mandatory violations that `pulumi preview --policy-pack policies` reports, as `inShort` words them. */
function previewWithCli(workDir: string, config?: object): Promise<string[]> {
    return withBackend(async (backend, envVars) => {
        const stack = await LocalWorkspace.createOrSelectStack({ workDir, stackName: "dev" }, { envVars });
        const events: EngineEvent[] = [];
        const configFile = join(backend, "policies.json");
        writeFileSync(configFile, JSON.stringify(config ?? {}));
        const failure = await stack
            .preview({
                policyPacks: [join(ROOT, "policies")],
                policyPackConfigs: [configFile],
                onEvent: (event) => void events.push(event),
            })
            .then(
                () => undefined,
                (error: unknown) => error,
            );
        const violations = events.flatMap(({ policyEvent }) =>
            policyEvent?.enforcementLevel === "mandatory"
                ? [
                      {
                          pack: "",
                          description: "",
                          message: policyEvent.message,
                          policy: policyEvent.policyName,
                          level: "mandatory" as const,
                          urn: policyEvent.resourceUrn,
                      },
                  ]
                : [],
        );
        // A preview fails for its violations; without any, it failed for something else.
        if (failure instanceof Error && violations.length === 0) {
            throw failure;
        }
        return inShort({ violations });
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

const mandatory = (shorts: string[]) => shorts.filter((one) => one.startsWith("mandatory"));

withCli(`the real engine${hasCli ? "" : " (skipped: no pulumi on PATH)"}`, () => {
    const invalid = readdirSync(join(ROOT, "examples/invalid")).map((name) => `examples/invalid/${name}`);

    const valid = readdirSync(join(ROOT, "examples"))
        .map((name) => `examples/${name}`)
        .filter((folder) => existsSync(join(ROOT, folder, "Pulumi.yaml")));

    test.each([...valid, ...invalid])("%s has the violations that the check reports", async (example) => {
        const checked = mandatory(inShort(await check({ program: join(ROOT, example) })));
        expect(await withExample(example, (folder) => previewWithCli(folder))).toEqual(checked);
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
        expect(await withProgram(source, (folder) => previewWithCli(folder))).toEqual(expected);
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
            withProgram(clash, (folder) => previewWithCli(folder, { [GEO]: config }));
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
        expect(await withProgram(source, (folder) => previewWithCli(folder))).toEqual([
            "mandatory soft-delete-days infra",
        ]);
    });

    test("the component's clashes fail the preview before anything is registered", async () => {
        const source = `${PREAMBLE} new Registry("prod", { ...at, softDelete: { retentionDays: 120 }, retentionPolicy: { days: 7 } });`;
        await expect(withProgram(source, (folder) => previewWithCli(folder))).rejects.toThrow(
            /soft-delete-days[^]*soft-delete-without-retention-policy/,
        );
    });
});
