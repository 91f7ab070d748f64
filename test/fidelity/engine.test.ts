/** What can be tested of the way to the real engine without one: events, the project file, and the calls of the CLI. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { withProgram } from "../support/programs";
import { PACKAGES, previewOf, previewWithCli, withStandIn } from "./engine";

const STACK = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev";
const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:azure-native::default_3_28_0";
const REGISTRY = "urn:pulumi:dev::p::azure-native:containerregistry:Registry::images";

/** Events as the Automation API hands them on: those of the engine, which leaves out what is false or empty. */
let sequence = 0;
const event = (content: object) => ({ sequence: sequence++, timestamp: 1_764_000_000, ...content });

const step = (urn: string, op: string, state: object) => {
    const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
    const metadata = { op, urn, type, provider: "", new: { type, urn, id: "", inputs: {}, outputs: {}, ...state } };
    return [
        event({ resourcePreEvent: { metadata, planning: true } }),
        event({ resOutputsEvent: { metadata, planning: true } }),
    ];
};
const said = (content: object) =>
    event({
        policyEvent: {
            color: "raw",
            policyName: "no-admin-user",
            policyPackName: "pack",
            policyPackVersion: "1.2.3",
            policyPackVersionTag: "1.2.3",
            enforcementLevel: "mandatory",
            resourceUrn: REGISTRY,
            message: "<{%reset%}>no<{%reset%}>\n",
            ...content,
        },
    });
const logged = (severity: string, message: string, rest: object = {}) =>
    event({
        diagnosticEvent: { prefix: `<{%fg 9%}>${severity}: <{%reset%}>`, message, color: "raw", severity, ...rest },
    });
const remediated = (before: object | undefined, after: object) =>
    event({
        policyRemediationEvent: {
            resourceUrn: REGISTRY,
            color: "raw",
            policyName: "switch-off",
            policyPackName: "pack",
            policyPackVersion: "1.2.3",
            policyPackVersionTag: "1.2.3",
            before,
            after,
        },
    });

const read = (events: object[]) => previewOf(events as unknown as Parameters<typeof previewOf>[0]);

describe("events become what the check has in a preview:", () => {
    test("each resource once, components and providers too", () => {
        const events = [
            event({ preludeEvent: { config: {} } }),
            ...step(STACK, "create", { parent: "" }),
            ...step(PROVIDER, "create", { custom: true, parent: "" }),
            ...step(REGISTRY, "create", { custom: true, protect: true, parent: STACK }),
            // A component says again what it is made of when all that is in it is there.
            event({ resOutputsEvent: { metadata: { op: "create", urn: STACK, type: "", provider: "" } } }),
            ...step("urn:pulumi:dev::p::test:index:Thing::old", "read", { custom: true, parent: STACK }),
            event({ summaryEvent: { maybeCorrupt: false, durationSeconds: 1, resourceChanges: {}, PolicyPacks: {} } }),
        ];
        const plain = { operation: "create", protect: false };
        expect(read(events).resources).toEqual([
            { ...plain, urn: STACK, type: "pulumi:pulumi:Stack", custom: false },
            { ...plain, urn: PROVIDER, type: "pulumi:providers:azure-native", custom: true },
            {
                ...plain,
                urn: REGISTRY,
                type: "azure-native:containerregistry:Registry",
                custom: true,
                protect: true,
                parent: STACK,
            },
            {
                ...plain,
                urn: "urn:pulumi:dev::p::test:index:Thing::old",
                type: "test:index:Thing",
                operation: "read",
                custom: true,
                parent: STACK,
            },
        ]);
    });

    test("violations, of resources and of the stack", () => {
        const events = [said({}), said({ enforcementLevel: "advisory", resourceUrn: STACK })];
        const plain = { pack: "pack", policy: "no-admin-user", level: "mandatory", message: "no" };
        expect(read(events).violations).toEqual([
            { ...plain, urn: REGISTRY },
            { ...plain, level: "advisory", urn: STACK },
        ]);
    });

    test.each([
        ["as the engine marks it up", (message: string) => `<{%fg 12%}>${message}<{%reset%}>\n`],
        ["with --color never", (message: string) => `${message}\n`],
    ])("a message as the policy has worded it, %s", (_, shown) => {
        const message = `${JSON.stringify({ text: "a {%b%} <c>", lines: "1\n2" })}\n`;
        expect(read([said({ message: shown(message) })]).violations[0]?.message).toBe(message);
    });

    test("remediations, with the inputs that they changed", () => {
        const secret = (ciphertext: string) => ({
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            ciphertext,
        });
        const before = { sku: { name: "Basic" }, same: [1, { a: 2 }], hidden: secret("a"), gone: true };
        const after = {
            same: [1, { a: 2 }],
            sku: { name: "Premium" },
            hidden: secret("b"),
            name: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        };
        expect(read([remediated(before, after), remediated(undefined, { sku: 1 })]).remediated).toEqual([
            {
                pack: "pack",
                policy: "switch-off",
                urn: REGISTRY,
                changes: [
                    { property: "gone", before: true },
                    { property: "name", after: "[unknown]" },
                    { property: "sku", before: { name: "Basic" }, after: { name: "Premium" } },
                ],
            },
            { pack: "pack", policy: "switch-off", urn: REGISTRY, changes: [{ property: "sku", after: 1 }] },
        ]);
    });

    test("log lines, without those for debugging and those that pass by", () => {
        const events = [
            logged("debug", "<{%reset%}>registering<{%reset%}>\n"),
            logged("info", "<{%reset%}>printed\n<{%reset%}>\n"),
            logged("info#err", "<{%fg 8%}>complained<{%reset%}>\n"),
            logged("warning", "careful\n", { urn: REGISTRY }),
            logged("error", "one\n  two\n"),
            logged("info", "creating...\n", { ephemeral: true }),
        ];
        expect(read(events).log).toEqual([
            { severity: "info", message: "printed" },
            { severity: "info", message: "complained" },
            { severity: "warning", message: "careful" },
            { severity: "error", message: "one\n  two" },
        ]);
    });
});

