/** Every example as a user runs it: the command, its output and its exit code. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Preview } from "acr-soft-delete-check";
import { rules } from "acr-soft-delete-rules";
import { ROOT } from "./support/programs";
import { IS_FULL } from "./support/samples";

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

/** test/types.test.ts checks the types of all examples at once, which takes a tenth of the time. */
const WITHOUT_TYPES = IS_FULL ? [] : ["--transpile-only"];

function run(...args: string[]) {
    const cli = join(ROOT, "check/dist/cli/cli.js");
    // CI systems ask for colours; a pipe must stay plain all the same.
    const env = { ...process.env, CI: "true" };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd: ROOT,
        encoding: "utf8",
        env,
    });
    return { status, stdout, stderr };
}

interface Report {
    readonly status: number | null;
    readonly stdout: string;
}

/** Returns the reports of several examples, which `npm test` checks in one call, by their folders. */
function reportsOf(folders: readonly string[]): Map<string, Report> {
    if (IS_FULL) {
        return new Map(folders.map((folder) => [folder, run(folder)]));
    }
    const { status, stdout } = run(...folders, ...WITHOUT_TYPES);
    const parts = stdout.split(/^(?=\S+ \(stack dev\), offline)/m);
    expect(parts).toHaveLength(folders.length);
    return new Map(folders.map((folder, index) => [folder, { status, stdout: parts[index] ?? "" }]));
}

const VALID = ["quickstart", "existing-registry", "cleanup-without-retention-policy", "watch-deletions", "production"];
let reports: Map<string, Report>;
beforeAll(() => {
    const invalid = Object.keys(RULE_OF).map((name) => `invalid/${name}`);
    const groups = [VALID, invalid].map((names) => reportsOf(names.map((name) => `examples/${name}`)));
    reports = new Map(groups.flatMap((group) => [...group]));
});
const reportOf = (name: string): Report => reports.get(`examples/${name}`) ?? { status: null, stdout: "" };

test("the quickstart, also as the project at the root, previews with every policy satisfied", () => {
    const atRoot = run();
    expect([atRoot.status, atRoot.stderr]).toEqual([0, expect.stringMatching(/^\.\.\. starting/)]);
    for (const { stdout } of [atRoot, reportOf("quickstart")]) {
        expect(stdout).toContain("azure-native:containerregistry:Registry  images  protected");
        for (const { id, enforcement } of rules) {
            const state = enforcement === "disabled" ? "not run" : "ok";
            expect(stdout).toMatch(new RegExp(`acr-soft-delete {2}${id} +${enforcement} +${state}\n`));
        }
        expect(stdout).toMatch(
            /4 resources, 0 mandatory violations, 0 advisories, 0 undecided, \d+\.\d s \(packs \d+\.\d s\)\n/,
        );
    }
});

