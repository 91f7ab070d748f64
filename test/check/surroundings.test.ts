/** What surrounds a check and must not change its answer: proxies, output that is full or closed, CI logs. */
import { spawn, spawnSync, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { check } from "acr-soft-delete-check";
import { ROOT, withProgram } from "../support/programs";

const COMMAND = join(ROOT, "check/dist/cli/cli.js");
const PROGRAM = join(ROOT, "examples/quickstart");
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
    ["http_proxy", { http_proxy: PROXY }],
    ["https_proxy", { https_proxy: PROXY }],
    ["grpc_proxy", { grpc_proxy: PROXY }],
    ["a proxy for all but some hosts", { http_proxy: PROXY, no_proxy: "example.com" }],
    ["a proxy for all but some hosts of gRPC", { grpc_proxy: PROXY, no_grpc_proxy: "example.com", no_proxy: "*" }],
])("%s does not stand between program, engine and packs", (_, environment) => {
    const { status, stdout } = run([PROGRAM, "--format", "json"], environment);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 0, programs: [{ failures: [], violations: [] }] });
    expect(status).toBe(0);
});

test("a program sees its proxy as it is set, and its transforms are called", async () => {
    const source = `
        const pulumi = require("@pulumi/pulumi");
        pulumi.runtime.registerStackTransform(({ props, opts }) => {
            console.log("transformed", process.env.http_proxy);
            return { props, opts };
        });
        new pulumi.ComponentResource("test:index:Component", "c");
    `;
    await withProgram(source, async (program) => {
        const { stdout } = run([program, "--format", "json"], { http_proxy: PROXY });
        expect(JSON.parse(stdout)).toMatchObject({
            programs: [{ failures: [], log: [{ message: `transformed ${PROXY}` }] }],
        });
        await Promise.resolve();
    });
});

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
    ["a report", [PROGRAM]],
    ["a report for programs", [PROGRAM, "--format", "sarif"]],
    ["the help", ["--help"]],
])("a full disk under %s ends with 2, and says why", (_, args) => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = run(args, {}, ["ignore", full, "pipe"]);
    closeSync(full);
    expect(stderr).toMatch(/^error: The output cannot be written: ENOSPC/m);
    expect(stderr).not.toContain("node:");
    expect(status).toBe(2);
});

onLinux("a full disk under progress alone does not change the exit code", () => {
    const full = openSync("/dev/full", "w");
    const { status, stdout } = run([PROGRAM], {}, ["ignore", "pipe", full]);
    closeSync(full);
    expect(stdout).toContain("0 mandatory violations");
    expect(status).toBe(0);
});

test("output that nobody reads any more ends with 2", async () => {
    const child = spawn(process.execPath, [COMMAND, PROGRAM], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.destroy();
    expect(await once(child, "exit")).toEqual([2, null]);
});
