/**
 * Writes components/schema.json, which Pulumi infers from the components' sources and generates libraries for other
 * languages from. It is committed, so that reviews see what these see. The components check their arguments by it: see
 * shapes.mjs.
 *
 * With --check it writes nothing and fails if the file is stale. Run the build before and after it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeShapes } from "./shapes.mjs";

const FILE = "components/schema.json";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { ComponentProvider, getPulumiComponents } = require("@pulumi/pulumi/provider/experimental/provider");

/** Infers it as `@pulumi/pulumi/cmd/run-plugin` does for a package without a scope: from every exported component. */
async function inferSchema() {
    const dirname = join(root, "components");
    const { name } = require(join(dirname, "package.json"));
    const components = getPulumiComponents(require(dirname));
    return JSON.parse(await new ComponentProvider({ name, dirname, components }).getSchema());
}

const path = join(root, FILE);
const wanted = `${JSON.stringify(await inferSchema(), undefined, 4)}\n`;
const isStale = !existsSync(path) || readFileSync(path, "utf8") !== wanted;
if (isStale && process.argv.includes("--check")) {
    console.error(`${FILE}: is stale; run: npm run docs`);
    process.exitCode = 1;
} else if (isStale) {
    writeFileSync(path, wanted);
    writeShapes(root);
}
