/** What an organisation can configure, and what becomes of wrong configuration, through the pack's process. */
import type { Properties } from "acr-soft-delete-check";
import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { analyzeAll, inShort, openPolicies, ofStack, ourPackOn, resource, type PackConfig } from "../support/pack";

const TODAY = "2026-11-23";
const GEO = "soft-delete-without-geo-replication";
const stack = resource("pulumi:pulumi:Stack", "p-s", {});
const registry = (name: string, extra: object = {}) =>
    resource("azure-native:containerregistry:Registry", name, {
        resourceGroupName: "group",
        registryName: name,
        sku: { name: "Premium" },
        policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
        ...extra,
    });
const replication = (name: string, registryName: string) =>
    resource("azure-native:containerregistry:Replication", name, {
        resourceGroupName: "group",
        registryName,
        location: "northeurope",
    });
const prod = registry("prod");
const north = replication("north", "prod");
const south = replication("south", "prod");

async function withPack<T>(config: PackConfig, use: (pack: PolicyPack) => Promise<T>, day = TODAY): Promise<T> {
    const pack = await ourPackOn(day, config);
    try {
        return await use(pack);
    } finally {
        pack.stop();
    }
}

const geo = (options: Properties): PackConfig => ({ [GEO]: { options } });
const exempt = (...entries: Properties[]) => geo({ exempt: entries });
const entry = (resource: string, until = "2027-03-31") => ({ resource, reason: "moving in spring", until });

