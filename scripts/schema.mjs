/**
 * Writes components/schema.json: what Pulumi reads out of the components' sources, and makes libraries for other
 * languages from. Committed, so that a change of what these see is seen in review.
 *
 * With --check it writes nothing and fails if the file is stale. Run the build first.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILE = "components/schema.json";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { ComponentProvider, getPulumiComponents } = require("@pulumi/pulumi/provider/experimental/provider");

/** As `@pulumi/pulumi/cmd/run-plugin` does it for a package without a scope: every exported component counts. */
async function inferredSchema() {
    const dirname = join(root, "components");
    const { name } = require(join(dirname, "package.json"));
    const components = getPulumiComponents(require(dirname));
    return JSON.parse(await new ComponentProvider({ name, dirname, components }).getSchema());
}

const path = join(root, FILE);
const wanted = `${JSON.stringify(await inferredSchema(), undefined, 4)}\n`;
const isStale = !existsSync(path) || readFileSync(path, "utf8") !== wanted;
if (isStale && process.argv.includes("--check")) {
    console.error(`${FILE}: is stale; run: npm run docs`);
    process.exitCode = 1;
} else if (isStale) {
    writeFileSync(path, wanted);
}
