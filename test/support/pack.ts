/** Our bundled pack in its own process, and resources as the engine sends them to it. */
import { join } from "node:path";
import type { Diagnostic, EnforcementLevel } from "acr-soft-delete-check";
import {
    connectPack,
    makeResource,
    type PackOptions,
    type PolicyPack,
    type PolicyResource,
    startPack,
} from "acr-soft-delete-check/testing";
import { ROOT } from "./programs";

/** The stack that all resources of {@link resource} belong to. */
const STACK = { project: "p", stack: "s" };
const CLOCK = join(__dirname, "fixed-clock.cjs");

/** What is configured for each policy. */
export type PackConfig = Readonly<
    Record<string, { readonly level?: EnforcementLevel; readonly options?: Readonly<Record<string, unknown>> }>
>;

/** True where the pack is served from within the tests' process. */
export const IN_PROCESS = Boolean(process.env["PACK_IN_PROCESS"]);

/** Processes that no test of this file uses at present, by the day that they believe it is. */
const idle = new Map<string, PolicyPack[]>();
let isOver = false;
// Runs before what the file itself does at its end.
afterAll(() => {
    isOver = true;
    [...idle.values()].flat().forEach((pack) => pack.stop());
});

/**
 * Starts the pack as it is built, as for an update; or configures a process anew that an earlier test of the file has
 * stopped. For mutation testing, which changes sources, the pack is served from within the tests' process.
 */
export function ourPack(config: PackConfig = {}): Promise<PolicyPack> {
    return IN_PROCESS ? servePack(config) : startOrReuse("", config);
}

/** Starts the pack in a process that believes it is some day. */
export async function ourPackOn(day: string, config: PackConfig = {}): Promise<PolicyPack> {
    process.env["FIXED_DAY"] = day;
    if (IN_PROCESS) {
        await import(CLOCK);
        return servePack(config);
    }
    const { NODE_OPTIONS } = process.env;
    process.env["NODE_OPTIONS"] = `--require ${CLOCK}`;
    try {
        return await startOrReuse(day, config);
    } finally {
        if (NODE_OPTIONS === undefined) {
            delete process.env["NODE_OPTIONS"];
        } else {
            process.env["NODE_OPTIONS"] = NODE_OPTIONS;
        }
    }
}

async function startOrReuse(day: string, config: PackConfig): Promise<PolicyPack> {
    const unused = idle.get(day) ?? [];
    idle.set(day, unused);
    const options = toOptions(config);
    const started = unused.pop();
    const pack = await (started?.configure(options.config) ?? startPack(join(ROOT, "policies"), options));
    await forgetLastRun(pack);
    return { ...pack, stop: () => (isOver ? pack.stop() : void unused.push(pack)) };
}

let served: Promise<number> | undefined;

/** The SDK serves one pack in a process, and prints on which port; it can be configured again and again. */
async function servePack(config: PackConfig): Promise<PolicyPack> {
    served ??= new Promise((resolve) => {
        const log = jest.spyOn(console, "log").mockImplementation((line: string) => {
            log.mockRestore();
            resolve(Number(line));
        });
        jest.requireActual("../../policies/src");
    });
    const pack = await connectPack(await served, toOptions(config));
    await forgetLastRun(pack);
    return pack;
}

/** The end of a stack, which lets the pack forget whatever another test has left behind. */
async function forgetLastRun(pack: PolicyPack): Promise<void> {
    await pack.analyzeStack([]);
}

/** Wrong configuration reaches the pack, which has its own words for it. */
function toOptions(config: PackConfig): PackOptions {
    const policies = Object.entries(config).map(([id, { level, options }]) => [
        id,
        { ...(level === undefined ? {} : { enforcementLevel: level }), ...options },
    ]);
    return {
        ...STACK,
        as: "update",
        config: Object.fromEntries(policies) as PackOptions["config"],
        validateConfig: false,
    };
}

/** Makes a resource of the one stack. */
export function resource(
    type: string,
    name: string,
    properties: object,
    propertyDependencies: Record<string, string[]> = {},
): PolicyResource {
    return makeResource(type, name, properties, { ...STACK, propertyDependencies });
}

/** Level, policy and resource of diagnostics, sorted. */
export async function inShort(diagnostics: Promise<readonly Diagnostic[]>): Promise<string[]> {
    return (await diagnostics).map(({ level, policy, urn }) => `${level} ${policy} ${urn?.split("::").at(-1)}`).sort();
}

/** Returns the diagnostics of a stack's resources, one after the other, and of the whole stack. */
export async function analyzeAll(pack: PolicyPack, resources: readonly PolicyResource[]): Promise<Diagnostic[]> {
    const diagnostics: Diagnostic[] = [];
    for (const one of resources) {
        diagnostics.push(...(await pack.analyze(one)));
    }
    return [...diagnostics, ...(await pack.analyzeStack(resources))];
}

/** Diagnostics of both phases together, in short. */
export function ofStack(pack: PolicyPack, resources: readonly PolicyResource[]): Promise<string[]> {
    return inShort(analyzeAll(pack, resources));
}

/** Returns the policies that an advisory about unknown values lists as open. */
export function openPolicies(message: string): string[] {
    const lines = message.split("\n");
    const first = lines.findIndex((line) => line.startsWith("rule:"));
    const others = lines.slice(first + 1).findIndex((line) => !line.startsWith(" "));
    const open = first < 0 ? [] : lines.slice(first, others < 0 ? undefined : first + 1 + others);
    return open.map((line) => (/^(?:rule:)?\s+(\S+):/.exec(line) ?? [])[1] ?? "");
}
