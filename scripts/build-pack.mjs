/**
 * Bundles the policy pack into one file, so that it starts fast and needs nothing of this workspace. The bundle includes
 * the policy SDK; @pulumi/pulumi stays outside, because the engine starts the pack through the copy beside it and has
 * loaded most of it by then.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Builds the pack and the licenses of the code that it includes. */
export async function buildPack(root) {
    const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: ["policies/src/index.ts"],
        outfile: "policies/dist/index.js",
        bundle: true,
        platform: "node",
        target: "node20",
        external: ["@pulumi/pulumi/*"],
        plugins: [replaceModules(root)],
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
    writeFileSync(join(root, "policies/dist/licenses.txt"), collectLicenses(root, Object.keys(metafile.inputs)));
}

/** Dependencies of @pulumi/pulumi, loaded as its own copies: not every package manager puts them where the pack finds them. */
const DEPENDENCIES_OF_PULUMI = [
    "@grpc/grpc-js",
    "google-protobuf/google/protobuf/empty_pb",
    "google-protobuf/google/protobuf/struct_pb",
];

/** Replaces modules by their exact names. (An alias of esbuild would also replace everything below them.) */
function replaceModules(root) {
    return {
        name: "replace-modules",
        setup({ onResolve, onLoad }) {
            onResolve({ filter: /^@pulumi\/pulumi$/ }, () => ({ path: join(root, "policies/bundle/pulumi-root.ts") }));
            onResolve({ filter: new RegExp(`^(${DEPENDENCIES_OF_PULUMI.join("|")})$`) }, ({ path }) => ({
                path,
                namespace: "of-pulumi",
            }));
            onLoad({ filter: /.*/, namespace: "of-pulumi" }, ({ path }) => ({
                contents: `module.exports = require("node:module").createRequire(require.resolve("@pulumi/pulumi/package.json"))("${path}");`,
                resolveDir: root,
            }));
        },
    };
}

/** Returns each license once, below the names of the packages whose code the bundle includes under it. */
function collectLicenses(root, files) {
    const folders = new Set(files.flatMap((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
    const namesByLicense = new Map([
        [readFileSync(join(root, "LICENSE"), "utf8").trim(), ["acr-soft-delete-policies"]],
    ]);
    for (const folder of [...folders].sort()) {
        const { name, version } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
        const file = readdirSync(join(root, folder)).find((one) => /^licen[sc]e/i.test(one));
        const license = readFileSync(join(root, folder, file), "utf8").trim();
        namesByLicense.set(license, [...(namesByLicense.get(license) ?? []), `${name} ${version}`]);
    }
    const sections = [...namesByLicense].map(([license, names]) => `${names.join("\n")}\n\n${license}\n`);
    return sections.join(`\n${"-".repeat(80)}\n\n`);
}