describe("exemptions", () => {
    test.each([
        ["a name", "north"],
        ["a part of a name", "no*h"],
        ["a URN", north.urn],
        ["a part of a URN", "urn:pulumi:*::p::*:Replication::north"],
    ])("%s is exempt, and that shows", async (_, pattern) => {
        await withPack(exempt(entry(pattern)), async (pack) => {
            const said = await analyzeAll(pack, [stack, prod, north]);
            expect(said).toMatchObject([{ level: "advisory", policy: GEO, urn: north.urn }]);
            expect(said[0]?.message).toMatch(/^exempt until 2027-03-31: moving in spring\n/);
            expect(said[0]?.message).toContain('location = "northeurope" (Replication "north")');
        });
    });

    test("what is not exempt is judged as if exempt resources had said nothing", async () => {
        await withPack(exempt(entry("north")), async (pack) => {
            const said = [`advisory ${GEO} north`, `mandatory ${GEO} south`];
            expect(await ofStack(pack, [stack, prod, north, south])).toEqual(said);
            // The registry comes last and answers, but only for the other one.
            const messages = await analyzeAll(pack, [stack, north, south, prod]);
            expect(messages.map(({ level, urn }) => [level, urn])).toEqual([["mandatory", prod.urn]]);
            expect(messages[0]?.message).toContain('"south"');
            expect(messages[0]?.message).not.toContain('"north"');
        });
    });

    test("with a registry all that belongs to it is exempt", async () => {
        await withPack(exempt(entry("prod")), async (pack) => {
            const other = registry("other");
            const west = replication("west", "other");
            expect(await ofStack(pack, [stack, prod, north, other, west])).toEqual([
                `advisory ${GEO} north`,
                `mandatory ${GEO} west`,
            ]);
        });
    });

    test("what may belong to an exempt registry is not rejected", async () => {
        const registryOf = (name: string) => registry(name, { registryName: UNKNOWN_SENTINEL });
        const origins = { registryName: [registryOf("prod").urn, registryOf("test").urn] };
        const shared = resource(
            "azure-native:containerregistry:Replication",
            "shared",
            { resourceGroupName: "group", registryName: UNKNOWN_SENTINEL, location: "northeurope" },
            origins,
        );
        const all = [stack, registryOf("prod"), registryOf("test"), shared];
        await withPack({}, async (pack) => {
            expect(await ofStack(pack, all)).toContain(`mandatory ${GEO} shared`);
        });
        await withPack(exempt(entry("prod")), async (pack) => {
            const said = await ofStack(pack, all);
            expect(said).toContain(`advisory ${GEO} shared`);
            expect(said.filter((one) => one.startsWith("mandatory"))).toEqual([]);
        });
    });

    test("an exempt registry may come after what belongs to it", async () => {
        const on = resource("command:local:Command", "on", {
            create: "az acr config soft-delete update -r prod --status enabled",
        });
        await withPack(exempt(entry("prod")), async (pack) => {
            expect(await ofStack(pack, [stack, on, north, prod])).toEqual([`advisory ${GEO} north`]);
        });
        await withPack(exempt(entry("other")), async (pack) => {
            const said = await ofStack(pack, [stack, on, north, prod]);
            expect(said.filter((one) => one.startsWith("mandatory"))).toEqual([`mandatory ${GEO} north`]);
        });
    });

    test("an exemption from one policy says nothing about another", async () => {
        await withPack(exempt(entry("nginx")), async (pack) => {
            const nginx = resource("azure-native:containerregistry:CacheRule", "nginx", { registryName: "prod" });
            expect(await ofStack(pack, [stack, prod, nginx])).toEqual([
                "mandatory soft-delete-without-cache-rules nginx",
            ]);
        });
    });

    test("one that matches nothing is an advisory, unless it is for another stack or project", async () => {
        const elsewhere = ["urn:pulumi:other::p::*::north", "urn:pulumi:s::other::*::north"].map((one) => entry(one));
        const unused = [entry("nort"), entry("urn:pulumi:s::p::*::nort"), entry("*::north")];
        await withPack(exempt(...elsewhere, ...unused), async (pack) => {
            const said = (await analyzeAll(pack, [stack, registry("plain", { policies: {} })])).map(
                ({ message }) => message,
            );
            expect(said).toEqual(
                unused.map(({ resource }): unknown =>
                    expect.stringContaining(`The exemption of "${resource}" from ${GEO} matches no resource`),
                ),
            );
        });
    });

    test.each([
        ["2026-12-07", ["ends on 2026-12-07"]],
        ["2026-12-08", []],
        [TODAY, [`ends on ${TODAY}`]],
    ])("one that ends on %s is announced within 14 days", async (until, announced) => {
        await withPack(exempt(entry("north", until)), async (pack) => {
            const said = await analyzeAll(pack, [stack, prod, north]);
            expect(said.map(({ level }) => level)).toEqual(said.map(() => "advisory"));
            const others = said.filter(({ urn }) => urn === stack.urn).map(({ message }) => message);
            expect(others).toEqual(announced.map((text): unknown => expect.stringContaining(text)));
        });
    });

    const WRONG: [string, Properties, RegExp][] = [
        ["expired", entry("north", "2026-11-22"), /until is "2026-11-22", but must be 2026-11-23 or later/],
        ["too far ahead", entry("north", "2027-11-25"), /until is "2027-11-25", but must be 2027-11-24 or earlier/],
        ["no date", entry("north", "31.3.2027"), /until is "31\.3\.2027", but must be an ISO date/],
        ["on no day of the calendar", entry("north", "2027-02-29"), /until is "2027-02-29", but must be an ISO date/],
        ["without an end", { resource: "north", reason: "why" }, /until is nothing, but must be an ISO date/],
        ["without a reason", { ...entry("north"), reason: " " }, /reason is " ", but must be a text that says why/],
        ["without a resource", { ...entry("north"), resource: "" }, /resource is "", but must be the URN or the name/],
        ["over-broad", entry("*"), /resource is "\*", but must be a pattern that says which/],
        [
            "over-broad as a URN",
            entry("urn:pulumi:*::*::*::**"),
            /resource is "urn:pulumi:\*::\*::\*::\*\*", but must be/,
        ],
        [
            "over-broad before the stack is named",
            entry("urn:*"),
            /resource is "urn:\*", but must be a pattern that says/,
        ],
        ["over-broad within the scheme", entry("urn:pul*"), /resource is "urn:pul\*", but must be a pattern that says/],
        [
            "a URN with single colons",
            entry("urn:pulumi:s:p:azure-native:containerregistry:Registry:prod"),
            /resource is "urn:.*prod", but must be a URN such as urn:pulumi:stack::project::type::name/,
        ],
        [
            "a pattern without a stack",
            entry("urn:pulumi::p::*::prod"),
            /resource is "urn:.*prod", but must be a URN such/,
        ],
        [
            "a pattern of no URN of Pulumi",
            entry("urn:s::p::*::prod"),
            /resource is "urn:.*prod", but must be a URN such/,
        ],
        [
            "a pattern without a project",
            entry("urn:pulumi:s::::*"),
            /resource is "urn:.*\*", but must be a URN such as/,
        ],
        [
            "a pattern with single colons",
            entry("urn:pulumi:s::p:q::*"),
            /resource is "urn:.*\*", but must be a URN such as/,
        ],
        ["a URN without a type", entry("urn:pulumi:s::p::prod"), /resource is "urn:.*prod", but must be a URN such as/],
        [
            "with a wrong key",
            { ...entry("north"), expires: "never" },
            /expires is "never", but must be one of the keys/,
        ],
        ["no object", "north" as unknown as Properties, / is "north", but must be \{ resource, reason, until \}/],
    ];

    test("a wrong one does not hold, and that is a mandatory error", async () => {
        await withPack(exempt(...WRONG.map(([, wrong]) => wrong)), async (pack) => {
            const [error, violation, ...others] = await analyzeAll(pack, [stack, prod, north]);
            expect(error).toMatchObject({ level: "mandatory", policy: GEO, urn: stack.urn });
            expect(violation).toMatchObject({ level: "mandatory", policy: GEO, urn: north.urn });
            expect(others).toEqual([]);
            const lines = error?.message.split("\n").slice(1) ?? [];
            expect(lines).toHaveLength(WRONG.length);
            WRONG.forEach(([what, , message], index) => {
                expect([what, lines[index]]).toEqual([what, expect.stringMatching(message)]);
                expect([what, lines[index]]).toEqual([what, expect.stringContaining(`- exempt[${index}]`)]);
            });
        });
    });
});

