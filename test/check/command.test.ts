/** The command as a user types it: flags, files, output and exit codes. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ROOT, withProgram } from "../support/programs";

let folder: string;
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "check/dist/cli/cli.js"), ...args], {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
    });
    return { status, stdout, stderr };
}

function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
}

interface Report {
    exitCode: number;
    programs: {
        project: string;
        stack: string;
        violations: { policy: string; level: string }[];
        failures: string[];
        packs: object[];
    }[];
}
const reportOf = (text: string) => JSON.parse(text) as Report;

const REGISTRY = `
    const pulumi = require("@pulumi/pulumi");
    const containerregistry = require("@pulumi/azure-native/containerregistry");
    const config = new pulumi.Config();
    const days = config.getNumber("days") ?? 30;
    new containerregistry.Registry("r", { resourceGroupName: "g", location: "westeurope", sku: { name: "Premium" },
        policies: { softDeletePolicy: { status: "enabled", retentionDays: days } } });
`;
const TOO_LONG = REGISTRY.replace("?? 30", "?? 91");

test("reports several programs together, and starts packs once", () =>
    withProgram(REGISTRY, (right) =>
        withProgram(TOO_LONG, async (wrong) => {
            writeFileSync(join(wrong, "Pulumi.yaml"), "name: wrong\nruntime: nodejs\n");
            const { status, stdout } = run(right, wrong, "--format", "json");
            const { exitCode, programs } = reportOf(stdout);
            expect(programs.map(({ project }) => project)).toEqual(["test", "wrong"]);
            expect(programs.map(({ violations }) => violations.map(({ policy }) => policy))).toEqual([
                [],
                ["soft-delete-days"],
            ]);
            expect(programs.map(({ packs }) => packs)).toEqual([
                [
                    expect.objectContaining({
                        name: "acr-soft-delete",
                        bootMilliseconds: expect.any(Number) as number,
                    }),
                ],
                [expect.objectContaining({ bootMilliseconds: 0 })],
            ]);
            expect([status, exitCode]).toEqual([1, 1]);
            await Promise.resolve();
        }),
    ));

test("passes settings, the pack's configuration and the stack's name to program and pack", async () => {
    const packConfig = file(
        "packs.json",
        JSON.stringify({ "soft-delete-minimum-days": { minimumDays: 60, enforcementLevel: "advisory" } }),
    );
    await withProgram(REGISTRY, (program) => {
        const short = run(
            program,
            "--config",
            "days=20",
            "--pack-config",
            packConfig,
            "--stack",
            "prod",
            "--format",
            "json",
        );
        const { programs } = reportOf(short.stdout);
        expect(programs[0]?.stack).toBe("prod");
        expect(programs[0]?.violations).toEqual([
            expect.objectContaining({ policy: "soft-delete-minimum-days", level: "advisory" }),
        ]);
        expect(short.status).toBe(0);
        expect(
            run(program, "--config", "test:days=20", "--pack-config", packConfig, "--fail-on", "advisory").status,
        ).toBe(1);
        return Promise.resolve();
    });
});

test("does not fail on violations with --fail-on never", () =>
    withProgram(TOO_LONG, async (program) => {
        const { status, stdout } = run(program, "--fail-on", "never");
        expect(stdout).toContain("1 mandatory violation");
        expect(status).toBe(0);
        await Promise.resolve();
    }));

test("writes a report to a file, and names it", () =>
    withProgram(TOO_LONG, async (program) => {
        const output = join(folder, "check.sarif");
        const { status, stdout, stderr } = run(program, "--format", "sarif", "--output", output);
        expect(stdout).toBe("");
        expect(stderr).toContain("check.sarif");
        const sarif = JSON.parse(readFileSync(output, "utf8")) as { runs: { results: { locations: object[] }[] }[] };
        const { runs } = sarif;
        expect(JSON.stringify(runs[0]?.results[0]?.locations[0])).toContain(
            `"test/.programs/${basename(program)}/index.js"`,
        );
        expect(status).toBe(1);
        await Promise.resolve();
    }));

test.each([
    ["an unknown option", ["--nonsense"], /unknown option '--nonsense'/],
    ["an unknown format", ["--format", "xml"], /Allowed choices are text, json, sarif, junit, markdown/],
    ["no number of seconds", ["--timeout", "soon"], /It must be a number of seconds above 0/],
    ["no time at all", ["--timeout", "0"], /It must be a number of seconds above 0/],
    ["a setting without a value", ["--config", "days"], /--config must be key=value, but is "days"/],
    [
        "more configurations than packs",
        ["--pack-config", "a", "--pack-config", "b"],
        /2 --pack-config, but only 1 pack/,
    ],
    ["a folder without a program", ["test"], /There is no Pulumi\.yaml in/],
    [
        "fixtures that are not there",
        ["examples/quickstart", "--fixtures", "nowhere.yaml"],
        /nowhere\.yaml cannot be read/,
    ],
    [
        "configuration that is not there",
        ["examples/quickstart", "--pack-config", "nowhere.json"],
        /The configuration nowhere\.json cannot be read/,
    ],
])("%s is an error with exit code 2", (_, args, error) => {
    const { status, stdout, stderr } = run(...args);
    expect(stderr).toMatch(error);
    expect(stdout).toBe("");
    expect(status).toBe(2);
});

test("lists all errors of fixtures at once", () => {
    const fixtures = file("fixtures.yaml", "functions:\n  - token: 1\n    resutl: {}\nstacks:\n  a: 3\nmore: 1\n");
    const { status, stderr } = run("examples/quickstart", "--fixtures", fixtures);
    expect(stderr).toContain("more is not one of functions, resources, stacks");
    expect(stderr).toContain("functions[0].resutl is not one of token, args, result");
    expect(stderr).toContain("functions[0].token must be a non-empty string, but is 1");
    expect(stderr).toContain("functions[0].result must be a mapping, but is undefined");
    expect(stderr).toContain("stacks.a must be a mapping, but is 3");
    expect(status).toBe(2);
});

test("lists all errors of a pack's configuration at once, and runs nothing with it", () => {
    const wrong = file("wrong.json", JSON.stringify({ a: 1, b: { enforcementLevel: "strict" }, all: "loud" }));
    const { status, stderr } = run("examples/quickstart", "--pack-config", wrong);
    expect(stderr).toContain("a is 1, but must be a level or an object.");
    expect(stderr).toContain(
        'The level of b is "strict", but must be one of advisory, mandatory, disabled, remediate.',
    );
    expect(stderr).toContain('The level of all is "loud"');
    expect(status).toBe(2);
    const outOfRange = file(
        "range.json",
        JSON.stringify({ "soft-delete-minimum-days": { minimumDays: 0.5, enforcementLevel: "mandatory" } }),
    );
    const range = run("examples/quickstart", "--pack-config", outOfRange);
    expect(range.stdout).toContain("The configuration of the policy pack acr-soft-delete is invalid:");
    expect(range.stdout).toMatch(/soft-delete-minimum-days: minimumDays must be/);
    expect(range.status).toBe(2);
});

test("shows every option in the help, with examples", () => {
    const { status, stdout } = run("--help");
    for (const option of [
        "--pack",
        "--pack-config",
        "--stack",
        "--config",
        "--fixtures",
        "--as",
        "--format",
        "--output",
        "--fail-on",
        "--transpile-only",
        "--timeout",
    ]) {
        expect(stdout).toContain(option);
    }
    expect(stdout).toContain("Examples:");
    expect(status).toBe(0);
});

test("skips the type check with --transpile-only", async () => {
    await withProgram("", (program) => {
        writeFileSync(join(program, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
        writeFileSync(join(program, "package.json"), JSON.stringify({ name: "test", main: "index.ts" }));
        writeFileSync(join(program, "index.ts"), "export const days: number = 'thirty';\n");
        // Quick to check: without the types of Node.js, and of whatever else is installed.
        const compilerOptions = { types: [], lib: ["es5"] };
        writeFileSync(join(program, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
        rmSync(join(program, "index.js"));
        expect(existsSync(join(program, "index.js"))).toBe(false);
        expect(run(program).stdout).toMatch(/Type 'string' is not assignable to type 'number'/);
        expect(run(program, "--transpile-only").status).toBe(0);
        return Promise.resolve();
    });
});
