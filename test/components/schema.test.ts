/** The schema that libraries for other languages are made from, and the components as the engine's plugin. */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Engine, startEngine } from "../../check/src/engine/server";
import { calling, CHANNEL_OPTIONS, toProperties, toStruct } from "../../check/src/protocol/grpc";
import type { AnalyzedResource } from "../../check/src/model/analysis";
import type { LogLine } from "../../check/src/model/preview";
import { runNode } from "../../check/src/host/process";
import { findPulumiScript } from "../../check/src/host/pulumi-project";
import { asOutputValues, secret, secretTexts, UNKNOWN_SENTINEL, withoutOutputValues } from "../../check/src/protocol/property-values";
import { type Properties } from "../../check/src/model/json";
import { ROOT } from "../support/programs";

interface Property {
    readonly description?: string;
    readonly $ref?: string;
    readonly optional?: boolean;
}
interface ObjectType {
    readonly properties?: Readonly<Record<string, Property>>;
}
interface Component extends Required<ObjectType> {
    readonly description?: string;
    readonly inputProperties: Readonly<Record<string, Property>>;
    readonly required: readonly string[];
}
interface Schema {
    readonly version: string;
    readonly resources: Readonly<Record<string, Component>>;
    readonly types: Readonly<Record<string, ObjectType>>;
    readonly dependencies: readonly unknown[];
}

const COMPONENTS = join(ROOT, "components");
const readJson = (file: string) => JSON.parse(readFileSync(join(COMPONENTS, file), "utf8")) as unknown;
const schema = readJson("schema.json") as Schema;

/** A component as its source declares it. */
interface Declared {
    readonly name: string;
    /** What it passes to the constructor of its base. */
    readonly token: string | undefined;
    readonly fields: readonly string[];
}

function declaredIn(file: string): Declared[] {
    const path = join(COMPONENTS, "src", file);
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
    const classes = source.statements.filter(ts.isClassDeclaration);
    return classes
        .filter(({ heritageClauses }) => heritageClauses?.[0]?.getText().endsWith("ComponentResource"))
        .map((component) => ({
            name: component.name?.text ?? "",
            token: /\bsuper\(\s*"([^"]*)"/.exec(component.getText())?.[1],
            fields: component.members
                .filter(ts.isPropertyDeclaration)
                .filter((field) => /^public readonly /.test(field.getText()))
                .map(({ name }) => name.getText()),
        }));
}

const declared = readdirSync(join(COMPONENTS, "src"))
    .filter((file) => file.endsWith(".ts"))
    .flatMap(declaredIn);

describe("the schema", () => {
    test("has every component, under the token that it registers", () => {
        expect(declared.length).toBeGreaterThan(0);
        expect(Object.keys(schema.resources).sort()).toEqual(declared.map(({ token }) => token).sort());
        expect(declared.map(({ token }) => token)).toEqual(declared.map(({ name }) => `acr-soft-delete:index:${name}`));
    });

    test("has the package's version", () => {
        expect(schema.version).toBe((readJson("package.json") as Schema).version);
    });

    test("puts out what is a public field, and nothing else", () => {
        for (const { token, fields } of declared) {
            expect([token, Object.keys(schema.resources[token ?? ""]?.properties ?? {})]).toEqual([token, fields]);
        }
    });

    test("describes every component and every property", () => {
        const components = Object.entries(schema.resources);
        const objects = [
            ...components.map(([token, { inputProperties }]) => [`input of ${token}`, inputProperties] as const),
            ...components.map(([token, { properties }]) => [`output of ${token}`, properties] as const),
            ...Object.entries(schema.types).map(([token, { properties = {} }]) => [token, properties] as const),
        ];
        const properties = objects.flatMap(([owner, all]) =>
            Object.entries(all).map(([name, { description }]) => [`${owner}: ${name}`, description] as const),
        );
        // Where a docstring has a link, the inference puts "[object Object]".
        const isDescribed = (text: string | undefined) =>
            text !== undefined && /\w/.test(text) && !/\[object/.test(text);
        const all = [...components.map(([token, { description }]) => [token, description] as const), ...properties];
        expect(all.filter(([, description]) => !isDescribed(description)).map(([where]) => where)).toEqual([]);
    });

    test("says the default of every optional input", () => {
        const inputs = Object.entries(schema.resources).flatMap(([token, { inputProperties }]) =>
            Object.entries(inputProperties).map(([name, property]) => [`${token}: ${name}`, property] as const),
        );
        const silent = inputs.filter(
            ([, { optional, description }]) => optional && !description?.includes("Default: "),
        );
        expect(silent.map(([where]) => where)).toEqual([]);
    });

    test("needs no other package, and has a type for everything", () => {
        expect(schema.dependencies).toEqual([]);
        const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? "");
        const known = Object.keys(schema.types).map((token) => `#/types/${token}`);
        expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
    });
});

