/** Sends random resources to the pack's process. */
import fc from "fast-check";
import { rules } from "acr-soft-delete-rules";
import type { Diagnostic, Properties } from "acr-soft-delete-check";
import type { PolicyPack } from "acr-soft-delete-check/testing";
import { openPolicies, ourPack, resource, type PackConfig } from "../support/pack";
import { samples, SEED } from "../support/samples";
import { anyResource, listHugeProperties, TOKENS } from "./fuzz-resources";

const ids = new Set(rules.map(({ id }) => id));

/** Returns what a diagnostic fails to explain. */
function findMissingExplanation({ policy, level, message }: Diagnostic): string | undefined {
    const open = openPolicies(message);
    if (open.length > 0) {
        const says = level === "advisory" && message.startsWith("Undecided until the update");
        const why =
            /^Undecided until the update: (?!a value is unknown)\S/.test(message) || /^found: {2}\S/m.test(message);
        return says && why && open.every((id) => ids.has(id)) ? undefined : "the unknown value, or the reason";
    }
    const isExplained = /^found: {2}\S/m.test(message) && /^fix: {4}\S/m.test(message) && ids.has(policy);
    return isExplained ? undefined : "the evidence, or the fix";
}

const NUMBER = samples(100_000, 0.02);
const BATCH = 500;
/** The stack phase gets a part of each batch, because the SDK converts it for each policy anew. */
const IN_STACK = 40;

/** The SDK converts a resource for every policy anew, which takes most of the time. So most resources meet few policies. */
const FEW = ["soft-delete-required", "soft-delete-days", "soft-delete-without-geo-replication"];
const levelOf = (id: string) => (id === "soft-delete-required" ? "remediate" : "mandatory");
const configFor = (some: (id: string) => boolean): PackConfig =>
    Object.fromEntries([...ids].map((id) => [id, { level: some(id) ? levelOf(id) : "disabled" }]));

test(`${NUMBER} random resources do not crash the pack, and every diagnostic is explained`, async () => {
    const all = await ourPack(configFor(() => true));
    const few = await ourPack(configFor((id) => FEW.includes(id)));
    const counts = { resources: 0, violations: 0, undecided: 0 };
    const bad: object[] = [];
    try {
        for (let batch = 0; counts.resources < NUMBER; batch++) {
            const seed = SEED + batch;
            const sample = fc.sample(anyResource, { numRuns: BATCH, seed });
            await runBatch(batch % 10 === 0 ? all : few, sample, seed, counts, bad);
        }
        const huge = TOKENS.flatMap((type) => listHugeProperties().map((some) => [type, some] as const));
        await runBatch(all, huge, -1, counts, bad);
    } finally {
        all.stop();
        few.stop();
    }
    process.stdout.write(
        `${counts.resources} resources, ${counts.violations} violations, ${counts.undecided} undecided\n`,
    );
    expect(bad.slice(0, 3)).toEqual([]);
    expect(counts.violations).toBeGreaterThan(NUMBER / 10);
    expect(counts.undecided).toBeGreaterThan(NUMBER / 200);
});

async function runBatch(
    pack: PolicyPack,
    sample: readonly (readonly [string, Properties])[],
    seed: number,
    counts: { resources: number; violations: number; undecided: number },
    bad: object[],
): Promise<void> {
    const resources = sample.map(([type, some], index) => resource(type, `r${seed}x${index}`, some));
    const answers = resources.map(async (one, index) => {
        if (index % 20 === 0) {
            await pack.remediate(one);
        }
        return pack.analyze(one);
    });
    const diagnostics = (await Promise.all(answers)).flat();
    const stack = resources.slice(0, IN_STACK).map((one, index) => ({
        ...one,
        // Any property may come from any resource before it.
        propertyDependencies: Object.fromEntries(
            Object.keys(one.properties).map((name) => [name, [resources[index >> 1]?.urn ?? ""]]),
        ),
    }));
    diagnostics.push(...(await pack.analyzeStack(stack)));
    counts.resources += resources.length;
    for (const one of diagnostics) {
        counts[openPolicies(one.message).length > 0 ? "undecided" : "violations"]++;
        const missing = findMissingExplanation(one);
        if (missing) {
            bad.push({ missing, one, properties: sample[Number(/x(\d+)$/.exec(one.urn ?? "")?.[1] ?? 0)] });
        }
    }
}
