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
        const declared = [];
        class Case extends pulumi.ComponentResource {
            constructor(index) {
                const note = ({ type, name }) => void declared.push([index, type, name].join(" "));
                super("corpus:case" + index + ":Case", "case", {}, { parent: stack, transformations: [note] });
            }
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
        new pulumi.ComponentResource("corpus:order:Declared", "declared", { declared }, { parent: stack });
    `);
    const order = all.find(({ type }) => type === "corpus:order:Declared")?.properties["declared"] as readonly string[];
    const ranks = new Map(order.map((one, index) => [one, index]));
    const typesOf = ({ urn }: PolicyResource) => urn.split("::")[2]?.split("$") ?? [];
    const caseOf = (one: PolicyResource) => (/^corpus:case(\d+):Case$/.exec(typesOf(one)[0] ?? "") ?? [])[1];
    // Not the stack and the providers, which the pack has nothing to say about.
    const shared = all.filter((one) => caseOf(one) === undefined && !/^(pulumi|corpus):/.test(one.type));
    const byCase = new Map<string, PolicyResource[]>();
    for (const one of all) {
        const own = caseOf(one);
        if (own !== undefined) {
            byCase.set(own, [...(byCase.get(own) ?? []), one]);
        }
    }
    return cases.map((_, index) => {
        const rank = ({ type, name }: PolicyResource) => ranks.get(`${index} ${type} ${name}`) ?? Infinity;
        return [...shared, ...sortByDeclaration(byCase.get(String(index)) ?? [], rank)];
    });
}

/**
 * Sorts resources as if each was registered before the next one is declared. What does not depend on each other is
 * registered in any order, and the pack reports a conflict on the resource that completes it.
 */
function sortByDeclaration(
    resources: readonly PolicyResource[],
    rank: (resource: PolicyResource) => number,
): PolicyResource[] {
    const waiting = resources
        .map((one) => ({ one, rank: rank(one) }))
        .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
        .map(({ one }) => one);
    const sorted: PolicyResource[] = [];
    while (waiting.length > 0) {
        const urns = new Set(waiting.map(({ urn }) => urn));
        const next = waiting.findIndex(
            ({ parent, dependencies }) => ![parent, ...dependencies].some((urn) => urns.has(urn)),
        );
        sorted.push(...waiting.splice(Math.max(next, 0), 1));
    }
    return sorted;
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
