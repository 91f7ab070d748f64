/** The schema that libraries for other languages are made from, and the components as the engine's plugin. */
import type * as grpc from "@grpc/grpc-js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Properties } from "acr-soft-delete-check";
import {
    wrapOutputs,
    type ComponentPackage,
    secret,
    findSecretStrings,
    startComponentPackage,
    UNKNOWN_SENTINEL,
} from "acr-soft-delete-check/testing";
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

const declared = readdirSync(join(COMPONENTS, "src"), { recursive: true, encoding: "utf8" })
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

    test("has the public fields as outputs, and no others", () => {
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

    test("describes the default of every optional input", () => {
        const inputs = Object.entries(schema.resources).flatMap(([token, { inputProperties }]) =>
            Object.entries(inputProperties).map(([name, property]) => [`${token}: ${name}`, property] as const),
        );
        const silent = inputs.filter(
            ([, { optional, description }]) => optional && !description?.includes("Default: "),
        );
        expect(silent.map(([where]) => where)).toEqual([]);
    });

    test("has a type for everything, and needs no other package", () => {
        expect(schema.dependencies).toEqual([]);
        const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? "");
        const known = Object.keys(schema.types).map((token) => `#/types/${token}`);
        expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
    });
});

describe("the plugin", () => {
    const REGISTRY = "acr-soft-delete:index:Registry";
    const INNER = "azure-native:containerregistry:Registry";
    let plugin: ComponentPackage;
    beforeAll(async () => {
        // As the language host starts it: in the folder of the program that uses it.
        plugin = await startComponentPackage(COMPONENTS, join(ROOT, "examples/quickstart"));
    });
    afterAll(() => plugin.stop());

    /** Returns what was registered with some name, or for the component of that name. */
    const registeredAs = (type: string, name: string) =>
        plugin.registered.find((one) => one.type === type && one.name === name);

    test("answers with the committed schema", async () => {
        expect(await plugin.getSchema()).toEqual(schema);
    });

    test("constructs a registry with an unknown and a secret value", async () => {
        const { urn, outputs } = await plugin.construct(REGISTRY, "images", {
            resourceGroupName: UNKNOWN_SENTINEL,
            location: "westeurope",
            tags: { token: secret("hunter2x") },
            softDelete: { retentionDays: 30 },
        });
        expect(plugin.log).toEqual([]);
        const inner = registeredAs(INNER, "images");
        expect(inner).toMatchObject({
            parent: urn,
            properties: {
                resourceGroupName: UNKNOWN_SENTINEL,
                location: "westeurope",
                policies: {
                    softDeletePolicy: { status: "enabled", retentionDays: 30 },
                    retentionPolicy: { status: "disabled" },
                },
            },
        });
        expect(findSecretStrings(inner?.properties ?? {})).toEqual(["hunter2x"]);
        expect(outputs["softDelete"]).toEqual({ enabled: true, retentionDays: 30 });
        // One that is called `id` would not arrive.
        const required = schema.resources[REGISTRY]?.required ?? [];
        expect(required.filter((name) => !(name in outputs))).toEqual([]);
    });

    test("accepts arrays whose items have secret and unknown values", async () => {
        const inputs = {
            resourceGroupName: "group",
            webhooks: [{ name: "deploy", serviceUri: secret("https://hooks.example.com/hunter2x") }],
            roleAssignments: [{ roleDefinitionIdOrName: "AcrPull", principalId: UNKNOWN_SENTINEL }],
            lock: { kind: "CanNotDelete", notes: secret("hunter3x") },
        };
        // As the SDKs of other languages send the inputs of components.
        await plugin.construct(REGISTRY, "hooks", wrapOutputs(inputs) as Properties);
        const sent = (type: string) => plugin.registered.find((one) => one.type === `azure-native:${type}`)?.properties;
        expect(findSecretStrings(sent("containerregistry:Webhook") ?? {})).toEqual([
            "https://hooks.example.com/hunter2x",
        ]);
        expect(sent("authorization:RoleAssignment")).toMatchObject({ principalId: UNKNOWN_SENTINEL });
        expect(findSecretStrings(sent("authorization:ManagementLockByScope") ?? {})).toEqual(["hunter3x"]);
    });

    // Where a program in another language does not give the option, the SDK says false; docs/components.md says so.
    test.each([true, false])("passes on the option `protect`: %s", async (protect) => {
        const name = `protected-${protect}`;
        await plugin.construct(REGISTRY, name, { resourceGroupName: "group" }, { protect });
        expect(registeredAs(INNER, name)).toMatchObject({ protect });
    });

    test.each([
        ["a plain value", "plain", 120, "softDelete.retentionDays = 120"],
        ["a secret", "secret", secret(120), "softDelete.retentionDays = [secret]"],
    ])("refuses %s with one clear error", async (_, name, retentionDays, shown) => {
        const error: unknown = await plugin
            .construct(REGISTRY, name, { resourceGroupName: "group", softDelete: { retentionDays } })
            .then(
                () => undefined,
                (reason: unknown) => reason,
            );
        const message = (error as grpc.ServiceError | undefined)?.details.replaceAll('\\"', '"');
        expect(message).toContain(`Registry "${name}": invalid arguments (1 problem).`);
        expect(message).toContain("[soft-delete-days]");
        expect(message).toContain(shown);
        expect(registeredAs(INNER, name)).toBeUndefined();
    });
});
