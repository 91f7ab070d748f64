/** Builds the packages: generated lists and tables, TypeScript, the bundled policy pack. Incremental. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeLists } from "./lists.mjs";
import { writeShapes } from "./shapes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

writeLists(root);
writeShapes(root);
const packages = ["rules", "components", "policies", "check"].map((folder) => join(root, folder));
// Of the pack, only types are compiled; what runs is bundled.
packages.filter((folder) => !folder.endsWith("policies")).forEach(removeStale);
const tsc = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "--build", ...packages], {
    stdio: "inherit",
});
if (tsc.status !== 0) {
    process.exit(1);
}

/** Node would take what an earlier build has left of a source that has moved: `engine.js` before `engine/index.js`. */
function removeStale(folder) {
    const built = join(folder, "dist");
    const files = existsSync(built) ? readdirSync(built, { recursive: true }) : [];
    const isStale = (file) =>
        /\.(js|d\.ts)(\.map)?$/.test(file) &&
        !existsSync(join(folder, "src", file.replace(/\.(js|d\.ts)(\.map)?$/, ".ts")));
    files.filter(isStale).forEach((file) => rmSync(join(built, file)));
}

/**
 * Modules for which the bundle has a stand-in of ours, by their exact names. (What esbuild calls an
 * alias would also replace everything below them.)
 */
const standIns = {
    "@pulumi/pulumi": "root.ts",
    "@grpc/grpc-js": "grpc.ts",
    "google-protobuf/google/protobuf/empty_pb": "empty.ts",
    "google-protobuf/google/protobuf/struct_pb": "struct.ts",
};

const useStandIns = {
    name: "stand-ins",
    setup({ onResolve }) {
        for (const [name, file] of Object.entries(standIns)) {
            onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: join(root, "policies/bundle", file) }));
        }
    },
};

// One file, so that the pack starts fast and needs nothing of this workspace. It includes the policy
// SDK; @pulumi/pulumi stays outside, because the engine starts the pack through the one it finds
// beside it and has loaded most of it by then.
const { metafile } = await build({
    entryPoints: [join(root, "policies/src/index.ts")],
    outfile: join(root, "policies/dist/index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["@pulumi/pulumi/*"],
    plugins: [useStandIns],
    // Smaller and a little faster to load; names are kept, for stack traces in reports of errors.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    banner: { js: "// Includes code of others: see licenses.txt." },
    // The other form of jsonc-parser, which Node would take, hides from the bundler what it requires.
    mainFields: ["module", "main"],
    logLevel: "warning",
});

/** Each text of a license once, below the names of the packages whose code the bundle includes under it. */
const included = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
);
const licenses = new Map([[readFileSync(join(root, "LICENSE"), "utf8").trim(), ["acr-soft-delete-policies"]]]);
for (const folder of [...included].sort()) {
    const { name, version } = require(join(root, folder, "package.json"));
    const file = readdirSync(join(root, folder)).find((one) => /^licen[sc]e/i.test(one));
    const text = readFileSync(join(root, folder, file), "utf8").trim();
    licenses.set(text, [...(licenses.get(text) ?? []), `${name} ${version}`]);
}
const sections = [...licenses].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
writeFileSync(join(root, "policies/dist/licenses.txt"), sections.join(`\n${"-".repeat(80)}\n\n`));
