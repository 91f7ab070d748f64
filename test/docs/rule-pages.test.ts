/** The pages of the rules: their programs get the verdicts that the pages say. */
import type { EnforcementLevel } from "acr-soft-delete-check";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { rules } from "acr-soft-delete-rules";
import ts from "typescript";
import { blocks, type ConfiguredPolicy, packConfig, pageOf, samples, section } from "../support/documents";
import { ofStack, ourPack, type PackConfig } from "../support/pack";
import { registrations } from "../support/programs";

test("every page has a wrong program and a right one", () => {
    const has = (id: string, kind: string) => samples.some((sample) => sample.id === id && sample.kind === kind);
    expect(rules.filter(({ id }) => !has(id, "Wrong") || !has(id, "Right")).map(({ id }) => id)).toEqual([]);
});

test("there are programs to test", () => {
    expect(samples.filter(({ kind }) => kind === "Wrong").length).toBeGreaterThanOrEqual(11);
    expect(samples.filter(({ kind }) => kind === "Right").length).toBeGreaterThanOrEqual(11);
});

describe("programs", () => {
    const packs = new Map<string, Promise<PolicyPack>>();
    let registered: readonly PolicyResource[];
    beforeAll(async () => {
        registered = await registrations(inOneProcess(samples.map(({ source }) => source)));
    });
    afterAll(async () => {
        (await Promise.all(packs.values())).forEach((pack) => pack.stop());
    });

    /** The pack in a configuration; one process for each configuration. */
    function packWith(config: PackConfig): Promise<PolicyPack> {
        const key = JSON.stringify(config);
        const pack = packs.get(key) ?? ourPack(config);
        packs.set(key, pack);
        return pack;
    }

    test.each(samples.map((sample, index) => [sample.kind, sample.id, index] as const))(
        "%s of %s (%i) is what it is called",
        async (kind, id, index) => {
            const resources = registered.filter(({ name }) => name.startsWith(prefixOf(index)));
            expect(resources.length).toBeGreaterThan(0);
            const { config, level } = parseConfiguration(id);
            const said = (await ofStack(await packWith(config), resources)).map((one) => one.split(" ").slice(0, 2));
            const policies = [...new Set(said.map((words) => words.join(" ")))];
            expect(policies).toEqual(kind === "Wrong" ? [`${level} ${id}`] : []);
        },
    );
});

/** Everything runs under the pack's defaults, but a policy that is off by default as its page configures it. */
function parseConfiguration(id: string): { config: PackConfig; level: EnforcementLevel | undefined } {
    const level = rules.find((rule) => rule.id === id)?.enforcement;
    if (level !== "disabled") {
        return { config: {}, level };
    }
    const [configured = "{}"] = blocks(section(pageOf(id), "Configuration"), "json");
    const config = packConfig(JSON.parse(configured) as Record<string, ConfiguredPolicy>);
    return { config, level: config[id]?.level };
}

function prefixOf(index: number): string {
    return `sample${index}-`;
}

/**
 * Puts programs into the body of one, because starting one takes longer than running all. Each gets
 * modules that put a prefix before the names of its resources, which tells them apart.
 */
function inOneProcess(sources: readonly string[]): string {
    const calls = sources.map((source, index) => {
        const { outputText } = ts.transpileModule(source, {
            compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false },
        });
        return `((require, exports) => {${outputText}})((id) => renaming(require(id), "${prefixOf(index)}"), {});`;
    });
    return `${renaming.toString()}\n${calls.join("\n")}`;
}

/** Runs in the program, so it must not use anything around it. */
function renaming<T extends object>(module: T, prefix: string): T {
    // Base classes, unlike resources, take a type before the name.
    const rename = (args: unknown[]) => {
        const index = args.findIndex((arg) => typeof arg === "string" && !arg.includes(":"));
        return args.map((arg, at) => (at === index ? prefix + String(arg) : arg));
    };
    return new Proxy(module, {
        get: (target, key) => {
            const value: unknown = Reflect.get(target, key);
            if (typeof value === "function" && /^[A-Z]/.test(value.name)) {
                return new Proxy(value, {
                    construct: (made, args: unknown[], as) => Reflect.construct(made, rename(args), as) as object,
                });
            }
            return typeof value === "object" && value !== null ? renaming(value, prefix) : value;
        },
    });
}
