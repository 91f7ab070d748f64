/** The packs that are compared: ours as it is published, and ordinary compiled packs that do nothing. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Gives a function a folder inside the workspace, where packs find Pulumi's SDKs, and removes it again. */
export async function withFolder(root, use) {
    const folder = mkdtempSync(join(root, "bench", ".packs-"));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    // Also when the process is told to end; the packs themselves end with it.
    process.once("exit", remove);
    process.once("SIGINT", () => process.exit(130));
    try {
        return await use(folder);
    } finally {
        remove();
    }
}

/** Copies what is published of our pack: beside its sources, Pulumi would also read their tsconfig.json. */
export function copyOurs(root, folder) {
    const target = join(folder, "ours");
    mkdirSync(join(target, "dist"), { recursive: true });
    for (const file of ["package.json", "PulumiPolicy.yaml", "dist/index.js"]) {
        copyFileSync(join(root, "policies", file), join(target, file));
    }
    return target;
}

/** Writes a pack whose policies have both phases, as ours, and do nothing in them. */
export function writeEmpty(folder, name, policies) {
    const target = join(folder, name);
    mkdirSync(target);
    writeFileSync(join(target, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(target, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    writeFileSync(join(target, "index.js"), emptyPack(name, policies));
    return target;
}

function emptyPack(name, policies) {
    const declared = policies.map(({ name, level }) => ({ name, description: name, enforcementLevel: level }));
    return `"use strict";
const { PolicyPack } = require("@pulumi/policy");
const phases = { validateResource: () => {}, validateStack: () => {} };
const policies = ${JSON.stringify(declared)};
new PolicyPack(${JSON.stringify(name)}, { policies: policies.map((policy) => ({ ...policy, ...phases })) });
`;
}
