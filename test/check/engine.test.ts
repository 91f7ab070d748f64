/** What a program can ask the engine for, and what it is answered. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, SECRET, UNKNOWN } from "acr-soft-delete-check";
import { recordRegistrations } from "acr-soft-delete-check/testing";
import { PREAMBLE, withProgram } from "../support/programs";
import { findThing, readLog, run, runAlone, THING } from "./engine-programs";

test("runs transforms of a resource, of its parents and of the stack in this order", async () => {
    const result = await run(`
        const adds = (key) => ({ props, opts }) => ({ props: { ...props, [key]: true, order: (props.order ?? "") + key }, opts });
        pulumi.runtime.registerResourceTransform(adds("stack"));
        const box = new Box("box", { transforms: [({ type, props, opts }) => type === "test:index:Thing" ? adds("box")({ props, opts }) : undefined] });
        new Thing("one", { size: 1 }, { parent: box, transforms: [async (args) => adds("own")(args)] });
        new Thing("two", { size: 2 });
    `);
    expect(readLog(result)).toEqual([]);
    expect(findThing(result, "one")?.properties).toEqual({
        size: 1,
        own: true,
        box: true,
        stack: true,
        order: "ownboxstack",
    });
    expect(findThing(result, "two")?.properties).toEqual({ size: 2, stack: true, order: "stack" });
});

test("passes secrets and unknown values to transforms as outputs; they may change options", async () => {
    const result = await runAlone(`
        const first = new Thing("first", { size: 3 });
        const see = ({ props, opts }) => {
            pulumi.log.info(Object.keys(props).sort().map((key) => key + " " + (pulumi.Output.isInstance(props[key]) ? "output" : typeof props[key])).join(", "));
            return { props: { ...props, loud: pulumi.output(props.key).apply((key) => key.toUpperCase()) }, opts: { ...opts, protect: true } };
        };
        new Thing("one", { id_: first.id, key: pulumi.secret("s3cret"), plain: 1 }, { transforms: [see] });
    `);
    expect(readLog(result)).toEqual(["id_ output, key output, plain number"]);
    expect(findThing(result, "one")).toMatchObject({
        protect: true,
        properties: { id_: UNKNOWN, key: SECRET, plain: 1, loud: SECRET },
    });
});

test("fails the resource of a transform that throws", async () => {
    const result = await run(`new Thing("one", {}, { transforms: [() => { throw new Error("no way"); }] });`);
    expect(result.failures.join("\n")).toContain("no way");
});

test("completes aliases from the resource itself", async () => {
    // In a process of its own, as authors of packs call it.
    const source = `${PREAMBLE}${THING}
        const [box, crate] = [new Box("box"), new Box("crate")];
        new Thing("thing", {}, { parent: box, aliases: [
            { name: "old" },
            { name: "thing", type: "test:index:Former" },
            { parent: pulumi.rootStackResource },
            { name: "old", parent: crate },
            { project: "before", stack: "prod" },
            "urn:pulumi:dev::test::test:index:Thing::whole",
        ] });
    `;
    const { registered } = await withProgram(source, (program) => recordRegistrations(program));
    expect(registered.find(({ name }) => name === "thing")?.aliases).toEqual([
        "urn:pulumi:dev::test::test:index:Box$test:index:Thing::old",
        "urn:pulumi:dev::test::test:index:Box$test:index:Former::thing",
        "urn:pulumi:dev::test::test:index:Thing::thing",
        "urn:pulumi:dev::test::test:index:Box$test:index:Thing::old",
        "urn:pulumi:prod::before::test:index:Box$test:index:Thing::thing",
        "urn:pulumi:dev::test::test:index:Thing::whole",
    ]);
});

test("keeps outputs secret that are declared so, also inside of values", async () => {
    const result = await run(`
        const first = new Thing("first", { key: "k3y", open: "o" }, { additionalSecretOutputs: ["key"] });
        const all = new Thing("first2", { deep: { list: [pulumi.secret("s")] } });
        Object.assign(first, {});
        pulumi.output(pulumi.isSecret(first.urn)).apply((is) => pulumi.log.info("urn " + is));
        new Thing("one", { whole: first, nested: { box: new Box("box") } });
    `);
    expect(readLog(result)).toEqual(["urn false"]);
    expect(findThing(result, "first2")?.properties).toEqual({ deep: { list: [SECRET] } });
    // A resource is shown as its id, which is not known yet; a component as its URN.
    expect(findThing(result, "one")?.properties).toEqual({
        whole: UNKNOWN,
        nested: { box: "urn:pulumi:dev::test::test:index:Box::box" },
    });
});

test("gives default providers a version and the stack's configuration, and children the providers of components", async () => {
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
    expect(readLog(result)).toEqual([]);
    const providers = result.resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
    expect(Object.fromEntries(providers.map(({ name, properties }) => [name, properties]))).toEqual({
        default_3_28_0: { location: "norwayeast", version: "3.28.0", __internal: {} },
        other: { region: "north" },
        default_1_2_3_rc_1_x: { version: "1.2.3-rc.1+x", __internal: {} },
    });
    expect(findThing(result, "inside")?.urn).toBe(
        "urn:pulumi:dev::test::test:index:Box$test:index:Box$test:index:Thing::inside",
    );
});

test("calls hooks that are meant for previews, and lets them reject a resource", async () => {
    const result = await runAlone(`
        const told = (when) => new pulumi.ResourceHook(when, ({ name, newInputs }) => { pulumi.log.info(when + " " + name + " " + newInputs.size); }, { onDryRun: when !== "update only" });
        new Thing("one", { size: 1 }, { hooks: { beforeCreate: [told("before"), told("update only")], afterCreate: [told("after")] } });
    `);
    expect(readLog(result)).toEqual(["after one 1", "before one 1"]);
    const refused = await runAlone(`
        const no = new pulumi.ResourceHook("no", () => { throw new Error("not today"); }, { onDryRun: true });
        new Thing("one", {}, { hooks: { beforeCreate: [no] } });
    `);
    expect(refused.failures.join("\n")).toContain("not today");
});

test("reads the stack's configuration from its files, with encrypted values as unknown secrets", async () => {
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
        expect(readLog(result)).toEqual(["secret true", 'values ["project","stack",3,{"list":[1]},true]']);
        expect(findThing(result, "one")?.properties).toEqual({ key: SECRET });
        writeFileSync(join(program, "Pulumi.broken.yaml"), "config: [1]\n");
        await expect(check({ program, packs: [], stack: "broken" })).rejects.toThrow(
            /The config of .*Pulumi\.broken\.yaml must be a mapping/,
        );
    });
});

test("warns of a remote component", async () => {
    const result = await run(`
        class Remote extends pulumi.ComponentResource { constructor(name) { super("far:index:Remote", name, { size: 1, made: undefined }, {}, true); } }
        new Remote("far");
    `);
    expect(readLog(result)).toEqual([
        expect.stringContaining("is a remote component; its child resources are not checked offline"),
    ]);
    expect(findThing(result, "far")?.properties).toEqual({ size: 1 });
});

test("loads what the SDK needs only to serialize functions when it is needed", async () => {
    const result = await runAlone(`
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
    expect(readLog(result)).toEqual([
        "1 false,false",
        "2 true,false",
        "3 true,true",
        "arborist function",
        "function true",
    ]);
});
