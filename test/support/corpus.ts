/** Small real programs with the verdicts that they must get. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { analyzeAll, openPolicies, type PackConfig } from "./pack";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { registrations, ROOT } from "./programs";

/** One program and what the pack must say about it. */
export interface Case {
    /** What it shows, in a few words; unique in its file. */
    readonly name: string;
    /** Body of the program; the SDKs and a few values are at hand, see the preamble in `programs.ts`. */
    readonly program: string;
    /**
     * All that the pack must say: level, policy and name of the resource; with "open" for a level, that
     * the policy cannot be decided for the resource.
     */
    readonly says: readonly string[];
    /**
     * Whether it may also be undecided: "open" in place of any verdict, and for more policies. What the pack must say,
     * it may never leave out or decide otherwise.
     */
    readonly atMostUndecided?: boolean;
}

/** Cases about one road to a registry, all with the same configuration of the pack. */
export interface Corpus {
    readonly config?: PackConfig;
    readonly cases: readonly Case[];
}

/**
 * The registrations of each case. All of them run in one program, each as if it were alone: what it
 * declares belongs to a component of its own, whose type keeps the URNs apart.
 */
export async function record(cases: readonly Case[]): Promise<(readonly PolicyResource[])[]> {
    const bodies = cases.map(({ program }, index) => `inCase(${index}, () => {\n${program}\n});`);
    const all = await registrations(`
        const { setStackResource, getStackResource } = require("@pulumi/pulumi/runtime/state");
        const stack = getStackResource();
        class Case extends pulumi.ComponentResource {
            constructor(index) { super("corpus:case" + index + ":Case", "case", {}, { parent: stack }); }
        }
        function inCase(index, body) {
            setStackResource(new Case(index));
            try {
                body();
            } catch (error) {
                throw new Error("case " + index + ": " + error.message, { cause: error });
            }
            setStackResource(stack);
        }
        ${bodies.join("\n")}
    `);
    const typesOf = ({ urn }: PolicyResource) => urn.split("::")[2]?.split("$") ?? [];
    const caseOf = (one: PolicyResource) => (/^corpus:case(\d+):Case$/.exec(typesOf(one)[0] ?? "") ?? [])[1];
    const shared = all.filter((one) => caseOf(one) === undefined);
    const byCase = new Map<string, PolicyResource[]>();
    for (const one of all) {
        const own = caseOf(one);
        if (own !== undefined) {
            byCase.set(own, [...(byCase.get(own) ?? []), one]);
        }
    }
    return cases.map((_, index) => [...shared, ...(byCase.get(String(index)) ?? [])]);
}

/**
 * The same, kept in a file for as long as the cases stay as they are: mutation testing asks for it
 * thousands of times.
 */
export async function recordOnce(cases: readonly Case[]): Promise<(readonly PolicyResource[])[]> {
    const hash = createHash("sha256").update(JSON.stringify(cases)).digest("hex").slice(0, 16);
    const file = join(ROOT, "node_modules", ".cache", "acr-soft-delete", `${hash}.json`);
    if (existsSync(file)) {
        return JSON.parse(readFileSync(file, "utf8")) as PolicyResource[][];
    }
    const recorded = await record(cases);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(recorded));
    return recorded;
}

/** Returns all that a pack says of a case, in the form of {@link Case.says}. */
export async function sayings(pack: PolicyPack, resources: readonly PolicyResource[]): Promise<string[]> {
    const diagnostics = await analyzeAll(pack, resources);
    return diagnostics
        .flatMap(({ level, policy, urn, message }) => {
            const name = urn?.split("::").at(-1) ?? "";
            const open = openPolicies(message);
            return open.length > 0 ? open.map((id) => `open ${id} ${name}`) : [`${level} ${policy} ${name}`];
        })
        .sort();
}

/** Checks whether verdicts are those of a case. */
export function isExpected({ says, atMostUndecided }: Case, verdicts: readonly string[]): boolean {
    if (!atMostUndecided) {
        return JSON.stringify([...says].sort()) === JSON.stringify(verdicts);
    }
    const undecided = (verdict: string) => verdict.replace(/^\w+/, "open");
    return (
        says.every((verdict) => verdicts.includes(verdict) || verdicts.includes(undecided(verdict))) &&
        verdicts.every((verdict) => says.includes(verdict) || verdict === undecided(verdict))
    );
}
