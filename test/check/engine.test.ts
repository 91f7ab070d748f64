/** What a program can ask the engine for, and what it is told. Programs say by their log what they see. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, type CheckOptions, type Preview, SECRET, UNKNOWN } from "acr-soft-delete-check";
import { preview, PREAMBLE, registrations, withProgram } from "../support/programs";

const THING = `
    class Thing extends pulumi.CustomResource {
        constructor(name, props, opts) { super("test:index:Thing", name, { ...props, made: undefined }, opts); }
    }
    class Box extends pulumi.ComponentResource {
        constructor(name, opts) { super("test:index:Box", name, {}, opts); this.registerOutputs({ size: 1 }); }
    }
    const tell = (what, value) => pulumi.output(value).apply((it) => pulumi.log.info(what + " " + JSON.stringify(it)));
`;
const run = (body: string, options: Omit<CheckOptions, "program"> = {}) =>
    preview(THING + body, { packs: [], ...options });
const logOf = ({ log, failures }: Preview) => {
    expect(failures).toEqual([]);
    return log.map(({ message }) => message).sort();
};
const thing = ({ resources }: Preview, name: string) => resources.find((one) => one.name === name);

test("transforms of a resource, of what it is in and of the stack come one after the other", async () => {
    const result = await run(`
        const adds = (key) => ({ props, opts }) => ({ props: { ...props, [key]: true, order: (props.order ?? "") + key }, opts });
        pulumi.runtime.registerResourceTransform(adds("stack"));
        const box = new Box("box", { transforms: [({ type, props, opts }) => type === "test:index:Thing" ? adds("box")({ props, opts }) : undefined] });
        new Thing("one", { size: 1 }, { parent: box, transforms: [async (args) => adds("own")(args)] });
        new Thing("two", { size: 2 });
    `);
    expect(logOf(result)).toEqual([]);
    expect(thing(result, "one")?.properties).toEqual({
        size: 1,
        own: true,
        box: true,
        stack: true,
        order: "ownboxstack",
    });
    expect(thing(result, "two")?.properties).toEqual({ size: 2, stack: true, order: "stack" });
});

test("a transform is given secrets and what is not known as outputs, and may change options", async () => {
    const result = await run(`
        const first = new Thing("first", { size: 3 });
        const see = ({ props, opts }) => {
            pulumi.log.info(Object.keys(props).sort().map((key) => key + " " + (pulumi.Output.isInstance(props[key]) ? "output" : typeof props[key])).join(", "));
            return { props: { ...props, loud: pulumi.output(props.key).apply((key) => key.toUpperCase()) }, opts: { ...opts, protect: true } };
        };
        new Thing("one", { id_: first.id, key: pulumi.secret("s3cret"), plain: 1 }, { transforms: [see] });
    `);
    expect(logOf(result)).toEqual(["id_ output, key output, plain number"]);
    expect(thing(result, "one")).toMatchObject({
        protect: true,
        properties: { id_: UNKNOWN, key: SECRET, plain: 1, loud: SECRET },
    });
});

test("a transform that throws fails its resource", async () => {
    const result = await run(`new Thing("one", {}, { transforms: [() => { throw new Error("no way"); }] });`);
    expect(result.failures.join("\n")).toContain("no way");
});

test("aliases are completed with what the resource is now", async () => {
    const registered = await registrations(`${THING}
        const [box, crate] = [new Box("box"), new Box("crate")];
        new Thing("thing", {}, { parent: box, aliases: [
            { name: "old" },
            { name: "thing", type: "test:index:Former" },
            { parent: pulumi.rootStackResource },
            { name: "old", parent: crate },
            { project: "before", stack: "prod" },
            "urn:pulumi:dev::test::test:index:Thing::whole",
        ] });
    `);
    expect(registered.find(({ name }) => name === "thing")?.aliases).toEqual([
        "urn:pulumi:dev::test::test:index:Box$test:index:Thing::old",
        "urn:pulumi:dev::test::test:index:Box$test:index:Former::thing",
        "urn:pulumi:dev::test::test:index:Thing::thing",
        "urn:pulumi:dev::test::test:index:Box$test:index:Thing::old",
        "urn:pulumi:prod::before::test:index:Box$test:index:Thing::thing",
        "urn:pulumi:dev::test::test:index:Thing::whole",
    ]);
});

describe("provider functions", () => {
    const plain = `containerregistry.getRegistry({ registryName: "r", resourceGroupName: "g" })`;
    const output = `containerregistry.getRegistryOutput({ registryName: "r", resourceGroupName: "g" })`;
    const fixtures = {
        functions: [
            {
                token: "azure-native:containerregistry:getRegistry",
                args: { registryName: "other" },
                result: { name: "other" },
            },
            {
                token: "azure-native:containerregistry:getRegistry",
                args: { registryName: "r" },
                result: { name: "found" },
            },
        ],
    };

    test("answer with what a fixture says of their arguments", async () => {
        const result = await run(`${plain}.then(({ name }) => tell("plain", name)); tell("output", ${output}.name);`, {
            fixtures,
        });
        expect(logOf(result)).toEqual(['output "found"', 'plain "found"']);
    });

    test("are not known where nothing says it, if the program can take that", async () => {
        const result = await run(`const { name } = ${output}; tell("never", name); new Thing("one", { name });`);
        expect(logOf(result)).toEqual([]);
        expect(thing(result, "one")?.properties).toEqual({ name: UNKNOWN });
    });

    test("fail the program where it cannot, with the fixture to add", async () => {
        const result = await run(`(async () => { await ${plain}; })();`);
        expect(result.failures.join("\n")).toContain(
            "The function azure-native:containerregistry:getRegistry asks the cloud",
        );
        expect(result.failures.join("\n")).toMatch(
            /functions:\n +- token: azure-native:containerregistry:getRegistry\n +args:\n +registryName: r/,
        );
        const update = await run(`tell("never", ${output}.name);`, { as: "update" });
        expect(update.failures.join("\n")).toContain("asks the cloud");
    });

    test("know whereabouts a resource group is, and their arguments may be transformed", async () => {
        const result = await run(`
            pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, resourceGroupName: "mine" }, opts }));
            tell("group", resources.getResourceGroupOutput({ resourceGroupName: "yours" }).apply(({ name, location }) => [name, location]));
        `);
        expect(logOf(result)).toEqual(['group ["mine","westeurope"]']);
    });
});

test("other stacks are known by fixtures, and not otherwise", async () => {
    const body = `
        const other = new pulumi.StackReference("organization/network/prod");
        tell("id", other.getOutput("id"));
        pulumi.output(pulumi.isSecret(other.getOutput("key"))).apply((is) => pulumi.log.info("secret " + is));
        new Thing("one", { key: other.getOutput("key") });
    `;
    const unknown = await run(body);
    expect(logOf(unknown)).toEqual(["secret false"]);
    expect(thing(unknown, "one")?.properties).toEqual({ key: UNKNOWN });
    const outputs = { id: "net", key: "k3y" };
    const fixtures = { stacks: { "organization/network/prod": { outputs, secretOutputNames: ["key"] } } };
    const known = await run(body, { fixtures });
    expect(logOf(known)).toEqual(['id "net"', "secret true"]);
    expect(thing(known, "one")?.properties).toEqual({ key: SECRET });
    expect(thing(known, "organization/network/prod")?.operation).toBe("read");
    // In an update nothing can stay unknown.
    const missing = await run(body, { as: "update" });
    expect(missing.failures.join()).toContain(
        "Say in a fixtures file what they are:\nstacks:\n  organization/network/prod:\n    outputs:\n      <output>: <value>",
    );
    expect(missing.failures.join()).not.toContain("Cannot read properties of undefined");
});

test("a resource that is looked up is known by its id, and by fixtures", async () => {
    const body = `
        const old = containerregistry.Registry.get("old", "/registries/old");
        tell("id", old.id);
        tell("server", old.loginServer);
    `;
    expect(logOf(await run(body))).toEqual(['id "/registries/old"']);
    const type = "azure-native:containerregistry:Registry";
    const resources = [
        { type, id: "/registries/new", outputs: { loginServer: "new" } },
        { type, id: "/registries/old", outputs: { loginServer: "old" } },
    ];
    expect(logOf(await run(body, { fixtures: { resources } }))).toEqual(['id "/registries/old"', 'server "old"']);
});

test("outputs can be declared secret, and secrets stay secret on their way", async () => {
    const result = await run(`
        const first = new Thing("first", { key: "k3y", open: "o" }, { additionalSecretOutputs: ["key"] });
        const all = new Thing("first2", { deep: { list: [pulumi.secret("s")] } });
        Object.assign(first, {});
        pulumi.output(pulumi.isSecret(first.urn)).apply((is) => pulumi.log.info("urn " + is));
        new Thing("one", { whole: first, nested: { box: new Box("box") } });
    `);
    expect(logOf(result)).toEqual(["urn false"]);
    expect(thing(result, "first2")?.properties).toEqual({ deep: { list: [SECRET] } });
    // A resource is shown as its id, which is not known yet; a component as its URN.
    expect(thing(result, "one")?.properties).toEqual({
        whole: UNKNOWN,
        nested: { box: "urn:pulumi:dev::test::test:index:Box::box" },
    });
});

test("providers: the default one has its version and the stack's configuration, components hand on theirs", async () => {
    const result = await run(
        `
            class Other extends pulumi.ProviderResource { constructor(name, opts) { super("test", name, { region: "north" }, opts); } }
            const other = new Other("other");
            const box = new Box("box", { providers: { test: other } });
            new Thing("inside", {}, { parent: new Box("inner", { parent: box }) });
            new Thing("old", {}, { version: "1.2.3-rc.1+x" });
        `,
        { config: { "azure-native:location": "norwayeast" } },
    );
    expect(logOf(result)).toEqual([]);
    const providers = result.resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
    expect(Object.fromEntries(providers.map(({ name, properties }) => [name, properties]))).toEqual({
        default_3_28_0: { location: "norwayeast", version: "3.28.0", __internal: {} },
        other: { region: "north" },
        default_1_2_3_rc_1_x: { version: "1.2.3-rc.1+x", __internal: {} },
    });
    expect(thing(result, "inside")?.urn).toBe(
        "urn:pulumi:dev::test::test:index:Box$test:index:Box$test:index:Thing::inside",
    );
});

test("hooks are called in a preview where they are meant to be, and may refuse a resource", async () => {
    const result = await run(`
        const told = (when) => new pulumi.ResourceHook(when, ({ name, newInputs }) => { pulumi.log.info(when + " " + name + " " + newInputs.size); }, { onDryRun: when !== "update only" });
        new Thing("one", { size: 1 }, { hooks: { beforeCreate: [told("before"), told("update only")], afterCreate: [told("after")] } });
    `);
    expect(logOf(result)).toEqual(["after one 1", "before one 1"]);
    const refused = await run(`
        const no = new pulumi.ResourceHook("no", () => { throw new Error("not today"); }, { onDryRun: true });
        new Thing("one", {}, { hooks: { beforeCreate: [no] } });
    `);
    expect(refused.failures.join("\n")).toContain("not today");
});

test("a stack's configuration comes from its files; what is encrypted is a secret that nobody knows", async () => {
    const source = `${PREAMBLE}${THING}
        const config = new pulumi.Config();
        tell("values", [config.get("a"), config.get("b"), config.getNumber("c"), config.getObject("d"), config.getBoolean("e")]);
        const key = config.requireSecret("key");
        tell("secret", pulumi.isSecret(key));
        new Thing("one", { key });
    `;
    await withProgram(source, async (program) => {
        writeFileSync(
            join(program, "Pulumi.yaml"),
            "name: test\nruntime: { name: nodejs, options: { typescript: false } }\nconfig:\n  a: { default: project }\n  b: project\n  c: { type: integer }\n",
        );
        writeFileSync(
            join(program, "Pulumi.prod.yaml"),
            "encryptionsalt: v1:x\nconfig:\n  test:b: stack\n  test:c: 3\n  test:d: { list: [1] }\n  test:e: false\n  test:key: { secure: v1:abc }\n",
        );
        const result = await check({ program, packs: [], stack: "prod", config: { e: "true" } });
        expect(logOf(result)).toEqual(["secret true", 'values ["project","stack",3,{"list":[1]},true]']);
        expect(thing(result, "one")?.properties).toEqual({ key: SECRET });
        writeFileSync(join(program, "Pulumi.broken.yaml"), "config: [1]\n");
        await expect(check({ program, packs: [], stack: "broken" })).rejects.toThrow(
            /The config of .*Pulumi\.broken\.yaml must be a mapping/,
        );
    });
});

test("a component that a plugin makes is a warning", async () => {
    const result = await run(`
        class Remote extends pulumi.ComponentResource { constructor(name) { super("far:index:Remote", name, { size: 1, made: undefined }, {}, true); } }
        new Remote("far");
    `);
    expect(logOf(result)).toEqual([
        expect.stringContaining("is made by a plugin, which an offline preview does not run"),
    ]);
    expect(thing(result, "far")?.properties).toEqual({ size: 1 });
});

test("what the SDK needs only for functions as text is loaded when it is needed, and works", async () => {
    const result = await run(`
        const isLoaded = (name) => Object.keys(require.cache).some((file) => file.replaceAll("\\\\", "/").includes("/" + name + "/lib/"));
        const tellLoaded = (when) => pulumi.log.info(when + " " + ["typescript", "@npmcli/arborist"].map(isLoaded));
        tellLoaded("1");
        (async () => {
            const { text } = await pulumi.runtime.serializeFunction(() => group.name);
            pulumi.log.info("function " + /function __f0/.test(text));
            tellLoaded("2");
            // Finding the paths themselves takes Node 22.
            const paths = require.cache[require.resolve("@pulumi/pulumi/runtime/closure/codePaths")];
            const { Arborist } = paths.require("@npmcli/arborist");
            pulumi.log.info("arborist " + typeof new Arborist({ path: __dirname }).loadActual);
            tellLoaded("3");
        })();
    `);
    expect(logOf(result)).toEqual([
        "1 false,false",
        "2 true,false",
        "3 true,true",
        "arborist function",
        "function true",
    ]);
});
