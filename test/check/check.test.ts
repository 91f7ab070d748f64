import { writeFileSync } from "node:fs";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { check, exitCode, type Preview, render, SECRET, UNKNOWN } from "acr-soft-delete-check";
import colors from "picocolors";
import { inShort, preview, ROOT, withProgram, writePack } from "../support/programs";

const text = (result: Preview) =>
    render("text", [result], { colors: colors.createColors(false), base: ROOT, failOn: "mandatory" });

const resourcesOf = ({ resources }: Awaited<ReturnType<typeof preview>>) =>
    resources.map(({ type, name }) => `${type} ${name}`);

test("a program that throws is a failure that shows its error", async () => {
    const result = await preview(`throw new pulumi.RunError("the sky fell");`);
    expect(result.failures).toEqual(["the sky fell"]);
    expect(exitCode(result)).toBe(2);
    expect(text(result)).toContain("error: the sky fell");
});

test("a program that ends early is a failure", async () => {
    const result = await preview(`process.exit(3);`);
    expect(result.failures).toEqual(["The program ended with exit code 3."]);
});

test("an error that is only logged is no failure, as in the engine, but is told", async () => {
    const result = await preview(`pulumi.log.error("no quota");`);
    expect(result.failures).toEqual([]);
    expect(result.log).toContainEqual(expect.objectContaining({ severity: "error", message: "no quota" }));
    expect(exitCode(result)).toBe(0);
});

test("an ordinary error shows where it was thrown, without colours", async () => {
    const result = await withProgram(`function explode() { throw new Error("boom"); }\nexplode();`, (program) =>
        check({ program }),
    );
    expect(result.failures.join()).toMatch(/Error: boom\n +at explode .*index\.js:1/);
    // eslint-disable-next-line no-control-regex
    expect(result.failures.join()).not.toMatch(/\u001b/);
}, 15_000);

test("what the program prints is shown", async () => {
    const result = await preview(`console.log("hello"); console.error("world");`);
    expect(result.log.map(({ severity, message }) => `${severity} ${message}`)).toEqual(["info hello\nworld"]);
});

test("a child of the program that lives on does not hold up the result", async () => {
    const result = await preview(
        `require("child_process").spawn("sleep", ["60"], { stdio: "inherit", detached: true }).unref();`,
    );
    expect(result.failures).toEqual([]);
}, 30_000);

describe("a program that is given up", () => {
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
    }, 30_000);
});

