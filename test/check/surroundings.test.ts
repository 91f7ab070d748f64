/** What surrounds a check and must not change its answer: proxies, output that is full or closed, CI logs. */
import { spawn, spawnSync, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { check } from "acr-soft-delete-check";
import { ROOT, withProgram } from "../support/programs";

const COMMAND = join(ROOT, "check/dist/cli/cli.js");
/** Says when a transform of it is called, and which proxy it sees. Starts in half the time of one in TypeScript. */
const PROGRAM = `
    const pulumi = require("@pulumi/pulumi");
    pulumi.runtime.registerStackTransform(({ props, opts }) => {
        console.log("transformed", process.env.http_proxy ?? "no proxy");
        return { props, opts };
    });
    new pulumi.ComponentResource("test:index:Component", "c");
`;
/** Nothing listens there. */
const PROXY = "http://127.0.0.1:9";

function run(args: readonly string[], environment: Record<string, string>, stdio: StdioOptions = "pipe") {
    return spawnSync(process.execPath, [COMMAND, ...args], {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", ...environment },
        stdio,
    });
}

test.each([
    ["http_proxy", { http_proxy: PROXY }, PROXY],
    ["https_proxy", { https_proxy: PROXY }, "no proxy"],
    ["grpc_proxy", { grpc_proxy: PROXY }, "no proxy"],
    ["a proxy for all but some hosts", { http_proxy: PROXY, no_proxy: "example.com" }, PROXY],
    [
        "a proxy for all but some hosts of gRPC",
        { grpc_proxy: PROXY, no_grpc_proxy: "example.com", no_proxy: "*" },
        "no proxy",
    ],
])("%s does not stand between program, engine and packs", (_, environment, seen) =>
    withProgram(PROGRAM, async (program) => {
        const { status, stdout } = run([program, "--format", "json"], environment);
        const log = [expect.objectContaining({ message: `transformed ${seen}` })];
        expect(JSON.parse(stdout)).toMatchObject({ exitCode: 0, programs: [{ failures: [], violations: [], log }] });
        expect(status).toBe(0);
        await Promise.resolve();
    }),
);

test("a proxy does not stand between a function and the engine", async () => {
    process.env["http_proxy"] = PROXY;
    try {
        const { failures, resources } = await check({ program: () => ({ a: 1 }), packs: [] });
        expect([failures, resources.length]).toEqual([[], 1]);
    } finally {
        delete process.env["http_proxy"];
    }
});

const onLinux = existsSync("/dev/full") ? test : test.skip;

onLinux.each([
    ["a report", (program: string) => [program]],
    ["a report for programs", (program: string) => [program, "--format", "sarif"]],
    ["the help", () => ["--help"]],
])("a full disk under %s ends with 2, and says why", (_, args) =>
    withProgram(PROGRAM, async (program) => {
        const full = openSync("/dev/full", "w");
        const { status, stderr } = run(args(program), {}, ["ignore", full, "pipe"]);
        closeSync(full);
        expect(stderr).toMatch(/^error: The output cannot be written: ENOSPC/m);
        expect(stderr).not.toContain("node:");
        expect(status).toBe(2);
        await Promise.resolve();
    }),
);

onLinux("a full disk under progress alone does not change the exit code", () =>
    withProgram(PROGRAM, async (program) => {
        const full = openSync("/dev/full", "w");
        const { status, stdout } = run([program], {}, ["ignore", "pipe", full]);
        closeSync(full);
        expect(stdout).toContain("0 mandatory violations");
        expect(status).toBe(0);
        await Promise.resolve();
    }),
);

test("output that nobody reads any more ends with 2", () =>
    withProgram(PROGRAM, async (program) => {
        const child = spawn(process.execPath, [COMMAND, program], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
        child.stdout.destroy();
        expect(await once(child, "exit")).toEqual([2, null]);
    }));
