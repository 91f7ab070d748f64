/** Secrets of programs in the reports of the check, with our pack and with one that quotes everything. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, FORMATS, type Preview, type PreviewOptions, render, SECRET, UNKNOWN } from "acr-soft-delete-check";
import colors from "picocolors";
import { PREAMBLE, preview, ROOT, withProgram, writePack } from "../support/programs";

const OPTIONS = { colors: colors.createColors(false), base: ROOT, failOn: "never" } as const;

/** Returns the words that any report of a preview shows. */
const findShown = (result: Preview, words: readonly string[]) => {
    const reports = FORMATS.map((format) => render(format, [result], OPTIONS));
    return words.filter((word) => reports.some((report) => report.includes(word)));
};

const QUOTING_PACK = `
const { PolicyPack } = require("@pulumi/policy");
const lines = (value) => typeof value === "object" && value !== null ? Object.values(value).flatMap(lines) : String(value).split("\\n");
new PolicyPack("quoting", { policies: [{
    name: "quote", description: "Quotes.", enforcementLevel: "advisory",
    validateResource: ({ props }, report) => {
        report(JSON.stringify(props));
        report(lines(props).join(" / "));
        report(lines(props).map((line) => '"' + line.slice(0, 30) + '..."').join(" / "));
    },
}] });`;

/** Previews a program against a pack that quotes all inputs. */
const previewQuoted = (body: string, options: PreviewOptions = {}) =>
    withProgram(PREAMBLE + body, (program) =>
        check({ program, ...options, packs: [writePack(program, "quoting", QUOTING_PACK)] }),
    );

test("a pack that quotes everything shows no secret", async () => {
    // cspell:disable-next-line
    const key = ["-----BEGIN PRIVATE KEY-----", "MIIqqqqqqqqqqqqqqqqqq+x/qqqq", "wwwwwwwwwwwwwwwww==", "-----END-----"];
    const result = await previewQuoted(`
        const key = ${JSON.stringify(key.join("\n"))};
        new command.local.Command("all", {
            create: pulumi.secret("az acr login -n hunter-1 --password 'hunter-2'"),
            environment: { KEY: pulumi.secret(key), PIN: pulumi.secret("82734"), URL: pulumi.secret('<a href="h&hunter-3">') },
            triggers: [pulumi.secret({ deep: [7283940, "hunter-4"] })],
        });
        console.log(key, { url: '<a href="h&hunter-3">' });
        pulumi.log.warn("the pin is 82734");`);
    expect(result.failures).toEqual([]);
    expect(result.violations.length).toBeGreaterThan(5);
    const words = ["MIIqq", "wwwww", "hunter", "82734", "7283940"];
    expect(findShown(result, words)).toEqual([]);
});

test("no message shows a word of a secret command or template", async () => {
    const result = await preview(`
        new command.local.Command("one", { create: pulumi.secret("az acr config soft-delete update -r hunter-1 --status hunter-2 --days 95") });
        new command.local.Command("two", { create: pulumi.secret("az acr config soft-delete update -r hunter-1 --status enabled --days 195") });
        new resources.Deployment("three", { resourceGroupName: "group", properties: { mode: "Incremental", template: pulumi.secret({
            $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", contentVersion: "1.0.0.0",
            resources: [{ type: "Microsoft.ContainerRegistry/registries", apiVersion: "2023-11-01-preview", name: "hunter-3",
                location: "hunter-4", sku: { name: "Premium" },
                properties: { policies: { softDeletePolicy: { status: "enabled", retentionDays: 295 } } } }],
        }) } });`);
    expect(result.failures).toEqual([]);
    expect(result.violations.map(({ policy }) => policy)).toEqual(expect.arrayContaining(["soft-delete-days"]));
    expect(findShown(result, ["hunter"])).toEqual([]);
    const messages = [...result.violations, ...result.undecided].map(({ message }) => message).join();
    expect(messages).toContain("= [secret]");
    expect(messages).not.toMatch(/\b[12]?95\b/);
});

test("a setting that takes the place of an encrypted one is secret too", async () => {
    const source = `${PREAMBLE}
        const { token } = new pulumi.Config().requireObject("key");
        console.log("token", token, new pulumi.Config().get("plain"));`;
    const result = await withProgram(source, (program) => {
        writeFileSync(join(program, "Pulumi.dev.yaml"), "config:\n  test:key: { secure: v1:abc }\n");
        return check({ program, packs: [], config: { key: `{"token":"hunter-1"}`, plain: "visible" } });
    });
    expect(result.failures).toEqual([]);
    expect(result.log.map(({ message }) => message)).toContain("token [secret] visible");
});

/** Previews a program whose stack has an object with an encrypted part, and an encrypted number. */
const previewEncrypted = (body: string) =>
    withProgram(`${PREAMBLE}const config = new pulumi.Config();${body}`, (program) => {
        const object = "{ host: visible, ports: [1, { secure: v1:def }], password: { secure: v1:abc } }";
        writeFileSync(
            join(program, "Pulumi.dev.yaml"),
            `config:\n  test:db: ${object}\n  test:count: { secure: v1:ghi }\n`,
        );
        return check({ program, packs: [] });
    });

test.each(["requireObject", "requireSecretObject", "getObject"])("%s keeps what is not encrypted", async (method) => {
    const result = await previewEncrypted(`
        const db = pulumi.output(config.${method}("db"));
        db.apply(({ host, ports }) => pulumi.log.info(host + " " + ports[0]));
        new resources.ResourceGroup("g", { location: db.host, managedBy: db.password, tags: { port: db.ports[1] } });`);
    expect(result.failures).toEqual([]);
    const isSecret = method === "requireSecretObject";
    expect(result.log.map(({ message }) => message)).toContain(isSecret ? `${SECRET} 1` : "visible 1");
    const { properties } = result.resources.find(({ name }) => name === "g") ?? {};
    expect(properties).toMatchObject(
        isSecret ? { location: SECRET, managedBy: SECRET } : { location: "visible", managedBy: UNKNOWN },
    );
});

test.each(["requireNumber", "requireSecretNumber", "requireBoolean"])(
    "%s of an encrypted setting says how to give it",
    async (method) => {
        const { failures } = await previewEncrypted(`config.${method}("count");`);
        expect(failures.join()).toMatch(/test:count.*encrypted.*--config/);
        expect(failures.join()).not.toContain("04da6b54");
    },
);
