/** The corpus, through the real SDKs and the real pack process. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { type Case, type Corpus, isExpected, record, recordOnce, sayings } from "../support/corpus";
import { IN_PROCESS, ourPack } from "../support/pack";

const roads = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.replace(/\.ts$/, ""));

describe.each(roads)("%s", (road) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { corpus } = require(join(__dirname, road)) as { corpus: Corpus };
    let pack: PolicyPack;
    let recorded: Map<string, readonly PolicyResource[]>;
    beforeAll(async () => {
        [pack, recorded] = await Promise.all([
            ourPack(corpus.config),
            IN_PROCESS ? recordOnce(corpus.cases) : record(corpus.cases),
        ]);
    });
    afterAll(() => pack.stop());

    test.each(corpus.cases.map((one): [string, Case] => [one.name, one]))("%s", async (name, one) => {
        const resources = recorded.get(name) ?? [];
        expect(resources.some(({ type }) => !/^(pulumi|corpus):/.test(type))).toBe(true);
        const verdicts = await sayings(pack, resources);
        // Where uncertainty is accepted, a failure shows the difference to what is expected without it.
        expect(isExpected(one, verdicts) ? [...one.says].sort() : verdicts).toEqual([...one.says].sort());
    });
});