describe("the plugin", () => {
    const NAMES = { organization: "organization", project: "shop", stack: "dev" };
    const INNER = "azure-native:containerregistry:Registry";
    const registered: AnalyzedResource[] = [];
    const logged: LogLine[] = [];
    let engine: Engine;
    let plugin: ResourceProviderClient;
    let stop = () => undefined as unknown;

    beforeAll(async () => {
        engine = await startEngine({
            ...NAMES,
            root: ROOT,
            dryRun: true,
            fixtures: {},
            configOf: () => ({}),
            register: (resource) => {
                registered.push(resource);
                return Promise.resolve(resource.properties);
            },
            logged: (line) => logged.push(line),
        });
        // As the language host starts it: in the folder of the program that uses it.
        const script = findPulumiScript(COMPONENTS, "run-plugin");
        const running = runNode([script, COMPONENTS, engine.address], join(ROOT, "examples/quickstart"), {});
        stop = running.kill;
        const port = await running.firstLine.catch((error: unknown): never => {
            throw new Error(`The plugin did not start.\n${running.output()}`, { cause: error });
        });
        plugin = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
    });
    beforeEach(() => {
        registered.length = 0;
        logged.length = 0;
    });
    afterAll(() => {
        plugin.close();
        stop();
        engine.stop();
    });

    /** Has the plugin construct a registry, as the engine does for a program in any language. */
    function construct(name: string, inputs: Properties, protect = false): Promise<proto.ConstructResponse> {
        const request = new proto.ConstructRequest()
            .setOrganization(NAMES.organization)
            .setProject(NAMES.project)
            .setStack(NAMES.stack)
            .setMonitorendpoint(engine.address)
            .setParallel(16)
            .setDryrun(true)
            .setAcceptsOutputValues(true)
            .setType("acr-soft-delete:index:Registry")
            .setName(name)
            .setInputs(toStruct(inputs))
            .setProtect(protect);
        return calling((asked, done) => plugin.construct(asked, done), request);
    }

    test("answers with the committed schema", async () => {
        const response = await calling<proto.GetSchemaRequest, proto.GetSchemaResponse>(
            (request, done) => plugin.getSchema(request, done),
            new proto.GetSchemaRequest(),
        );
        expect(JSON.parse(response.getSchema())).toEqual(schema);
    });

    test("constructs a registry, although a value is not known yet and another is secret", async () => {
        const response = await construct("images", {
            resourceGroupName: UNKNOWN_SENTINEL,
            location: "westeurope",
            tags: { token: secret("hunter2x") },
            softDelete: { retentionDays: 30 },
        });
        expect(logged).toEqual([]);
        const inner = registered.find(({ type }) => type === INNER);
        expect(inner).toMatchObject({
            name: "images",
            parent: response.getUrn(),
            properties: {
                resourceGroupName: UNKNOWN_SENTINEL,
                location: "westeurope",
                policies: {
                    softDeletePolicy: { status: "enabled", retentionDays: 30 },
                    retentionPolicy: { status: "disabled" },
                },
            },
        });
        expect(secretTexts(inner?.properties ?? {})).toEqual(["hunter2x"]);
        const state = withoutOutputValues(toProperties(response.getState())) as Properties;
        expect(state["softDelete"]).toEqual({ enabled: true, retentionDays: 30 });
        // One that is called `id` would not arrive.
        const outputs = schema.resources["acr-soft-delete:index:Registry"]?.required ?? [];
        expect(outputs.filter((name) => !(name in state))).toEqual([]);
    });

    test("takes lists whose items have secrets and values that are not known yet", async () => {
        const inputs = {
            resourceGroupName: "group",
            webhooks: [{ name: "deploy", serviceUri: secret("https://hooks.example.com/hunter2x") }],
            roleAssignments: [{ roleDefinitionIdOrName: "AcrPull", principalId: UNKNOWN_SENTINEL }],
            lock: { kind: "CanNotDelete", notes: secret("hunter3x") },
        };
        // As the SDKs of other languages send the inputs of components.
        await construct("hooks", asOutputValues(inputs) as Properties);
        const sent = (type: string) => registered.find((one) => one.type === `azure-native:${type}`)?.properties;
        expect(secretTexts(sent("containerregistry:Webhook") ?? {})).toEqual(["https://hooks.example.com/hunter2x"]);
        expect(sent("authorization:RoleAssignment")).toMatchObject({ principalId: UNKNOWN_SENTINEL });
        expect(secretTexts(sent("authorization:ManagementLockByScope") ?? {})).toEqual(["hunter3x"]);
    });

    // Where a program in another language does not give the option, the SDK says false; docs/components.md says so.
    test.each([true, false])("hands on that the option `protect` is %s", async (protect) => {
        await construct(`protected-${protect}`, { resourceGroupName: "group" }, protect);
        expect(registered.find(({ type }) => type === INNER)).toMatchObject({ protect });
    });

    test.each([
        ["a plain value", "plain", 120, "softDelete.retentionDays = 120"],
        ["a secret", "secret", secret(120), "softDelete.retentionDays = [secret]"],
    ])("refuses %s with one clear error", async (_, name, retentionDays, shown) => {
        const error: unknown = await construct(name, {
            resourceGroupName: "group",
            softDelete: { retentionDays },
        }).then(
            () => undefined,
            (reason: unknown) => reason,
        );
        const message = (error as grpc.ServiceError | undefined)?.details.replaceAll('\\"', '"');
        expect(message).toContain(`Registry "${name}" invalid arguments (1 problem).`);
        expect(message).toContain("[soft-delete-days]");
        expect(message).toContain(shown);
        expect(registered.map(({ type }) => type)).not.toContain(INNER);
    });
});