const STAND_INS = PACKAGES.map((name) => ({ name, path: join(__dirname, "provider") }));

test.each([
    ["nothing", {}, {}, STAND_INS],
    [
        "other plugins",
        { languages: [{ name: "yaml", path: "y" }] },
        { languages: [{ name: "yaml", path: "y" }] },
        STAND_INS,
    ],
    ["providers", { providers: [{ name: "own", path: "o" }] }, {}, [{ name: "own", path: "o" }, ...STAND_INS]],
])("the stand-in is added to a project with %s", (_, plugins, others, providers) => {
    const project = { name: "p", runtime: { name: "nodejs", options: { typescript: false } } };
    expect(parse(withStandIn(JSON.stringify({ ...project, plugins })))).toEqual({
        ...project,
        plugins: { ...others, providers },
    });
    STAND_INS.forEach(({ path }) => expect(existsSync(join(path, "PulumiPlugin.yaml"))).toBe(true));
});

describe("the CLI", () => {
    let folder: string;
    const { PATH } = process.env;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-"));
        const double = join(__dirname, "pulumi-double.cjs");
        const script = `#!/bin/sh\nexec "${process.execPath}" "${double}" "$@"\n`;
        writeFileSync(join(folder, "pulumi"), script, { mode: 0o755 });
        process.env["PATH"] = `${folder}${delimiter}${PATH}`;
        process.env["DOUBLE_CALLS"] = join(folder, "calls");
        process.env["DOUBLE_EVENTS"] = join(folder, "events");
    });

    afterEach(() => {
        process.env["PATH"] = PATH;
        delete process.env["DOUBLE_CALLS"];
        delete process.env["DOUBLE_EVENTS"];
        rmSync(folder, { recursive: true, force: true });
    });

    test("is given a copy of the program, the packs in their order, settings and fixtures", async () => {
        writeFileSync(join(folder, "events"), JSON.stringify([...step(REGISTRY, "create", {}), said({})]));
        const fixtures = { resources: [{ type: "test:index:Thing", outputs: { colour: "blue" } }] };
        const preview = await withProgram("module.exports = 1;", async (program) => {
            const options = {
                packs: [{ folder: "first", config: { all: "advisory" } }, { folder: "second" }],
                stack: "prod",
                config: { "azure-native:location": "westeurope", own: "1" },
                fixtures,
            };
            const found = await previewWithCli(program, options);
            expect(readFileSync(join(program, "Pulumi.yaml"), "utf8")).not.toContain("plugins");
            return found;
        });
        expect(preview).toMatchObject({
            resources: [{ urn: REGISTRY }],
            violations: [{ urn: REGISTRY }],
            failed: true,
            error: expect.stringContaining("error: preview failed") as string,
        });

        const calls = readFileSync(join(folder, "calls"), "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as Record<string, unknown> & { args: string[]; project: string });
        expect(calls.map(({ command }) => command)).toEqual(["stack", "config", "preview"]);
        const [, config, previewed] = calls;
        expect(config?.args).toEqual(expect.arrayContaining(["azure-native:location=westeurope", "own=1", "prod"]));
        expect(previewed).toMatchObject({
            backend: expect.stringMatching(/^file:\/\//) as string,
            offline: "true",
            program: "module.exports = 1;",
            fixtures,
            packConfigs: [{ all: "advisory" }, {}],
        });
        const packs = previewed?.args.filter((_, index, args) => args[index - 1] === "--policy-pack");
        expect(packs).toEqual([join(process.cwd(), "first"), join(process.cwd(), "second")]);
        expect(parse(previewed?.project ?? "")).toMatchObject({ plugins: { providers: STAND_INS } });
    });
});