test("soft delete for a registry of the classic provider previews with every policy satisfied", () => {
    const { status, stdout } = reportOf("existing-registry");
    expect(stdout).toMatch(/SoftDeletePolicy {2}images\n {3}└─ command:local:Command {2}images\n/);
    expect(stdout).toMatch(/5 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("purge tasks take the place of the retention policy, with every policy satisfied", () => {
    const { status, stdout } = run("examples/cleanup-without-retention-policy", ...WITHOUT_TYPES, "--format", "json");
    const { resources } = (JSON.parse(stdout) as { programs: [Pick<Preview, "resources">] }).programs[0];
    const tasks = resources.filter(({ type }) => type === "azure-native:containerregistry:Task");
    const commands = tasks.map(({ properties }) => {
        const { encodedTaskContent } = properties["step"] as { encodedTaskContent: string };
        return Buffer.from(encodedTaskContent, "base64").toString();
    });
    expect(commands).toEqual([
        expect.stringMatching(/ purge --registry \$Registry --ago 7d --untagged-only\n/),
        expect.stringMatching(/ purge --registry \$Registry --filter 'team\/\.\*:\^branch-\.\*\$' .* --dry-run\n/),
    ]);
    const { status: text, stdout: report } = reportOf("cleanup-without-retention-policy");
    expect(report).toMatch(/8 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect([status, text]).toEqual([0, 0]);
});

test("alerts on deletions preview with every policy satisfied", () => {
    const { status, stdout } = reportOf("watch-deletions");
    expect(stdout).toMatch(/DeletionMonitor {2}images\n {3}├─ azure-native:monitor:DiagnosticSetting/);
    expect(stdout).toMatch(/ScheduledQueryRule {2}images-deletions\n/);
    expect(stdout).toMatch(/11 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("a production registry previews with every policy satisfied", () => {
    const { status, stdout } = reportOf("production");
    expect(stdout).toContain("azure-native:containerregistry:Registry  images  protected");
    expect(stdout).toMatch(/RecoveryRole {2}images-recovery\n/);
    expect(stdout).toMatch(/DeletionMonitor {2}images\n/);
    expect(stdout).toMatch(/26 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("a production registry is made once its identity may use the key", () => {
    const fixtures = "examples/production/fixtures.yaml";
    const { status, stdout } = run(
        ...["examples/production", ...WITHOUT_TYPES, "--as", "update", "--fixtures", fixtures, "--format", "json"],
    );
    const { resources } = (JSON.parse(stdout) as { programs: [Pick<Preview, "resources">] }).programs[0];
    const at = (type: string, name: string) =>
        resources.findIndex((one) => one.type === `azure-native:${type}` && one.name === name);
    const registry = at("containerregistry:Registry", "images");
    expect(registry).toBeGreaterThan(at("authorization:RoleAssignment", "use-of-key"));
    expect(registry).toBeGreaterThan(at("keyvault:Key", "images"));
    expect(resources[registry]?.properties).toMatchObject({
        identity: { type: "SystemAssigned, UserAssigned" },
        encryption: {
            keyVaultProperties: {
                keyIdentifier: expect.stringMatching(/^https:\/\/keys\.vault\.azure\.net\/keys\/images\w+$/) as string,
                identity: "00000000-0000-0000-0000-000000000002",
            },
        },
        publicNetworkAccess: "Disabled",
    });
    expect(status).toBe(0);
});

describe("examples/move-from-geo-replication", () => {
    const move = (replicated: boolean, softDelete: boolean) =>
        run(
            ...["examples/move-from-geo-replication", ...WITHOUT_TYPES, "--format", "json"],
            ...["--config", `replicated=${replicated}`, "--config", `softDelete=${softDelete}`],
        );
    const registered = (stdout: string) => {
        const { resources } = (JSON.parse(stdout) as { programs: [Pick<Preview, "resources">] }).programs[0];
        const registry = resources.find(({ type }) => type === "azure-native:containerregistry:Registry");
        return {
            softDelete: (registry?.properties as { policies: { softDeletePolicy: { status: string } } }).policies
                .softDeletePolicy.status,
            replications: resources.filter(({ type }) => type.endsWith(":Replication")).map(({ name }) => name),
        };
    };

    test.each([
        ["before", true, false, { softDelete: "disabled", replications: ["images-northeurope"] }],
        ["the first update", false, false, { softDelete: "disabled", replications: [] }],
        ["the second update", false, true, { softDelete: "enabled", replications: [] }],
    ])("%s", (_, replicated, softDelete, expected) => {
        const { status, stdout } = move(replicated, softDelete);
        expect(registered(stdout)).toEqual(expected);
        expect(status).toBe(0);
    });

    test("the settings as they are in the project's file are those from before", () => {
        const { stdout, status } = run("examples/move-from-geo-replication", ...WITHOUT_TYPES, "--format", "json");
        expect(registered(stdout)).toEqual({ softDelete: "disabled", replications: ["images-northeurope"] });
        expect(status).toBe(0);
    });

    test("soft delete while there is a replication is refused, with the order in which to do it", () => {
        const { status, stdout } = move(true, true);
        expect(stdout).toContain("[soft-delete-without-geo-replication]");
        expect(stdout).toContain("remove the replications in one update and enable soft delete in the next");
        expect(stdout).not.toContain("azure-native:containerregistry");
        expect(status).toBe(1);
    });
});

test("every invalid example is known here", () => {
    expect(readdirSync(join(ROOT, "examples/invalid")).sort()).toEqual(Object.keys(RULE_OF).sort());
});

test.each(Object.entries(RULE_OF))("examples/invalid/%s violates exactly %s", (name, id) => {
    const { status, stdout } = reportOf(`invalid/${name}`);
    const mandatory = [...stdout.matchAll(/^ +\[mandatory\] (\S+) {2}examples\/invalid\/\S+\/index\.ts:\d+$/gm)];
    expect(mandatory.map(([, policy]) => policy)).toEqual([id]);
    const rule = rules.find((one) => one.id === id);
    expect(stdout).toContain(rule?.title);
    expect(stdout).toMatch(/^ +found: {2}.+ = .+ \(\w+ "[\w-]+"\)$/m);
    expect(stdout).toContain(`fix:    ${rule?.remedy}`);
    expect(status).toBe(1);
});
