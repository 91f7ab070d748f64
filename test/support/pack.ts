/** Our bundled pack in its own process, and resources as the engine sends them to it. */
import { join } from "node:path";
import { connectAnalyzer, type Analyzer, startAnalyzer } from "../../check/src/analyzer/client";
import { type AnalyzedResource } from "../../check/src/model/analysis";
import { type PackConfig } from "../../check/src/analyzer/config";
import { type Properties } from "../../check/src/model/json";
import { ROOT } from "./programs";

const RUN = { organization: "organization", project: "p", stack: "s", dryRun: false };
const CLOCK = join(__dirname, "fixed-clock.cjs");

/** Whether the pack is served from within the tests' process. */
export const IN_PROCESS = Boolean(process.env["PACK_IN_PROCESS"]);

/**
 * Boots the pack as for an update, as it is built. For mutation testing, which changes sources, it
 * is served from within the tests' process.
 */
export function ourPack(config: PackConfig = {}): Promise<Analyzer> {
    return IN_PROCESS ? servePack(config) : startAnalyzer(join(ROOT, "policies"), RUN, config);
}

/** Boots the pack in a process that believes it is some day. */
export async function ourPackOn(day: string, config?: PackConfig): Promise<Analyzer> {
    const { NODE_OPTIONS, ...others } = process.env;
    process.env["FIXED_DAY"] = day;
    if (IN_PROCESS) {
        await import(CLOCK);
        return ourPack(config);
    }
    process.env["NODE_OPTIONS"] = `--require ${CLOCK}`;
    try {
        return await ourPack(config);
    } finally {
        process.env = NODE_OPTIONS === undefined ? others : { ...others, NODE_OPTIONS };
    }
}

let served: Promise<number> | undefined;

/** The SDK serves one pack in a process, and says on stdout where; it can be configured again and again. */
async function servePack(config: PackConfig): Promise<Analyzer> {
    served ??= new Promise((resolve) => {
        const log = jest.spyOn(console, "log").mockImplementation((line: string) => {
            log.mockRestore();
            resolve(Number(line));
        });
        jest.requireActual("../../policies/src");
    });
    const pack = await connectAnalyzer(await served, RUN, config);
    // The end of whatever another test has left behind.
    await pack.analyzeStack([]);
    return pack;
}

export function resource(
    type: string,
    name: string,
    properties: object,
    propertyDependencies: Record<string, string[]> = {},
): AnalyzedResource {
    return {
        urn: `urn:pulumi:s::p::${type}::${name}`,
        type,
        name,
        properties: properties as Properties,
        parent: "",
        protect: false,
        dependencies: Object.values(propertyDependencies).flat(),
        propertyDependencies,
    };
}

/** Level, policy and resource of everything that a pack says. */
export async function inShort(diagnostics: ReturnType<Analyzer["analyze"]>): Promise<string[]> {
    return (await diagnostics).map(({ level, policy, urn }) => `${level} ${policy} ${urn?.split("::").at(-1)}`).sort();
}

/** What a pack says of a stack, in both phases together. */
export async function ofStack(pack: Analyzer, resources: readonly AnalyzedResource[]): Promise<string[]> {
    const said: string[] = [];
    for (const one of resources) {
        said.push(...(await inShort(pack.analyze(one))));
    }
    return [...said, ...(await inShort(pack.analyzeStack(resources)))].sort();
}

/** The policies that an advisory about what is not known lists as open. */
export function openPolicies(message: string): string[] {
    const lines = message.split("\n");
    const first = lines.findIndex((line) => line.startsWith("rule:"));
    const others = lines.slice(first + 1).findIndex((line) => !line.startsWith(" "));
    const open = first < 0 ? [] : lines.slice(first, others < 0 ? undefined : first + 1 + others);
    return open.map((line) => (/^(?:rule:)?\s+(\S+):/.exec(line) ?? [])[1] ?? "");
}
