/** Builds the packages: generated lists, TypeScript, the bundled policy pack. Incremental. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { writeLists } from "./lists.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

writeLists(root);
const packages = ["rules", "components", "policies", "check"].map((folder) => join(root, folder));
const tsc = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "--build", ...packages], {
    stdio: "inherit",
});
if (tsc.status !== 0) {
    process.exit(1);
}

// One file, so that the pack starts fast and needs nothing of this workspace. The Pulumi SDKs
// stay outside: the engine starts the pack through the @pulumi/pulumi that it finds beside it.
buildSync({
    entryPoints: [join(root, "policies/src/index.ts")],
    outfile: join(root, "policies/dist/index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["@pulumi/*"],
    logLevel: "warning",
});
