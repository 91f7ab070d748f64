/** Builds the packages: generated lists and tables, TypeScript, the bundled policy pack. Incremental. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPack } from "./build-pack.mjs";
import { writeLists } from "./lists.mjs";
import { writeShapes } from "./shapes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

writeLists(root);
writeShapes(root);
["rules", "components", "check"].forEach(removeStale);
if (!compile(["rules", "components", "policies", "check"])) {
    process.exit(1);
}
await buildPack(root);

/** Removes output of sources that have moved: Node would load an old `engine.js` before `engine/index.js`. */
function removeStale(packageFolder) {
    const built = join(root, packageFolder, "dist");
    const files = existsSync(built) ? readdirSync(built, { recursive: true }) : [];
    const isStale = (file) =>
        /\.(js|d\.ts)(\.map)?$/.test(file) &&
        !existsSync(join(root, packageFolder, "src", file.replace(/\.(js|d\.ts)(\.map)?$/, ".ts")));
    files.filter(isStale).forEach((file) => rmSync(join(built, file)));
}

/** Compiles packages; of the pack only its types, since it runs as a bundle. */
function compile(packageFolders) {
    const args = [require.resolve("typescript/bin/tsc"), "--build", ...packageFolders];
    return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}