test("all that is wrong in a configuration is one error, said once in a stack, whatever the policy's level", async () => {
    const options = { undecidd: "reject", undecided: "sometimes", longestExemptionDays: 0, exempt: { north: true } };
    await withPack({ [GEO]: { level: "advisory", options } }, async (pack) => {
        for (const run of ["first", "second"]) {
            const said = await analyzeAll(pack, [stack, prod]);
            expect([run, said.map(({ level, urn }) => [level, urn])]).toEqual([run, [["mandatory", stack.urn]]]);
            expect(said[0]?.message.split("\n").slice(1)).toEqual([
                '- undecidd is "reject", but must be one of the keys undecided, exempt, longestExemptionDays.',
                '- undecided is "sometimes", but must be one of advise, reject, ignore.',
                "- longestExemptionDays is 0, but must be a whole number from 1 to 3660.",
                '- exempt is {"north":true}, but must be a list of { resource, reason, until }.',
            ]);
        }
    });
});

test("exemptions hold side by side, each with its own reason", async () => {
    const CACHE = "soft-delete-without-cache-rules";
    const own = (name: string) => ({ ...entry(name), reason: `because of ${name}` });
    const other = registry("other");
    const west = replication("west", "other");
    await withPack(exempt(own("prod"), own("west"), own("nobody")), async (pack) => {
        const said = await analyzeAll(pack, [prod, north, other, west, stack]);
        const messages: Record<string, string> = Object.fromEntries(
            said.map(({ urn, message }): [string, string] => [urn ?? "", message]),
        );
        expect(Object.keys(messages).sort()).toEqual([north.urn, stack.urn, west.urn].sort());
        expect(messages[north.urn]).toContain("because of prod");
        expect(messages[north.urn]).not.toContain("because of west");
        expect(messages[west.urn]).toContain("because of west");
        expect(messages[west.urn]).not.toContain("because of prod");
        expect(messages[stack.urn]).toContain('"nobody"');
    });
    // Without a resource for the stack, its first one stands for it.
    await withPack(exempt(own("nobody")), async (pack) => {
        const off = registry("off", { policies: {} });
        expect((await analyzeAll(pack, [off])).map(({ urn }) => urn)).toEqual([off.urn]);
    });
    const nginx = resource("azure-native:containerregistry:CacheRule", "nginx", { registryName: "twin" });
    const twins = ["a", "b"].map((group) => registry(group, { registryName: "twin", resourceGroupName: group }));
    await withPack({ [CACHE]: { options: { exempt: [entry("nginx")] } } }, async (pack) => {
        expect(await ofStack(pack, [stack, ...twins, nginx])).toEqual([`advisory ${CACHE} nginx`]);
    });
});

test("a wrong configuration is an error of a stack in which nothing is declared, too", async () => {
    await withPack(geo({ undecided: "sometimes" }), async (pack) => {
        const said = await pack.analyzeStack([stack]);
        expect(said.map(({ level, policy, urn }) => [level, policy, urn])).toEqual([["mandatory", GEO, stack.urn]]);
    });
});

test("an organisation may allow longer exemptions", async () => {
    await withPack(geo({ exempt: [entry("north", "2028-11-22")], longestExemptionDays: 730 }), async (pack) => {
        expect(await ofStack(pack, [stack, prod, north])).toEqual([`advisory ${GEO} north`]);
    });
});

test("a wrong option does not hold", async () => {
    const config = { "soft-delete-minimum-days": { level: "mandatory", options: { minimumDays: 91 } } } as const;
    await withPack(config, async (pack) => {
        const said = await analyzeAll(pack, [stack, prod]);
        expect(said.map(({ message }) => message)).toEqual([
            expect.stringContaining("- minimumDays is 91, but must be a whole number from 1 to 90."),
        ]);
    });
});

describe("what cannot be known", () => {
    const open = registry("open", { policies: UNKNOWN_SENTINEL });
    const OPEN = [
        "retention-policy",
        "soft-delete-days",
        "soft-delete-days-without-effect",
        "soft-delete-status",
        "soft-delete-without-retention-policy",
    ];

    test("is one advisory, which lists what is missing and what hangs on it", async () => {
        await withPack({}, async (pack) => {
            const said = await analyzeAll(pack, [stack, open]);
            expect(said).toMatchObject([{ level: "advisory", urn: open.urn }]);
            expect(openPolicies(said[0]?.message ?? "")).toEqual(OPEN);
            expect(said[0]?.message).toMatch(/^Undecided until the update: a value is unknown\.\n/);
            expect(said[0]?.message.match(/\(unknown\)/g)).toHaveLength(4);
        });
    });

    test("is rejected or ignored where an organisation wants that", async () => {
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

    test("is not asked of what is exempt", async () => {
        const config = Object.fromEntries(OPEN.map((id) => [id, { options: { exempt: [entry("open")] } }]));
        await withPack(config, async (pack) => {
            expect(await inShort(pack.analyze(open))).toEqual([]);
            expect(await inShort(pack.analyzeStack([open]))).toEqual([]);
        });
    });
});
