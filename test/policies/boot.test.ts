/**
 * A pack boots twice in every update, so ours bundles the policy SDK without the modules that it does not need. These
 * tests fail when a new version of the SDKs no longer allows that.
 */
import { spawnSync } from "node:child_process";
import {
    copyFileSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { startPack } from "acr-soft-delete-check/testing";
import * as pulumiRoot from "../../policies/bundle/pulumi-root";
import { inShort, ourPack, resource } from "../support/pack";
import { ROOT } from "../support/programs";

const PACK = join(ROOT, "policies");
const runPolicyPack = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
const PULUMI = dirname(require.resolve("@pulumi/pulumi/package.json"));
const bundle = readFileSync(join(PACK, "dist", "index.js"), "utf8");

/** Returns the distinct matches of a pattern's first group, sorted. */
function findMatches(text: string, pattern: RegExp): string[] {
    return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();
}

test("the replacement of the root of @pulumi/pulumi exports all that the policy SDK uses", () => {
    const sdk = dirname(require.resolve("@pulumi/policy"));
    const sources = readdirSync(sdk)
        .filter((file) => file.endsWith(".js"))
        .map((file) => readFileSync(join(sdk, file), "utf8"));
    const importers = sources.filter((source) => source.includes('require("@pulumi/pulumi")'));
    const used = importers.flatMap((source) => {
        const [variable, ...others] = findMatches(source, /const (\w+) = require\("@pulumi\/pulumi"\);/g);
        // An import of another form would have to be read in another way.
        expect([typeof variable, others, source.split('require("@pulumi/pulumi")').length]).toEqual(["string", [], 2]);
        const uses = findMatches(source, new RegExp(`\\b${variable}\\b(\\.\\w+)?`, "g")).filter((use) => use !== "");
        return uses.map((use) => use.slice(1));
    });
    expect(importers).toHaveLength(1);
    expect(used).toEqual(Object.keys(pulumiRoot).sort());
});

test("the bundle includes the policy SDK, and no dependency of @pulumi/pulumi", () => {
    const manifest = JSON.parse(readFileSync(join(PULUMI, "package.json"), "utf8")) as { dependencies: object };
    const shared = ["@pulumi/policy", "@pulumi/pulumi", ...Object.keys(manifest.dependencies)];
    // Written from the bundler's list of its inputs.
    const included = findMatches(readFileSync(join(PACK, "dist", "licenses.txt"), "utf8"), /^(\S+) v?\d+\.\d+\.\d+$/gm);
    expect(included).toEqual(["@pulumi/policy", "jsonc-parser", "unbash", "yaml"]);
    expect(included.filter((one) => shared.includes(one))).toEqual(["@pulumi/policy"]);
});

test("the bundle requires submodules of @pulumi/pulumi and never its root", () => {
    const required = findMatches(bundle, /\brequire\("([^"]+)"\)/g);
    expect(required.filter((name) => !isBuiltin(name))).toEqual([
        "@pulumi/pulumi/asset",
        "@pulumi/pulumi/output",
        "@pulumi/pulumi/proto/analyzer_grpc_pb",
        "@pulumi/pulumi/proto/analyzer_pb",
        "@pulumi/pulumi/proto/plugin_pb",
        "@pulumi/pulumi/runtime/rpc",
    ]);
    expect(
        findMatches(bundle, /\.createRequire\(require\.resolve\("@pulumi\/pulumi\/package\.json"\)\)\("([^"]+)"\)/g),
    ).toEqual([
        "@grpc/grpc-js",
        "google-protobuf/google/protobuf/empty_pb",
        "google-protobuf/google/protobuf/struct_pb",
    ]);
    // What is left: a file of the pack, and where to find those dependencies.
    expect(findMatches(bundle, /\brequire(?:\.resolve)?\(((?!"[^"]+"\))[^)]+|(?<=resolve\()[^)]+)\)/g)).toEqual([
        '"@pulumi/pulumi/package.json"',
        "`${cwd}/package.json`",
    ]);
});

/**
 * Gives a function the pack as pnpm installs it: its own files and a link to its one dependency, out of
 * whose sight are the dependencies of that. An entry other than the bundle can be put in its place.
 */
async function installed<T>(entry: string, use: (folder: string) => Promise<T> | T): Promise<T> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "pack-")));
    try {
        mkdirSync(join(folder, "dist"));
        mkdirSync(join(folder, "node_modules", "@pulumi"), { recursive: true });
        copyFileSync(join(PACK, "package.json"), join(folder, "package.json"));
        copyFileSync(join(PACK, "PulumiPolicy.yaml"), join(folder, "PulumiPolicy.yaml"));
        writeFileSync(join(folder, "dist", "index.js"), entry);
        symlinkSync(PULUMI, join(folder, "node_modules", "@pulumi", "pulumi"), "junction");
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Ends a process at its first word on stdout, which tells that the pack is up, and lists what it has loaded. */
const LIST_LOADED = `
const { writeSync } = require("node:fs");
process.stdout.write = () => {
    writeSync(1, JSON.stringify(Object.keys(require.cache)));
    process.exit(0);
};
`;

/** The files that Node has loaded when a pack is up, as paths in the pack or next to @pulumi. */
function loadedBy(pack: string): string[] {
    const preload = join(pack, "list.js");
    writeFileSync(preload, LIST_LOADED);
    const args = ["--require", preload, runPolicyPack, "127.0.0.1:1", pack];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: pack, encoding: "utf8" });
    expect(stderr).toBe("");
    const modules = dirname(dirname(PULUMI));
    return (JSON.parse(stdout) as string[])
        .filter((file) => file !== preload)
        .map((file) => relative(file.startsWith(pack) ? pack : modules, file).replaceAll("\\", "/"));
}

