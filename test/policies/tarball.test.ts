/** Installs the pack from what `npm pack` makes of it, as its users do, and starts it there. Needs the npm registry. */
import { execFile } from "node:child_process";
import {
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startPack } from "acr-soft-delete-check/testing";
import { inShort, resource } from "../support/pack";
import { ROOT } from "../support/programs";

const PACK = join(ROOT, "policies");
const QUIETLY = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
const OLDEST_PULUMI = "3.204.0";

/** Runs a command and answers with its output. On Windows, npm is a script that only a shell can start. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
    const { stdout } = await promisify(execFile)(command, args, { cwd, shell: process.platform === "win32" });
    return stdout;
}

interface Manifest {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Outside of the workspace, where none of its modules can be found. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), "tarball-")));
const tarball = join(folder, `acr-soft-delete-policies-${readManifest(PACK).version}.tgz`);
/** Where the tarball is installed as the only dependency, besides the oldest Pulumi. */
const empty = join(folder, "empty");
const modules = join(empty, "node_modules");
beforeAll(async () => {
    await run("npm", ["pack", "--loglevel=error", "--pack-destination", folder], PACK);
    mkdirSync(empty);
    const dependencies = { "acr-soft-delete-policies": `file:${tarball}`, "@pulumi/pulumi": OLDEST_PULUMI };
    writeFileSync(join(empty, "package.json"), JSON.stringify({ name: "empty", private: true, dependencies }));
    await run("npm", ["install", ...QUIETLY], empty);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an installed pack says of a registry that keeps deleted images for too many days. */
async function saidBy(pack: string): Promise<string[]> {
    const running = await startPack(pack);
    const policies = { softDeletePolicy: { status: "enabled", retentionDays: 91 } };
    const registry = resource("azure-native:containerregistry:Registry", "prod", { policies });
    return inShort(running.analyze(registry)).finally(() => running.stop());
}

test("the tarball contains the bundle, its manifests and licenses, and nothing else", async () => {
    const files = (await run("tar", ["-tzf", tarball], folder)).trim().split(/\r?\n/);
    expect(files.sort()).toEqual([
        "package/PulumiPolicy.yaml",
        "package/README.md",
        "package/dist/index.js",
        "package/dist/licenses.txt",
        "package/package.json",
    ]);
    // About 85 kB. Twice that would mean that something has got into the bundle that a pack does not need.
    expect(statSync(tarball).size).toBeLessThan(160_000);
});

test("the manifests allow publishing", () => {
    const manifest = readManifest(PACK);
    expect(Object.keys(manifest.dependencies)).toEqual(["@pulumi/pulumi"]);
    // Output of a lifecycle script would be taken for a part of the tarball's name.
    expect(Object.keys(manifest)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^scripts$|Dependencies$/)]),
    );
    // A main program in this file would be looked for in the wrong folder.
    expect(readFileSync(join(PACK, "PulumiPolicy.yaml"), "utf8")).not.toMatch(/^main:/m);
});

test("works as a dependency of an empty package, with the oldest accepted Pulumi", async () => {
    const pack = join(modules, "acr-soft-delete-policies");
    expect(readManifest(join(modules, "@pulumi", "pulumi")).version).toBe(OLDEST_PULUMI);
    expect(readManifest(pack).dependencies["@pulumi/pulumi"]).toBe(`^${OLDEST_PULUMI}`);
    expect(readdirSync(join(modules, "@pulumi"))).toEqual(["pulumi"]);
    expect(await saidBy(pack)).toEqual(["mandatory soft-delete-days prod"]);
});

test("works unpacked with its dependency inside, as Pulumi installs a published pack", async () => {
    await run("tar", ["-xzf", tarball], folder);
    const pack = join(folder, "package");
    symlinkSync(modules, join(pack, "node_modules"), "junction");
    expect(await saidBy(pack)).toEqual(["mandatory soft-delete-days prod"]);
});
