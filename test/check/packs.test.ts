/** Other policy packs, and what is reported when a pack or a project cannot be run. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, exitCode } from "acr-soft-delete-check";
import { inShort, ROOT, withProgram, writePack } from "../support/programs";

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

test("runs several packs at once, as the engine does", async () => {
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
    ["no project", "test", /There is no Pulumi\.yaml in/],
    ["a missing folder", "nowhere", /There is no Pulumi\.yaml in/],
])("rejects %s with an error that names the file", async (_, folder, error) => {
    await expect(check({ program: join(ROOT, folder) })).rejects.toThrow(error);
});

test.each([
    ["name: x\nruntime: python\n", /the runtime is "python", but only "nodejs" is supported/],
    ["runtime: nodejs\n", /has no name/],
    ["name: x\nruntime: nodejs\nmain: gone\n", /the main program "gone" does not exist/],
    ["- a list\n", /is empty or not a YAML mapping/],
    ["", /is empty or not a YAML mapping/],
    ["name: [x\n", /Pulumi\.yaml is not valid YAML/],
])("rejects the Pulumi.yaml %j", async (yaml, error) => {
    await withProgram("", async (program) => {
        writeFileSync(join(program, "Pulumi.yaml"), yaml);
        await expect(check({ program })).rejects.toThrow(error);
    });
});
