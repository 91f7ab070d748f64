/** Every example as a user runs it: the command, its output and its exit code. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rules } from "acr-soft-delete-rules";
import { ROOT } from "./support/programs";

/** What each invalid example is about. */
const RULE_OF: Record<string, string> = {
    "91-days": "soft-delete-days",
    "cache-rule": "soft-delete-without-cache-rules",
    "geo-replication": "soft-delete-without-geo-replication",
    "geo-replication-classic": "soft-delete-without-geo-replication",
    "retention-policy": "soft-delete-without-retention-policy",
    "unknown-status": "soft-delete-status",
    "zero-days": "soft-delete-days",
    "zone-redundancy": "soft-delete-without-zone-redundancy",
};

function run(...args: string[]) {
    const cli = join(ROOT, "check/dist/cli.js");
    // CI systems ask for colours; a pipe must stay plain all the same.
    const env = { ...process.env, CI: "true" };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd: ROOT,
        encoding: "utf8",
        env,
    });
    return { status, stdout, stderr };
}

test("the quickstart, also as the project at the root, previews with every policy satisfied", () => {
    for (const args of [[], ["examples/quickstart"]]) {
        const { status, stdout, stderr } = run(...args);
        expect(stdout).toContain("azure-native:containerregistry:Registry  images  protected");
        for (const { id, enforcement } of rules) {
            const state = enforcement === "disabled" ? "not run" : "ok";
            expect(stdout).toMatch(new RegExp(`acr-soft-delete {2}${id} +${enforcement} +${state}\n`));
        }
        expect(stdout).toMatch(
            /4 resources, 0 mandatory violations, 0 advisories, 0 undecided, \d+\.\d s \(packs \d+\.\d s\)\n$/,
        );
        expect(stderr).toMatch(/^\.\.\. starting/);
        expect(status).toBe(0);
    }
});

test("soft delete for a registry of the classic provider previews with every policy satisfied", () => {
    const { status, stdout } = run("examples/existing-registry");
    expect(stdout).toMatch(/SoftDeletePolicy {2}images\n {3}└─ command:local:Command {2}images\n/);
    expect(stdout).toMatch(/5 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("every invalid example is known here", () => {
    expect(readdirSync(join(ROOT, "examples/invalid")).sort()).toEqual(Object.keys(RULE_OF).sort());
});

test.each(Object.entries(RULE_OF))("examples/invalid/%s violates exactly %s", (name, id) => {
    const { status, stdout } = run(`examples/invalid/${name}`);
    const mandatory = [...stdout.matchAll(/^ +\[mandatory\] (\S+) {2}examples\/invalid\/\S+\/index\.ts:\d+$/gm)];
    expect(mandatory.map(([, policy]) => policy)).toEqual([id]);
    const rule = rules.find((one) => one.id === id);
    expect(stdout).toContain(rule?.title);
    expect(stdout).toMatch(/^ +found: {2}.+ = .+ \(\w+ "[\w-]+"\)$/m);
    expect(stdout).toContain(`fix:    ${rule?.remedy}`);
    expect(status).toBe(1);
});