test("loads only itself and two files of Pulumi in addition to those of any pack", async () => {
    const forAny = await installed('console.log("0");', loadedBy);
    const forOurs = await installed(bundle, loadedBy);
    expect(forOurs.filter((file) => file === "dist/index.js" || !forAny.includes(file)).sort()).toEqual([
        "@pulumi/pulumi/proto/analyzer_grpc_pb.js",
        "@pulumi/pulumi/proto/analyzer_pb.js",
        "dist/index.js",
        "package.json",
    ]);
    // The root, and what makes it slow.
    expect(forOurs.filter((file) => /^@pulumi\/pulumi\/(index\.js|automation)|arborist/.test(file))).toEqual([]);
});

test("boots where it cannot resolve the dependencies of @pulumi/pulumi", async () => {
    const pack = await installed(bundle, (folder) => startPack(folder));
    pack.stop();
    expect(pack.name).toBe("acr-soft-delete");
});

const MARK = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [MARK]: "1b47061264138c4ac30d75fd1eb44270", value });
const asset = (content: object) => ({ [MARK]: "c44067f5952c0a294b673a41bacd8c17", hash: "0", ...content });
const archive = (content: object) => ({ [MARK]: "0def7320c3a5731c473e5ecbe6d01bc7", hash: "0", ...content });

test("secrets, assets and archives reach the policies", async () => {
    const pack = await ourPack();
    const registry = resource("azure-native:containerregistry:Registry", "prod", {
        resourceGroupName: "group",
        policies: secret({ softDeletePolicy: { status: secret("enabled"), retentionDays: 91 } }),
        assets: [asset({ text: "a" }), asset({ path: "a.txt" }), asset({ uri: "https://example.com/a" })],
        archives: [
            archive({ assets: { a: asset({ text: "a" }), nested: archive({ path: "a.zip" }) } }),
            archive({ uri: "https://example.com/a.zip" }),
        ],
    });
    expect(await inShort(pack.analyze(registry)).finally(() => pack.stop())).toEqual([
        "mandatory soft-delete-days prod",
    ]);
});
