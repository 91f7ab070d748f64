import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { analyzeAll, inShort, openPolicies } from "../support/pack";
import { entry, geo, GEO, prod, registry, stack, withPack } from "./configured-pack";

test("all problems of a configuration are one mandatory violation, reported once per stack", async () => {
    const options = { undecidd: "reject", undecided: "sometimes", longestExemptionDays: 0, exempt: { north: true } };
    await withPack({ [GEO]: { level: "advisory", options } }, async (pack) => {
        for (const run of ["first", "second"]) {
            const said = await analyzeAll(pack, [stack, prod]);
            expect([run, said.map(({ level, urn }) => [level, urn])]).toEqual([run, [["mandatory", stack.urn]]]);
            expect(said[0]?.message.split("\n").slice(1)).toEqual([
                '- undecidd is "reject", but must be one of the keys undecided, exempt, longestExemptionDays.',
                '- undecided is "sometimes", but must be one of advise, reject, ignore.',
                "- longestExemptionDays is 0, but must be a whole number from 1 to 3660.",
                '- exempt is {"north":true}, but must be an array of { resource, reason, until }.',
            ]);
        }
    });
});

test("an invalid configuration is reported for an empty stack, too", async () => {
    await withPack(geo({ undecided: "sometimes" }), async (pack) => {
        const said = await pack.analyzeStack([stack]);
        expect(said.map(({ level, policy, urn }) => [level, policy, urn])).toEqual([["mandatory", GEO, stack.urn]]);
    });
});

test("an invalid option is ignored and reported", async () => {
    const config = { "soft-delete-minimum-days": { level: "mandatory", options: { minimumDays: 91 } } } as const;
    await withPack(config, async (pack) => {
        const said = await analyzeAll(pack, [stack, prod]);
        expect(said.map(({ message }) => message)).toEqual([
            expect.stringContaining("- minimumDays is 91, but must be a whole number from 1 to 90."),
        ]);
    });
});

describe("an undecided rule", () => {
    const open = registry("open", { policies: UNKNOWN_SENTINEL });
    const OPEN = [
        "retention-policy",
        "soft-delete-days",
        "soft-delete-days-without-effect",
        "soft-delete-status",
        "soft-delete-without-retention-policy",
    ];

    test("is part of one advisory, which lists the rules and the unknown properties", async () => {
        await withPack({}, async (pack) => {
            const said = await analyzeAll(pack, [stack, open]);
            expect(said).toMatchObject([{ level: "advisory", urn: open.urn }]);
            expect(openPolicies(said[0]?.message ?? "")).toEqual(OPEN);
            expect(said[0]?.message).toMatch(/^Undecided until the update: a value is unknown\.\n/);
            expect(said[0]?.message.match(/\(unknown\)/g)).toHaveLength(4);
        });
    });

    test("is rejected or ignored if configured so", async () => {
        const config = {
            "soft-delete-status": { options: { undecided: "reject" } },
            "soft-delete-days": { level: "advisory", options: { undecided: "reject" } },
            "retention-policy": { options: { undecided: "ignore" } },
        } as const;
        await withPack(config, async (pack) => {
            const said = await analyzeAll(pack, [stack, open]);
            expect(said.map(({ policy, level }) => `${level} ${policy}`)).toEqual([
                "advisory soft-delete-days",
                "advisory soft-delete-days-without-effect",
                "mandatory soft-delete-status",
            ]);
            const rejected = said[2]?.message ?? "";
            expect(rejected).toContain(
                'The status of soft delete is "enabled" or "disabled".\nUndecided until the update: a value is unknown.',
            );
            expect(openPolicies(rejected)).toEqual(["soft-delete-status"]);
            expect(openPolicies(said[1]?.message ?? "")).toEqual([
                "soft-delete-days-without-effect",
                "soft-delete-without-retention-policy",
            ]);
        });
    });

    test("is not reported for an exempt resource", async () => {
        const config = Object.fromEntries(OPEN.map((id) => [id, { options: { exempt: [entry("open")] } }]));
        await withPack(config, async (pack) => {
            expect(await inShort(pack.analyze(open))).toEqual([]);
            expect(await inShort(pack.analyzeStack([open]))).toEqual([]);
        });
    });
});
