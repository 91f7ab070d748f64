/** How the name of a stack is given, what it selects, and what programs see of it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, type Preview } from "acr-soft-delete-check";
import { recordRegistrations } from "acr-soft-delete-check/testing";
import { withProgram } from "../support/programs";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
console.log([pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack(), new pulumi.Config().get("color")].join());
`;

/** Previews a program in a project with these files for stacks. */
function previewStack(stack: string | undefined, ...files: string[]): Promise<Preview> {
    return withProgram(PROGRAM, (program) => {
        files.forEach((file) => writeFileSync(join(program, file), "config:\n  color: red\n"));
        return check({ program, stack, packs: [] });
    });
}

const messagesOf = ({ log }: Preview) => log.map(({ severity, message }) => `${severity}: ${message}`);

test.each([
    ["prod", "organization,test,prod,red"],
    ["acme/prod", "acme,test,prod,red"],
    ["acme/test/prod", "acme,test,prod,red"],
])("reads the file of the stack %s, and shows its organization to the program", async (stack, seen) => {
    const preview = await previewStack(stack, "Pulumi.prod.yaml");
    expect(messagesOf(preview)).toEqual([`info: ${seen}`]);
    expect(preview.stack).toBe("prod");
    expect(preview.resources.map(({ urn }) => urn)).toEqual(["urn:pulumi:prod::test::pulumi:pulumi:Stack::test-prod"]);
});

test("a function sees the organization of its stack as well", async () => {
    let seen = "";
    const program = async () => {
        const pulumi = await import("@pulumi/pulumi");
        seen = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join();
    };
    await check({ program, project: "shop", stack: "acme/shop/prod", packs: [] });
    expect(seen).toBe("acme,shop,prod");
});

test("a recorded program is in the stack that is given with its organization", async () => {
    const { registered } = await withProgram(PROGRAM, (program) =>
        recordRegistrations(program, { stack: "acme/test/prod" }),
    );
    expect(registered.map(({ name }) => name)).toEqual(["test-prod"]);
});

test.each(["", "acme/", "/prod", "acme//prod", "a/b/c/d"])("rejects the stack %j, and says how to write it", (stack) =>
    expect(previewStack(stack)).rejects.toThrow(
        `The stack is ${JSON.stringify(stack)}, but must be stack, organization/stack or organization/project/stack.`,
    ),
);

test("warns of a stack of another project", async () => {
    const [warning] = messagesOf(await previewStack("acme/shop/prod", "Pulumi.prod.yaml"));
    expect(warning).toBe('warning: The stack acme/shop/prod is of the project "shop", but this is "test".');
});

test.each([
    ["a stack", "stage", ["Pulumi.prod.yaml", "Pulumi.dev.yml"], "Pulumi.dev.yml, Pulumi.prod.yaml"],
    ["a stack with its organization", "acme/stage", ["Pulumi.prod.yaml"], "Pulumi.prod.yaml"],
    ["a stack whose file has another extension", "stage", ["Pulumi.stage.json", "Pulumi.a.b.yaml"], "Pulumi.a.b.yaml"],
    ["the default stack", undefined, ["Pulumi.prod.yaml"], "Pulumi.prod.yaml"],
])("warns if %s has no file, and lists those of other stacks", async (_, stack, files, listed) => {
    const [warning] = messagesOf(await previewStack(stack, ...files));
    const name = stack === undefined ? "dev" : "stage";
    expect(warning).toContain(`warning: There is no Pulumi.${name}.yaml`);
    expect(warning).toContain(`only ${listed}. Choose a stack with --stack.`);
});

test("says nothing where the project has no file of any stack", async () => {
    expect(messagesOf(await previewStack("stage", "Pulumi.json"))).toEqual(["info: organization,test,stage,"]);
});
