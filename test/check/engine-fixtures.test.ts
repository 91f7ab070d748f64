/** Fixtures: what functions, other stacks and existing resources answer. */
import { SECRET, UNKNOWN } from "acr-soft-delete-check";
import { findThing, readLog, run, runAlone } from "./engine-programs";

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

    test("answer with the fixture for their arguments", async () => {
        const result = await run(`${plain}.then(({ name }) => tell("plain", name)); tell("output", ${output}.name);`, {
            fixtures,
        });
        expect(readLog(result)).toEqual(['output "found"', 'plain "found"']);
    });

    test("are unknown without a fixture, where the program takes an Output", async () => {
        const result = await run(`const { name } = ${output}; tell("never", name); new Thing("one", { name });`);
        expect(readLog(result)).toEqual([]);
        expect(findThing(result, "one")?.properties).toEqual({ name: UNKNOWN });
    });

    test("fail the program with the fixture to add, where it needs a plain value", async () => {
        const result = await runAlone(`(async () => { await ${plain}; })();`);
        expect(result.failures.join("\n")).toContain(
            "The function azure-native:containerregistry:getRegistry asks the cloud",
        );
        expect(result.failures.join("\n")).toMatch(
            /functions:\n +- token: azure-native:containerregistry:getRegistry\n +args:\n +registryName: r/,
        );
        const update = await runAlone(`tell("never", ${output}.name);`, { as: "update" });
        expect(update.failures.join("\n")).toContain("asks the cloud");
    });

    test("know the location of resource groups, and use transformed arguments", async () => {
        const result = await run(`
            pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, resourceGroupName: "mine" }, opts }));
            tell("group", resources.getResourceGroupOutput({ resourceGroupName: "yours" }).apply(({ name, location }) => [name, location]));
        `);
        expect(readLog(result)).toEqual(['group ["mine","westeurope"]']);
    });
});

test("outputs of other stacks come from fixtures, and are unknown otherwise", async () => {
    const body = `
        const other = new pulumi.StackReference("organization/network/prod");
        tell("id", other.getOutput("id"));
        pulumi.output(pulumi.isSecret(other.getOutput("key"))).apply((is) => pulumi.log.info("secret " + is));
        new Thing("one", { key: other.getOutput("key") });
    `;
    const unknown = await run(body);
    const warning = "The outputs of the stack organization/network/prod are unknown offline. A fixture can give them.";
    expect(readLog(unknown)).toEqual([warning, "secret false"]);
    expect(findThing(unknown, "one")?.properties).toEqual({ key: UNKNOWN });
    const outputs = { id: "net", key: "k3y" };
    const fixtures = { stacks: { "organization/network/prod": { outputs, secretOutputNames: ["key"] } } };
    const known = await run(body, { fixtures });
    expect(readLog(known)).toEqual(['id "net"', "secret true"]);
    expect(findThing(known, "one")?.properties).toEqual({ key: SECRET });
    expect(findThing(known, "organization/network/prod")?.operation).toBe("read");
    // In an update nothing can stay unknown.
    const missing = await run(body, { as: "update" });
    expect(missing.failures.join()).toContain(
        "Add them to a fixtures file:\nstacks:\n  organization/network/prod:\n    outputs:\n      <output>: <value>",
    );
    expect(missing.failures.join()).not.toContain("Cannot read properties of undefined");
});

test("a resource that is looked up has its id, and outputs from fixtures", async () => {
    const body = `
        const old = containerregistry.Registry.get("old", "/registries/old");
        tell("id", old.id);
        tell("server", old.loginServer);
    `;
    expect(readLog(await run(body))).toEqual(['id "/registries/old"']);
    const type = "azure-native:containerregistry:Registry";
    const resources = [
        { type, id: "/registries/new", outputs: { loginServer: "new" } },
        { type, id: "/registries/old", outputs: { loginServer: "old" } },
    ];
    expect(readLog(await run(body, { fixtures: { resources } }))).toEqual(['id "/registries/old"', 'server "old"']);
});
