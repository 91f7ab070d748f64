/** The corpus, through the real SDKs and the real pack process. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { type Case, type Corpus, isExpected, record, recordOnce, sayings } from "../support/corpus";
import { IN_PROCESS, ourPack } from "../support/pack";

const roads = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replace(/\.ts$/, ""));

const corpora = roads.map((road) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { corpus } = require(join(__dirname, road)) as { corpus: Corpus };
    return [road, corpus] as const;
});
/** All cases of all files: one program has them all. */
const all = corpora.flatMap(([, { cases }]) => cases);
let recorded: Map<Case, readonly PolicyResource[]>;
beforeAll(async () => {
    const registered = await (IN_PROCESS ? recordOnce(all) : record(all));
    recorded = new Map(all.map((one, index) => [one, registered[index] ?? []]));
});

describe.each(corpora)("%s", (_, { cases, config }) => {
    let pack: PolicyPack;
    beforeAll(async () => {
        pack = await ourPack(config);
    });
    afterAll(() => pack.stop());

    test.each(cases.map((one): [string, Case] => [one.name, one]))("%s", async (_name, one) => {
        const resources = recorded.get(one) ?? [];
        expect(resources.some(({ type }) => !/^(pulumi|corpus):/.test(type))).toBe(true);
        const verdicts = await sayings(pack, resources);
        // Where uncertainty is accepted, a failure shows the difference to what is expected without it.
        expect(isExpected(one, verdicts) ? [...one.says].sort() : verdicts).toEqual([...one.says].sort());
    });
});
