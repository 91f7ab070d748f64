import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { check, exitCode, type Preview, render, SECRET, UNKNOWN } from "acr-soft-delete-check";
import colors from "picocolors";
import { inShort, preview, previewAlone, ROOT, withProgram } from "../support/programs";

const text = (result: Preview) =>
    render("text", [result], { colors: colors.createColors(false), base: ROOT, failOn: "mandatory" });

const resourcesOf = ({ resources }: Awaited<ReturnType<typeof previewAlone>>) =>
    resources.map(({ type, name }) => `${type} ${name}`);

test("reports a program that throws as a failure with its error", async () => {
    const result = await previewAlone(`throw new pulumi.RunError("the sky fell");`);
    expect(result.failures).toEqual(["the sky fell"]);
    expect(exitCode(result)).toBe(2);
    expect(text(result)).toContain("error: the sky fell");
});

test("reports a program that ends early as a failure", async () => {
    const result = await previewAlone(`process.exit(3);`);
    expect(result.failures).toEqual(["The program ended with exit code 3."]);
});

test("shows an error that is only logged, which is not a failure, as in the engine", async () => {
    const result = await previewAlone(`pulumi.log.error("no quota");`);
    expect(result.failures).toEqual([]);
    expect(result.log).toContainEqual(expect.objectContaining({ severity: "error", message: "no quota" }));
    expect(exitCode(result)).toBe(0);
});

test("shows where an ordinary error was thrown, without colours", async () => {
    const result = await withProgram(`function explode() { throw new Error("boom"); }\nexplode();`, (program) =>
        check({ program }),
    );
    expect(result.failures.join()).toMatch(/Error: boom\n +at explode .*index\.js:1/);
    // eslint-disable-next-line no-control-regex
    expect(result.failures.join()).not.toMatch(/\u001b/);
});

test("shows what the program prints", async () => {
    const result = await previewAlone(`console.log("hello"); console.error("world");`);
    expect(result.log.map(({ severity, message }) => `${severity} ${message}`)).toEqual(["info hello\nworld"]);
});

test("splits the arguments for Node.js as a shell does", async () => {
    const result = await withProgram(`console.log(process.execArgv.join("|"), process.title);`, (program) => {
        writeFileSync(join(program, "set up.js"), `process.title = "ready";`);
        const options = `options: { typescript: false, nodeargs: '--trace-warnings --require "./set up.js"' }`;
        writeFileSync(join(program, "Pulumi.yaml"), `name: test\nruntime:\n  name: nodejs\n  ${options}\n`);
        return check({ program, packs: [] });
    });
    expect(result.log.map(({ message }) => message)).toEqual(["--trace-warnings|--require|./set up.js ready"]);
});

test("does not wait for children of the program", async () => {
    const result = await previewAlone(
        `require("child_process").spawn("sleep", ["60"], { stdio: "inherit", detached: true }).unref();`,
    );
    expect(result.failures).toEqual([]);
});

describe("a program that is interrupted", () => {
    let server: Server;
    let cli: ChildProcess | undefined;
    let socket: Socket | undefined;

    beforeEach(async () => {
        server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
    });
    afterEach(() => {
        cli?.kill("SIGKILL");
        socket?.destroy();
        server.close();
    });

    test("leaves no process behind", async () => {
        // The program holds a connection for as long as it lives, and lives as long as the connection.
        const { port } = server.address() as AddressInfo;
        const source = `require("net").connect(${port}, "127.0.0.1").on("close", () => process.exit());`;
        await withProgram(source, async (program) => {
            const connected = once(server, "connection");
            cli = spawn(process.execPath, [join(ROOT, "check/dist/cli/cli.js"), program], { stdio: "ignore" });
            [socket] = (await connected) as [Socket];
            const closed = once(socket.on("error", () => undefined).resume(), "close");
            const exited = once(cli, "exit");
            cli.kill("SIGTERM");
            expect(await exited).toEqual([143, null]);
            await closed;
        });
    });
});

test("shows a resource below one that is only read in the tree", async () => {
    const result = await preview(`
        const old = containerregistry.Registry.get("old", "/subscriptions/s/registries/old");
        new containerregistry.Replication("north", { ...replica, registryName: old.name }, { parent: old });
    `);
    expect(result.failures).toEqual([]);
    expect(text(result)).toMatch(
        / azure-native:containerregistry:Registry {2}old {2}read\n[│ ] {2}└─ azure-native:containerregistry:Replication {2}north {2}undecided$/m,
    );
    expect(result.undecided[0]?.message).toMatch(/the registry that this resource belongs to is unknown/);
});

