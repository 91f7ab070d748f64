/**
 * Checks that the check is faithful to the engine. Each folder in `programs` is a program about one thing
 * that a program can ask of the engine; beside it is what policies are shown of it, and what comes of it.
 *
 * `UPDATE_EXPECTED=1` writes down what the check does. The expectations were read against sources, not
 * against a run of the engine: of pulumi/pulumi, `pkg/resource/deploy` (source_eval.go and
 * step_generator.go as of 2025; deployment_executor.go of 001ffec, default_providers.go of 0f477f8,
 * step_executor.go of 00d0cf1, builtins.go of 01c4ec3, analyze_snapshot.go of 1732fa6,
 * providers/registry.go as of 2025), and of the plugins' side analyzer_plugin.go as of 2026 and
 * provider_plugin.go as of 2025; and @pulumi/pulumi 3.270.0 as installed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newChecker, type Checker, type Preview, type PreviewedResource } from "acr-soft-delete-check";
import { startProgramHost } from "../support/program-host";
import { isOnPath } from "../support/pulumi-cli";
import { IS_FULL } from "../support/samples";
import { previewWithCli } from "./engine";
import { observed, outcomeOf, worded } from "./observed";

const PROGRAMS = join(__dirname, "programs");
const names = readdirSync(PROGRAMS);

const packs = ["recording", "judging"].map((name) => join(__dirname, "packs", name));
const fixtures = join(__dirname, "fixtures.yaml");

/**
 * Programs about how a program is started, configured and ended, or whose errors and output are shown otherwise for a
 * function. They get a process of their own, as a user's program does. The others ask the same of the engine wherever
 * they run, so `npm test` runs them in one process, which takes a tenth of the time; `npm run test:all` gives each its own.
 */
const NEEDS_PROCESS = /^((config|end|log|project)-.*|hook-dry-run|transform-async)$/;
const sharing = IS_FULL ? [] : names.filter((name) => !NEEDS_PROCESS.test(name));

let checker: Checker;
let shared: Map<string, Preview>;
beforeAll(async () => {
    checker = newChecker({ packs, fixtures });
    const host = startProgramHost({ packs, fixtures });
    const previewInHost = async (name: string) => [name, await host.preview(join(PROGRAMS, name))] as const;
    shared = new Map(await Promise.all(sharing.map(previewInHost)));
    await host.stop();
});
afterAll(() => checker.stop());

test("there are at least 60 programs", () => expect(names.length).toBeGreaterThanOrEqual(60));

describe("the check", () => {
    test.each(names)("%s", async (name) => {
        const preview = shared.get(name) ?? (await checker.check(join(PROGRAMS, name)));
        const result = { ...observed(outcomeOf(preview)), failures: preview.failures.map(worded) };
        const file = join(PROGRAMS, name, "expected.json");
        if (process.env["UPDATE_EXPECTED"]) {
            writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
        }
        expect(existsSync(file)).toBe(true);
        expect(result).toEqual(JSON.parse(readFileSync(file, "utf8")));
    });
});

const hasCli = isOnPath("pulumi");
if (!hasCli) {
    process.stdout.write(
        "skipped: the programs of the suite under the real engine, because there is no pulumi on PATH\n",
    );
}

/** What the check and the engine can't be told alike, and why. */
const NOT_ALIKE: Readonly<Record<string, string>> = {
    "package-parameterized": "the stand-in provider takes no parameters",
    "stack-reference": "the engine asks its backend for other stacks, not the fixtures",
};

/** What the engine's events tell of a resource. Default providers are seen by the recording pack. */
function resourcesIn(resources: readonly Omit<PreviewedResource, "name" | "properties" | "operation">[]): object[] {
    return resources
        .map(({ urn, type, parent, custom, protect }) => ({ urn, type, parent, custom, protect }))
        .filter(({ urn }) => !/::pulumi:providers:[\w-]+::default(_|$)/.test(urn))
        .sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

(hasCli ? describe : describe.skip)(`the engine${hasCli ? "" : " (skipped: no pulumi on PATH)"}`, () => {
    test.each(names.filter((name) => !(name in NOT_ALIKE)))("%s", async (name) => {
        const preview = await checker.check(join(PROGRAMS, name));
        const engine = await previewWithCli(join(PROGRAMS, name), {
            packs: packs.map((folder) => ({ folder })),
            fixtures,
        });
        const { log, ...checked } = observed(outcomeOf(preview));
        const { log: engineLog, ...seen } = observed({
            project: preview.project,
            diagnostics: engine.violations,
            remediated: engine.remediated,
            log: engine.log,
            isFailed: engine.failed,
        });
        expect(seen).toEqual(checked);
        expect(resourcesIn(engine.resources)).toEqual(resourcesIn(preview.resources));
        // The engine has lines of its own besides, and words of its own for errors.
        expect(engineLog).toEqual(expect.arrayContaining(log.filter((line) => !line.startsWith("error "))));
    });
});