test("a resource below one that is only read is in the tree", async () => {
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

test("info and warnings of the program are shown", async () => {
    const result = await preview(`pulumi.log.warn("old"); pulumi.log.info("new"); pulumi.log.debug("noise");`);
    expect(result.failures).toEqual([]);
    expect(result.log.map(({ severity, message }) => `${severity} ${message}`).sort()).toEqual([
        "info new",
        "warning old",
    ]);
    expect(text(result)).toMatch(/warning: old/);
});

test("two resources with one name are a failure, as in the engine", async () => {
    const result = await preview(`new resources.ResourceGroup("group");`);
    expect(result.failures.join()).toMatch(/Duplicate resource URN/);
});

test("outputs that are no inputs stay unknown; inputs come back, secrets included", async () => {
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

test("what Azure adds to an object of the inputs is not known in a preview, and not absent", async () => {
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

test("the tree shows parents, and components with what is in them", async () => {
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
])("a %s secret reaches no report, while ordinary words stay", async (_, secret) => {
    const result = await preview(`
        pulumi.log.info(${JSON.stringify(secret)} + " enabled");
        new containerregistry.Registry("r", { ...at, sku: { name: "Basic" },
        policies: { softDeletePolicy: { status: pulumi.secret(${JSON.stringify(secret)}), retentionDays: 30 }, retentionPolicy: { status: pulumi.secret("enabled") } } });`);
    expect(inShort(result)).toEqual(["mandatory retention-policy r", "mandatory soft-delete-status r"]);
    expect(result.violations.map(({ message }) => message).join()).not.toContain("SEC");
    expect(result.violations.map(({ message }) => message).join()).toContain('status = "[secret]"');
    expect(result.log.map(({ message }) => message)).toEqual(["[secret] enabled"]);
});

test("secrets reach no message of a policy", async () => {
    const result = await preview(`new containerregistry.Registry("r", { ...at, sku: { name: "Basic" },
        policies: { softDeletePolicy: { status: pulumi.secret("correct-horse"), retentionDays: 30 } } });`);
    expect(inShort(result)).toEqual(["mandatory soft-delete-status r"]);
    expect(JSON.stringify(result)).not.toContain("correct-horse");
    expect(result.violations[0]?.message).toContain("[secret]");
});

const OTHER_PACK = `
    const { PolicyPack } = require("@pulumi/policy");
    new PolicyPack("company", { policies: [
        { name: "no-groups", description: "No resource groups.", enforcementLevel: "mandatory", validateResource: (args, report) => {
            if (args.type === "azure-native:resources:ResourceGroup") report("provider " + args.provider.type);
        } },
        { name: "configured", description: "Has its defaults.", enforcementLevel: "advisory",
          configSchema: { properties: { word: { type: "string", default: "hello" } } },
          validateStack: (args, report) => report(args.getConfig().word + " " + args.resources.length) },
        { name: "open", description: "Reads what is not known.", enforcementLevel: "mandatory", validateResource: (args) => {
            if (args.type === "test:index:Open") args.props.value.length;
        } },
        { name: "off", description: "Not run.", enforcementLevel: "disabled", validateResource: (args, report) => report("ran") },
    ] });
`;

const PROGRAM = `
    const pulumi = require("@pulumi/pulumi");
    const resources = require("@pulumi/azure-native/resources");
    const group = new resources.ResourceGroup("group");
    new pulumi.CustomResource("test:index:Open", "open", { value: group.id });
`;

test("other packs are run as the engine runs them, several at once", async () => {
    await withProgram(PROGRAM, async (program) => {
        const packs = [writePack(program, "pack", OTHER_PACK), join(ROOT, "policies")];
        const result = await check({ program, packs });
        expect(result.failures).toEqual([]);
        expect(inShort(result)).toEqual(["advisory configured test-dev", "mandatory no-groups group"]);
        expect(result.violations.map(({ message }) => message).join()).toMatch(
            /provider pulumi:providers:azure-native/,
        );
        expect(result.violations.map(({ message }) => message).join()).toMatch(/hello 5/);
        expect(result.undecided.map(({ policy, level }) => `${level} ${policy}`)).toEqual(["advisory open"]);
        expect(new Set(result.policies.map(({ pack }) => pack))).toEqual(new Set(["company", "acr-soft-delete"]));
        expect(exitCode(result)).toBe(1);
    });
});

test.each([
    ["throws at start", `throw new Error("bad pack");`, /bad pack/],
    [
        "prints before the port",
        `console.log("hello"); ${OTHER_PACK}`,
        /first line on stdout must be the port, but is "hello"/,
    ],
    [
        "throws in a policy",
        OTHER_PACK.replace(`report("provider "`, `nowhere("provider "`),
        /^The policy pack company failed: [^]*nowhere is not defined/,
    ],
    [
        "ends in a policy",
        OTHER_PACK.replace(`report("provider "`, `process.exit(0, "provider "`),
        /^The policy pack company failed/,
    ],
])("a pack that %s is a failure that says so", async (_, source, error) => {
    await withProgram(PROGRAM, async (program) => {
        const result = await check({ program, packs: [writePack(program, "pack", source)] });
        expect(result.failures).toHaveLength(1);
        expect(result.failures.join("\n")).toMatch(error);
        expect(text(result)).not.toMatch(/ ok$/m);
        expect(exitCode(result)).toBe(2);
    });
});

test.each([
    ["no project", "test", /There is no Pulumi\.yaml in/],
    ["a missing folder", "nowhere", /There is no Pulumi\.yaml in/],
])("%s is an error that names the file", async (_, folder, error) => {
    await expect(check({ program: join(ROOT, folder) })).rejects.toThrow(error);
});

test.each([
    ["name: x\nruntime: python\n", /the runtime is "python", but only "nodejs" is supported/],
    ["runtime: nodejs\n", /has no name/],
    ["name: x\nruntime: nodejs\nmain: gone\n", /the main program "gone" does not exist/],
    ["- a list\n", /is empty or not a YAML mapping/],
    ["", /is empty or not a YAML mapping/],
    ["name: [x\n", /Pulumi\.yaml is not valid YAML/],
])("a bad Pulumi.yaml is an error: %j", async (yaml, error) => {
    await withProgram("", async (program) => {
        writeFileSync(join(program, "Pulumi.yaml"), yaml);
        await expect(check({ program })).rejects.toThrow(error);
    });
});
