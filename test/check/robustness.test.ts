/** Programs and packs that misbehave: a clear result, the right exit code, and nothing left behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { check, exitCode, type Preview, render } from "acr-soft-delete-check";
import colors from "picocolors";
import { inShort, previewAlone, ROOT, withProgram, writePack } from "../support/programs";
import { IS_FULL } from "../support/samples";

/** Connections that processes hold for as long as they live. */
let server: Server;
let sockets: Socket[];
let port: number;

beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => {
        sockets.push(socket.on("error", () => undefined).resume());
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
});
afterEach(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
});

/** Lives until it is ended, and is seen to live. */
const hold = () => `require("net").connect(${port}, "127.0.0.1").on("error", () => process.exit());`;
const closed = (socket: Socket) => (socket.closed ? Promise.resolve() : once(socket, "close"));

/** Never returns, as an endless loop does, but needs no processor time for it. */
const BLOCK = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";

/** Seconds: long enough for any program and pack to start on a busy machine. */
const HANG = 10;

describe("a program that never ends", () => {
    test("is ended at the time limit, with all of its processes", async () => {
        const body = `
            ${hold()}
            require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(hold())}], { stdio: "inherit" });
            console.log("still here");
        `;
        const result = await previewAlone(body, { timeout: HANG, packs: [] });
        expect(result.failures).toEqual([`The program did not end within ${HANG} s.\nstill here`]);
        expect(exitCode(result)).toBe(2);
        expect(sockets).toHaveLength(2);
        await Promise.all(sockets.map(closed));
    });

    test("ends with the check, even if that is killed", async () => {
        await withProgram(hold(), async (program) => {
            const connected = once(server, "connection");
            const cli: ChildProcess = spawn(process.execPath, [join(ROOT, "check/dist/cli/cli.js"), program], {
                stdio: "ignore",
            });
            await connected;
            cli.kill("SIGKILL");
            await once(cli, "exit");
            await Promise.all(sockets.map(closed));
        });
    });
});

test.each([
    [
        "ends early as if all were well",
        `setTimeout(() => process.exit(0));`,
        /^The program ended with exit code 1\.\n.* promises were still active/,
    ],
    ["ends early with a code", `process.exit(7);`, /^The program ended with exit code 7\.$/],
    ["rejects a promise", `Promise.reject(new pulumi.RunError("no luck"));`, /^no luck$/],
])("a program that %s has a clear result", async (_, body, failure) => {
    expect((await previewAlone(body, {})).failures).toEqual([expect.stringMatching(failure)]);
});

test("shows the end of the output of a program that prints much, and not only text", async () => {
    const result = await previewAlone(`
        const chunk = Buffer.alloc(1024 * 1024, 0xff);
        const print = (left) => left > 0 ? process.stdout.write(chunk, () => print(left - 1)) : console.log("the end");
        print(64);
    `);
    expect(result.failures).toEqual([]);
    const printed = result.log.map(({ message }) => message).join("");
    expect(printed.endsWith("the end")).toBe(true);
    expect(printed.length).toBeLessThan(2 * 1024 * 1024);
});

/** `npm test` has fewer, in less memory. */
const MANY = IS_FULL ? 5000 : 500;

test(`evaluates each of ${MANY} resources in bounded memory`, async () => {
    const before = process.memoryUsage().rss;
    const result = await previewAlone(`
        for (let i = 0; i < ${MANY}; i++) {
            new containerregistry.Registry("r" + i, { ...at, sku: { name: "Premium" },
                policies: { softDeletePolicy: { status: "enabled", retentionDays: i % ${MANY / 5} === 0 ? 91 : 30 } } });
        }
    `);
    expect(result.failures).toEqual([]);
    expect(inShort(result)).toEqual([0, 1, 2, 3, 4].map((i) => `mandatory soft-delete-days r${(i * MANY) / 5}`).sort());
    expect(result.resources).toHaveLength(MANY + 3);
    expect(process.memoryUsage().rss - before).toBeLessThan((IS_FULL ? 1024 : 256) * 1024 * 1024);
});

describe("a pack that fails", () => {
    const GOOD = `
        const { PolicyPack } = require("@pulumi/policy");
        new PolicyPack("good", { policies: [
            { name: "no-groups", description: "No groups.", enforcementLevel: "mandatory",
              validateResource: (args, report) => { if (args.type.endsWith(":ResourceGroup")) report("a group"); } },
            { name: "counts", description: "Counts.", enforcementLevel: "advisory",
              validateStack: (args, report) => report(String(args.resources.length)) },
        ] });
    `;
    const bad = (validate: string, start = "") => `
        ${start}
        const { PolicyPack } = require("@pulumi/policy");
        new PolicyPack("bad", { policies: [
            { name: "bad", description: "Bad.", enforcementLevel: "mandatory", validateResource: (args) => { ${validate} } },
        ] });
    `;

    const withBad = (source: string): Promise<Preview> =>
        withProgram(
            `new (require("@pulumi/azure-native/resources").ResourceGroup)("group", { location: "westeurope" });`,
            (program) =>
                check({
                    program,
                    packs: [writePack(program, "bad", source), writePack(program, "good", GOOD)],
                    timeout: 2 * HANG,
                }),
        );

    test.each([
        ["throws at import", bad("", `throw new Error("at import");`), /bad did not start: [^]*at import/],
        [
            "prints at import",
            bad("", `console.log("hello");`),
            /bad did not start: its first line on stdout must be the port, but is "hello"/,
        ],
        ["never starts", `setInterval(() => undefined, 1000);`, /bad did not start: it took longer than 10 s/],
        [
            "throws in a rule",
            bad(`if (args.type.endsWith(":ResourceGroup")) throw new Error("in a rule");`),
            /^The policy pack bad failed: [^]*in a rule/,
        ],
        [
            "hangs in a rule",
            bad(`if (args.type.endsWith(":ResourceGroup")) ${BLOCK}`),
            /^The policy pack bad did not answer within 10 s/,
        ],
        [
            "ends in a rule",
            bad(`if (args.type.endsWith(":ResourceGroup")) process.exit(1);`),
            /^The policy pack bad failed/,
        ],
    ])("because it %s is named, and what others say is shown", async (_, source, error) => {
        const result = await withBad(source);
        expect(result.failures).toEqual([expect.stringMatching(error)]);
        expect(inShort(result)).toContain("mandatory no-groups group");
        expect(result.packs.map(({ name }) => name)).toContain("good");
        const text = render("text", [result], { colors: colors.createColors(false), base: ROOT, failOn: "mandatory" });
        expect(text).not.toMatch(/ ok$/m);
        expect(exitCode(result)).toBe(2);
    });
});