test("shows info and warnings of the program, without debug lines", async () => {
    const result = await preview(`pulumi.log.warn("old"); pulumi.log.info("new"); pulumi.log.debug("noise");`);
    expect(result.failures).toEqual([]);
    expect(result.log.map(({ severity, message }) => `${severity} ${message}`).sort()).toEqual([
        "info new",
        "warning old",
    ]);
    expect(text(result)).toMatch(/warning: old/);
});

test("reports two resources with one name as a failure, as the engine does", async () => {
    const result = await previewAlone(`new resources.ResourceGroup("group");`);
    expect(result.failures.join()).toMatch(/Duplicate resource URN/);
});

test("returns inputs as outputs, secrets included; other outputs stay unknown", async () => {
    const result = await preview(`
        const seen = [];
        const secret = new resources.ResourceGroup("secret", { location: pulumi.secret("norway") });
        secret.location.apply((location) => pulumi.log.info("location " + location));
        secret.name.apply(() => pulumi.log.error("a name is not known in a preview"));
        pulumi.output(pulumi.isSecret(secret.location)).apply((is) => pulumi.log.info("secret " + is));
    `);
    expect(result.failures).toEqual([]);
    expect(result.log.map(({ message }) => message).sort()).toEqual(["location [secret]", "secret true"]);
});

test("treats objects of Azure resources as unknown, not as complete", async () => {
    const result = await preview(`
        const net = new network.VirtualNetwork("net", {
            ...at,
            addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
            subnets: [{ name: "only", addressPrefix: "10.0.1.0/24" }],
            tags: { team: "north" },
        });
        const identified = new containerregistry.Registry("images", {
            ...at,
            sku: { name: "Premium" },
            identity: pulumi.secret({ type: "SystemAssigned" }),
        });
        const old = new classic.Registry("old", {
            ...at,
            sku: "Premium",
            identity: { type: "SystemAssigned" },
        });
        const other = new command.local.Command("greet", { create: "echo hello", environment: { TONE: "low" } });
        new resources.ResourceGroup("seen", {
            location: "westeurope",
            tags: {
                subnet: net.subnets.apply((subnets) => subnets[0].id.toUpperCase()),
                principal: identified.identity.apply((identity) => identity.principalId.toUpperCase()),
                lifted: old.identity.principalId,
                prefix: net.subnets[0].addressPrefix,
                location: net.location,
                team: net.tags.apply((tags) => tags.team),
                tone: other.environment.apply((environment) => environment.TONE),
            },
        });
    `);
    expect(result.failures).toEqual([]);
    expect(result.resources.find(({ name }) => name === "seen")?.properties["tags"]).toEqual({
        subnet: UNKNOWN,
        principal: SECRET,
        lifted: UNKNOWN,
        prefix: UNKNOWN,
        location: "westeurope",
        team: "north",
        tone: "low",
    });
});

test("shows components with their child resources in the tree", async () => {
    const result = await preview(
        `new Registry("images", { ...at, softDelete: { enabled: false }, sku: "Premium", replications: [{ location: "northeurope" }] });`,
    );
    expect(result.failures).toEqual([]);
    const shown = text(result);
    expect(shown).toContain("acr-soft-delete:index:Registry  images\n");
    expect(shown).toMatch(/(├|└)─ azure-native:containerregistry:Registry {2}images {2}protected\n/);
    expect(shown).toMatch(/(├|└)─ azure-native:containerregistry:Replication {2}images-northeurope\n/);
    expect(resourcesOf(result)).toHaveLength(6);
});

test.each([
    ["long", "SECRET".repeat(20)],
    ["quoted", 'SEC"RET\\x'],
    ["short", "on!"],
])("keeps a %s secret out of reports, while ordinary words stay", async (_, secret) => {
    const result = await preview(`
        pulumi.log.info(${JSON.stringify(secret)} + " enabled");
        new containerregistry.Registry("r", { ...at, sku: { name: "Basic" },
        policies: { softDeletePolicy: { status: pulumi.secret(${JSON.stringify(secret)}), retentionDays: 30 }, retentionPolicy: { status: pulumi.secret("enabled") } } });`);
    expect(inShort(result)).toEqual(["mandatory retention-policy r", "mandatory soft-delete-status r"]);
    expect(result.violations.map(({ message }) => message).join()).not.toContain("SEC");
    expect(result.violations.map(({ message }) => message).join()).toContain('status = "[secret]"');
    expect(result.log.map(({ message }) => message)).toEqual(["[secret] enabled"]);
});

test("keeps secrets out of messages of policies", async () => {
    const result = await preview(`new containerregistry.Registry("r", { ...at, sku: { name: "Basic" },
        policies: { softDeletePolicy: { status: pulumi.secret("correct-horse"), retentionDays: 30 } } });`);
    expect(inShort(result)).toEqual(["mandatory soft-delete-status r"]);
    expect(JSON.stringify(result)).not.toContain("correct-horse");
    expect(result.violations[0]?.message).toContain("[secret]");
});
