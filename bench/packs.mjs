/** Packs to compare: ours as it is published, and compiled packs that do nothing. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Calls a function with a folder inside the workspace, where packs find Pulumi's SDKs, and removes the folder. */
export async function useTemporaryFolder(root, use) {
    const folder = mkdtempSync(join(root, "bench", ".packs-"));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    // Also when the process is interrupted; the packs end with it.
    process.once("exit", remove);
    process.once("SIGINT", () => process.exit(130));
    try {
        return await use(folder);
    } finally {
        remove();
    }
}

/** Copies the published files of our pack: beside its sources, Pulumi would also read their tsconfig.json. */
export function copyOwnPack(root, folder) {
    const target = join(folder, "ours");
    mkdirSync(join(target, "dist"), { recursive: true });
    for (const file of ["package.json", "PulumiPolicy.yaml", "dist/index.js"]) {
        copyFileSync(join(root, "policies", file), join(target, file));
    }
    return target;
}

/** Writes a pack whose policies have both phases, like ours, and do nothing in them. */
export function writeEmptyPack(folder, name, policies) {
    const target = join(folder, name);
    mkdirSync(target);
    writeFileSync(join(target, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(target, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    writeFileSync(join(target, "index.js"), formatEmptyPack(name, policies));
    return target;
}

function formatEmptyPack(name, policies) {
    const declared = policies.map(({ name, level }) => ({ name, description: name, enforcementLevel: level }));
    return `"use strict";
const { PolicyPack } = require("@pulumi/policy");
const phases = { validateResource: () => {}, validateStack: () => {} };
const policies = ${JSON.stringify(declared)};
new PolicyPack(${JSON.stringify(name)}, { policies: policies.map((policy) => ({ ...policy, ...phases })) });
`;
}
