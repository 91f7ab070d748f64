/**
 * Follows CONTRIBUTING.md in a copy of this repository: adds the rule, the reader, the input and the component of its
 * examples, checks that each appears everywhere it should, removes them, and checks that nothing is left.
 */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    cpSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = {
    "acr-soft-delete-rules": "rules",
    "acr-soft-delete": "components",
    "acr-soft-delete-policies": "policies",
    "acr-soft-delete-check": "check",
};
const LEFT_OUT = new Set(["node_modules", ".git", ".stryker-tmp", ".programs", "coverage", "reports"]);
/** Files that everything is generated into; after the removal they are as before. */
const GENERATED = ["components/schema.json", "docs/components.md", "docs/rules/README.md"];

/** Copies the repository, with links to the installed packages of others and to the copied packages of this one. */
function copyRepository() {
    const copy = mkdtempSync(join(tmpdir(), "acr-soft-delete-toys-"));
    cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
    mkdirSync(join(copy, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules"))) {
        const target = PACKAGES[name] === undefined ? join(root, "node_modules", name) : join(copy, PACKAGES[name]);
        symlinkSync(target, join(copy, "node_modules", name));
    }
    for (const folder of Object.values(PACKAGES).filter((folder) => existsSync(join(root, folder, "node_modules")))) {
        symlinkSync(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));
    }
    return copy;
}

/** Reads the examples of CONTRIBUTING.md: code blocks that begin with a comment that names their file. */
function readExamples() {
    const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
    const blocks = text.matchAll(/```ts\n\/\/ (\S+?\.ts)(?:, in (\w+)|(, at the end))?\n([^]*?)```/g);
    return [...blocks].map(([, file, type, isAppended, code]) => ({
        file,
        type,
        isAppended: Boolean(isAppended),
        code,
    }));
}

function addExample(copy, { file, type, isAppended, code }) {
    const path = join(copy, file);
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    mkdirSync(dirname(path), { recursive: true });
    if (type !== undefined) {
        const opening = `interface ${type} {\n`;
        ok(before.includes(opening), `${file} has no ${opening}`);
        writeFileSync(path, before.replace(opening, opening + code));
    } else {
        writeFileSync(path, isAppended ? before + code : code);
    }
}

