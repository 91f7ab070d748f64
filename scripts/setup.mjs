/** Prepares a clone: installs the versions of the lockfile, unless that has been done, and builds. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".installed");
const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

function run(script, args) {
    execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", process.stderr, process.stderr] });
}

function isInstalled() {
    try {
        return readFileSync(stamp, "utf8") === wanted;
    } catch {
        return false;
    }
}

if (!isInstalled()) {
    const npm = process.env.npm_execpath;
    if (npm === undefined) {
        console.error("Run this with npm, for example: npm run preview");
        process.exit(1);
    }
    console.error("... installing dependencies, once");
    // No install script of a dependency is needed here, so none is run.
    run(npm, ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(stamp, wanted);
}
console.error("... building");
run(join(root, "scripts", "build.mjs"), []);
