/** Every example: what the check reports of it, and the exit code. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { exitCode, type Preview, render } from "acr-soft-delete-check";
import { rules } from "acr-soft-delete-rules";
import colors from "picocolors";
import { type PreviewOptions, startProgramHost } from "./support/program-host";
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

/** Runs the command on examples, with the checks of their types only in `npm run test:all`: see docs/types.test.ts. */
function run(...args: string[]) {
    const cli = join(ROOT, "check/dist/cli/cli.js");
    const withoutTypes = IS_FULL || args.length === 0 ? [] : ["--transpile-only"];
    // CI systems ask for colours; a pipe must stay plain all the same.
    const env = { ...process.env, CI: "true" };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, ...withoutTypes], {
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

const host = startProgramHost({});
afterAll(() => host.stop());

/** Examples with settings in their `Pulumi.yaml`, which only the command reads. */
const CONFIGURED = ["production", "watch-deletions"];

/**
 * Returns what the command reports of an example. `npm test` runs most of them in one process, and formats the same text;
 * `npm run test:all` always runs the command.
 */
async function reportExample(name: string): Promise<Report> {
    if (IS_FULL || CONFIGURED.includes(name)) {
        return run(`examples/${name}`);
    }
    const preview = await previewExample(name);
    const options = { base: ROOT, colors: colors.createColors(false), failOn: "mandatory" } as const;
    return { status: exitCode(preview), stdout: render("text", [preview], options) };
}

function previewExample(name: string, options?: PreviewOptions): Promise<Preview> {
    return host.preview(join(ROOT, "examples", name), options);
}

test("the quickstart, also as the project at the root, previews with every policy satisfied", async () => {
    const atRoot = run();
    expect([atRoot.status, atRoot.stderr]).toEqual([0, expect.stringMatching(/^\.\.\. starting/)]);
    for (const { stdout } of [atRoot, await reportExample("quickstart")]) {
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

test("soft delete for a registry of the classic provider previews with every policy satisfied", async () => {
    const { status, stdout } = await reportExample("existing-registry");
    expect(stdout).toMatch(/SoftDeletePolicy {2}images\n {3}└─ command:local:Command {2}images\n/);
    expect(stdout).toMatch(/5 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("purge tasks take the place of the retention policy, with every policy satisfied", async () => {
    const { resources } = await previewExample("cleanup-without-retention-policy");
    const tasks = resources.filter(({ type }) => type === "azure-native:containerregistry:Task");
    const commands = tasks.map(({ properties }) => {
        const { encodedTaskContent } = properties["step"] as { encodedTaskContent: string };
        return Buffer.from(encodedTaskContent, "base64").toString();
    });
    expect(commands).toEqual([
        expect.stringMatching(/ purge --registry \$Registry --ago 7d --untagged-only\n/),
        expect.stringMatching(/ purge --registry \$Registry --filter 'team\/\.\*:\^branch-\.\*\$' .* --dry-run\n/),
    ]);
    const { status, stdout } = await reportExample("cleanup-without-retention-policy");
    expect(stdout).toMatch(/8 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("alerts on deletions preview with every policy satisfied", async () => {
    const { status, stdout } = await reportExample("watch-deletions");
    expect(stdout).toMatch(/DeletionMonitor {2}images\n {3}├─ azure-native:monitor:DiagnosticSetting/);
    expect(stdout).toMatch(/ScheduledQueryRule {2}images-deletions\n/);
    expect(stdout).toMatch(/11 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("a production registry previews with every policy satisfied", async () => {
    const { status, stdout } = await reportExample("production");
    expect(stdout).toContain("azure-native:containerregistry:Registry  images  protected");
    expect(stdout).toMatch(/RecoveryRole {2}images-recovery\n/);
    expect(stdout).toMatch(/DeletionMonitor {2}images\n/);
    expect(stdout).toMatch(/26 resources, 0 mandatory violations, 0 advisories, 0 undecided, /);
    expect(status).toBe(0);
});

test("a production registry is made once its identity may use the key", () => {
    const fixtures = "examples/production/fixtures.yaml";
    const { status, stdout } = run(
        ...["examples/production", "--as", "update", "--fixtures", fixtures, "--format", "json"],
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
    const preview = (replicated: boolean, softDelete: boolean) =>
        previewExample("move-from-geo-replication", {
            config: { replicated: String(replicated), softDelete: String(softDelete) },
        });
    const registered = ({ resources }: Pick<Preview, "resources">) => {
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
    ])("%s", async (_, replicated, softDelete, expected) => {
        const result = await preview(replicated, softDelete);
        expect(registered(result)).toEqual(expected);
        expect(exitCode(result)).toBe(0);
    });

    test("the settings as they are in the project's file are those from before", () => {
        const { stdout, status } = run("examples/move-from-geo-replication", "--format", "json");
        const { programs } = JSON.parse(stdout) as { programs: [Preview] };
        expect(registered(programs[0])).toEqual({ softDelete: "disabled", replications: ["images-northeurope"] });
        expect(status).toBe(0);
    });

    test("soft delete while there is a replication is refused, with the order in which to do it", async () => {
        const result = await preview(true, true);
        const message = result.violations.map((one) => one.message).join("\n");
        expect(message).toContain("[soft-delete-without-geo-replication]");
        expect(message).toContain("remove the replications in one update and enable soft delete in the next");
        expect(result.resources.map(({ type }) => type).join()).not.toContain("azure-native:containerregistry");
        expect(exitCode(result)).toBe(1);
    });
});

test("every invalid example is known here", () => {
    expect(readdirSync(join(ROOT, "examples/invalid")).sort()).toEqual(Object.keys(RULE_OF).sort());
});

test.each(Object.entries(RULE_OF))("examples/invalid/%s violates exactly %s", async (name, id) => {
    const { status, stdout } = await reportExample(`invalid/${name}`);
    const mandatory = [...stdout.matchAll(/^ +\[mandatory\] (\S+) {2}examples\/invalid\/\S+\/index\.ts:\d+$/gm)];
    expect(mandatory.map(([, policy]) => policy)).toEqual([id]);
    const rule = rules.find((one) => one.id === id);
    expect(stdout).toContain(rule?.title);
    expect(stdout).toMatch(/^ +found: {2}.+ = .+ \(\w+ "[\w-]+"\)$/m);
    expect(stdout).toContain(`fix:    ${rule?.remedy}`);
    expect(status).toBe(1);
});
