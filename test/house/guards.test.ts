import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const ALLOWED = [
    ["policies/src/readers/azapi.ts", "../azure/resource-id"],
    ["policies/src/evaluate/timeline.ts", "../model/contribution"],
    ["policies/src/index.ts", "./pack/create-policies"],
    ["components/src/registry/new.ts", "../shared/lock"],
    ["check/src/cli/cli.ts", "../report"],
    ["rules/src/rules/retention-policy.ts", "../rule"],
    ["policies/src/azure/resource-id.test.ts", "../readers/azapi"],
] as const;

const FORBIDDEN = [
    ["policies/src/azure/resource-id.ts", "../readers/azapi"],
    ["policies/src/evaluate/timeline.ts", "../pack/policy-config"],
    ["policies/src/model/contribution.ts", "../../../rules/src/rule"],
    ["policies/src/unlisted/new.ts", "../model/contribution"],
    ["components/src/purge-task/new.ts", "../registry/registry"],
    ["components/src/shared/lock.ts", "../image-lock/image-lock"],
    ["check/src/report/sarif.ts", "../run/checker"],
    ["check/src/model/urn.ts", "acr-soft-delete"],
    ["rules/src/rule.ts", "./rules/retention-policy"],
    ["rules/src/rule.ts", "acr-soft-delete-policies"],
] as const;

const LONG = [
    ["rules/src/rules/new.ts", 250],
    ["rules/src/rules/new.ts", 260],
    ["test/new.test.ts", 260],
] as const;

/** The program reads files with their texts from its first argument and prints the ids of the rules that each breaks. */
const LINTER = `
    import { ESLint } from "eslint";
    const overrideConfig = { languageOptions: { parserOptions: { project: null } } };
    const rules = ["max-lines", "house/import-direction"];
    const eslint = new ESLint({ overrideConfig, ruleFilter: ({ ruleId }) => rules.includes(ruleId) });
    const lint = async ([filePath, text]) => (await eslint.lintText(text, { filePath }))[0].messages;
    const results = await Promise.all(JSON.parse(process.argv[1]).map(lint));
    console.log(JSON.stringify(results.map((messages) => messages.map(({ ruleId, message }) => ruleId ?? message))));
`;

async function lint(files: (readonly [file: string, text: string])[]): Promise<string[][]> {
    const args = ["--input-type=module", "--eval", LINTER, "--", JSON.stringify(files)];
    const { stdout } = await run(process.execPath, args, { cwd: join(__dirname, "../..") });
    return JSON.parse(stdout) as string[][];
}

describe("the linter", () => {
    it("accepts imports of folders further down", async () => {
        const results = await lint(ALLOWED.map(([file, target]) => [file, `import * as target from "${target}";\n`]));
        expect(results).toEqual(ALLOWED.map(() => []));
    });

    it("rejects imports of folders further up, of folders beside and of other packages", async () => {
        const results = await lint(FORBIDDEN.map(([file, target]) => [file, `export * from "${target}";\n`]));
        expect(results).toEqual(FORBIDDEN.map(() => ["house/import-direction"]));
    });

    it("rejects a file of 260 lines", async () => {
        const results = await lint(LONG.map(([file, lines]) => [file, "\n".repeat(lines)]));
        expect(results).toEqual(LONG.map(([, lines]) => (lines > 250 ? ["max-lines"] : [])));
    });
});