function run(copy, ...args) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
    equal(status, 0, `node ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
}

/** Runs what `npm run docs` runs, and compiles the tests. */
function build(copy) {
    for (const script of ["build", "schema", "docs", "build"]) {
        run(copy, `scripts/${script}.mjs`);
    }
    run(copy, "node_modules/typescript/bin/tsc", "--build");
}

/** Bodies of programs, by a name each. */
const PROGRAMS = {
    basic: `new containerregistry.Registry("prod", { resourceGroupName: "group", sku: { name: "Basic" } });`,
    standard: `new containerregistry.Registry("prod", { resourceGroupName: "group", sku: { name: "Standard" } });`,
    tooLong: `new Contoso("prod", { name: "contosoprod", keepDeleted: true, keepDeletedDays: 91 });`,
    longEnough: `new Contoso("prod", { name: "contosoprod", keepDeleted: true, keepDeletedDays: 30 });`,
    input: `new components.RecoveryRole("role", { scope: "/subscriptions/1", temporary: true });`,
    wrongInput: `new components.RecoveryRole("role", { scope: "/subscriptions/1", temporary: "yes" });`,
    misspelt: `new components.RecoveryRole("role", { scope: "/subscriptions/1", temporaly: true });`,
    address: `new components.PullAddress("address", { registryName: "contosoprod" });`,
    wrongAddress: `new components.PullAddress("address", { registryName: "x" });`,
};

/** Previews the programs with the pack and the check of the copy. */
function previewPrograms(copy) {
    const functions = Object.entries(PROGRAMS).map(([name, body]) => `${name}() { ${body} }`);
    const script = `
        const { check } = require("acr-soft-delete-check");
        const pulumi = require("@pulumi/pulumi");
        const components = require("acr-soft-delete");
        const containerregistry = require("@pulumi/azure-native/containerregistry");
        class Contoso extends pulumi.CustomResource {
            constructor(name, props) { super("contoso:index:Registry", name, props); }
        }
        const programs = { ${functions.join(", ")} };
        (async () => {
            const previews = {};
            for (const [name, program] of Object.entries(programs)) {
                previews[name] = await check({ packs: ["policies"], program });
            }
            require("node:fs").writeFileSync("previews.json", JSON.stringify(previews));
            process.exit();
        })();`;
    run(copy, "--eval", script);
    const previews = JSON.parse(read(copy, "previews.json"));
    rmSync(join(copy, "previews.json"));
    return previews;
}

function listPolicies({ violations }) {
    return violations.map(({ policy }) => policy).sort();
}

function checkRule(copy, { basic, standard }) {
    ok(basic.policies.some(({ name, level }) => name === "basic-tier" && level === "advisory"));
    deepEqual(listPolicies(basic), ["basic-tier"]);
    deepEqual(listPolicies(standard), []);
    match(read(copy, "docs/rules/README.md"), /\[`basic-tier`\]\(basic-tier\.md\)/);
    match(read(copy, "docs/rules/basic-tier.md"), /Registries use the Standard or Premium tier\./);
    match(read(copy, "docs/organisation.md"), /"basic-tier": "advisory"/);
    match(read(copy, "test/rules/oracle.ts"), /"basic-tier": /);
    ok(existsSync(join(copy, "test/corpus/basic-tier.ts")));
}

function checkReader({ tooLong, longEnough }) {
    deepEqual(listPolicies(tooLong), ["soft-delete-days"]);
    deepEqual(listPolicies(longEnough), []);
}

function checkInput(copy, { input, wrongInput, misspelt }) {
    const { resources } = JSON.parse(read(copy, "components/schema.json"));
    equal(resources["acr-soft-delete:index:RecoveryRole"].inputProperties.temporary.type, "boolean");
    match(
        read(copy, "docs/components.md"),
        /\| `temporary` \| boolean \| True for a role that is removed after an incident\. \| false \|/,
    );
    deepEqual(listProblems(input), []);
    match(listProblems(wrongInput).join("\n"), /temporary = "yes".*must be true or false/);
    match(listProblems(misspelt).join("\n"), /temporaly.*does not exist.*temporary/);
}

function checkComponent(copy, { address, wrongAddress }) {
    const { resources } = JSON.parse(read(copy, "components/schema.json"));
    deepEqual(resources["acr-soft-delete:index:PullAddress"].requiredInputs, ["registryName"]);
    match(read(copy, "docs/components.md"), /^## PullAddress$/m);
    deepEqual(listProblems(address), []);
    ok(address.resources.some(({ type }) => type === "acr-soft-delete:index:PullAddress"));
    match(listProblems(wrongAddress).join("\n"), /5 to 50 letters and digits/);
}

function listProblems({ violations, failures, log }) {
    const messages = [...violations, ...log.filter(({ severity }) => severity === "error")].map(
        ({ message }) => message,
    );
    return [...messages, ...failures];
}

function read(copy, file) {
    return readFileSync(join(copy, file), "utf8");
}

/** Lists the files of a folder that are sources, with their contents. */
function takeSnapshot(copy) {
    const files = readdirSync(copy, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/[/\\](node_modules|dist)([/\\]|$)/.test(entry.parentPath))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !/\.(generated\.ts|tsbuildinfo)$/.test(path));
    return new Map(files.map((path) => [relative(copy, path), readFileSync(path, "utf8")]));
}

function restoreSnapshot(copy, snapshot) {
    for (const [file, text] of takeSnapshot(copy)) {
        if (!snapshot.has(file)) {
            rmSync(join(copy, file));
        } else if (snapshot.get(file) !== text && !GENERATED.includes(file)) {
            writeFileSync(join(copy, file), snapshot.get(file));
        }
    }
}

function checkRemoval(copy, snapshot) {
    restoreSnapshot(copy, snapshot);
    build(copy);
    const left = takeSnapshot(copy);
    deepEqual([...left.keys()].sort(), [...snapshot.keys()].sort());
    const changed = [...snapshot].filter(([file, text]) => left.get(file) !== text).map(([file]) => file);
    deepEqual(changed, []);
    equal(
        run(copy, "--print", `require("acr-soft-delete-rules").rules.some(({ id }) => id === "basic-tier")`),
        "false\n",
    );
    ok(!read(copy, "policies/dist/index.js").includes("contoso:index:Registry"));
    ok(!existsSync(join(copy, "components/dist/pull-address/pull-address.js")));
}

const copy = copyRepository();
try {
    build(copy);
    const snapshot = takeSnapshot(copy);
    run(copy, "scripts/new-rule.mjs", "basic-tier");
    readExamples().forEach((example) => addExample(copy, example));
    build(copy);
    const previews = previewPrograms(copy);
    checkRule(copy, previews);
    checkReader(previews);
    checkInput(copy, previews);
    checkComponent(copy, previews);
    console.log("The rule, the reader, the input and the component of CONTRIBUTING.md appear everywhere.");
    checkRemoval(copy, snapshot);
    console.log("Nothing of them is left after their removal.");
} finally {
    rmSync(copy, { recursive: true, force: true });
}
