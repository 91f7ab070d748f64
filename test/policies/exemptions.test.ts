import type { Properties } from "acr-soft-delete-check";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { analyzeAll, ofStack, resource } from "../support/pack";
import {
    entry,
    exempt,
    geo,
    GEO,
    north,
    prod,
    registry,
    replication,
    south,
    stack,
    TODAY,
    withPack,
} from "./configured-pack";

test.each([
    ["a name", "north"],
    ["a part of a name", "no*h"],
    ["a URN", north.urn],
    ["a part of a URN", "urn:pulumi:*::p::*:Replication::north"],
])("an exemption by %s is reported", async (_, pattern) => {
    await withPack(exempt(entry(pattern)), async (pack) => {
        const said = await analyzeAll(pack, [stack, prod, north]);
        expect(said).toMatchObject([{ level: "advisory", policy: GEO, urn: north.urn }]);
        expect(said[0]?.message).toMatch(/^exempt until 2027-03-31: moving in spring\n/);
        expect(said[0]?.message).toContain('location = "northeurope" (Replication "north")');
    });
});

test("other resources are evaluated as if exempt ones contributed nothing", async () => {
    await withPack(exempt(entry("north")), async (pack) => {
        const said = [`advisory ${GEO} north`, `mandatory ${GEO} south`];
        expect(await ofStack(pack, [stack, prod, north, south])).toEqual(said);
        // The registry comes last and is reported, but only for the other one.
        const messages = await analyzeAll(pack, [stack, north, south, prod]);
        expect(messages.map(({ level, urn }) => [level, urn])).toEqual([["mandatory", prod.urn]]);
        expect(messages[0]?.message).toContain('"south"');
        expect(messages[0]?.message).not.toContain('"north"');
    });
});

test("an exempt registry exempts its replications", async () => {
    await withPack(exempt(entry("prod")), async (pack) => {
        const other = registry("other");
        const west = replication("west", "other");
        expect(await ofStack(pack, [stack, prod, north, other, west])).toEqual([
            `advisory ${GEO} north`,
            `mandatory ${GEO} west`,
        ]);
    });
});

test("a resource that may belong to an exempt registry is not rejected", async () => {
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

test("an exempt registry may come after its replications", async () => {
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

test("an exemption from one policy does not affect another", async () => {
    await withPack(exempt(entry("nginx")), async (pack) => {
        const nginx = resource("azure-native:containerregistry:CacheRule", "nginx", { registryName: "prod" });
        expect(await ofStack(pack, [stack, prod, nginx])).toEqual(["mandatory soft-delete-without-cache-rules nginx"]);
    });
});

test("an exemption without a match is an advisory, unless it is for another stack or project", async () => {
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
])("an end on %s is announced within 14 days", async (until, announced) => {
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
    ["without an end", { resource: "north", reason: "why" }, /until is not set, but must be an ISO date/],
    ["without a reason", { ...entry("north"), reason: " " }, /reason is " ", but must be a string with the reason/],
    ["without a resource", { ...entry("north"), resource: "" }, /resource is "", but must be the URN or the name/],
    ["over-broad", entry("*"), /resource is "\*", but must be a pattern that limits the resources/],
    ["over-broad as a URN", entry("urn:pulumi:*::*::*::**"), /resource is "urn:pulumi:\*::\*::\*::\*\*", but must be/],
    ["over-broad before the stack is named", entry("urn:*"), /resource is "urn:\*", but must be a pattern that limits/],
    ["over-broad within the scheme", entry("urn:pul*"), /resource is "urn:pul\*", but must be a pattern that limits/],
    [
        "a URN with single colons",
        entry("urn:pulumi:s:p:azure-native:containerregistry:Registry:prod"),
        /resource is "urn:.*prod", but must be a URN such as urn:pulumi:stack::project::type::name/,
    ],
    ["a pattern without a stack", entry("urn:pulumi::p::*::prod"), /resource is "urn:.*prod", but must be a URN such/],
    ["a pattern of no URN of Pulumi", entry("urn:s::p::*::prod"), /resource is "urn:.*prod", but must be a URN such/],
    ["a pattern without a project", entry("urn:pulumi:s::::*"), /resource is "urn:.*\*", but must be a URN such as/],
    [
        "a pattern with single colons",
        entry("urn:pulumi:s::p:q::*"),
        /resource is "urn:.*\*", but must be a URN such as/,
    ],
    ["a URN without a type", entry("urn:pulumi:s::p::prod"), /resource is "urn:.*prod", but must be a URN such as/],
    ["with a wrong key", { ...entry("north"), expires: "never" }, /expires is "never", but must be one of the keys/],
    ["no object", "north" as unknown as Properties, / is "north", but must be \{ resource, reason, until \}/],
];

test("an invalid exemption is ignored and reported as a mandatory violation", async () => {
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

test("several exemptions apply, each with its own reason", async () => {
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

test("longestExemptionDays allows longer exemptions", async () => {
    await withPack(geo({ exempt: [entry("north", "2028-11-22")], longestExemptionDays: 730 }), async (pack) => {
        expect(await ofStack(pack, [stack, prod, north])).toEqual([`advisory ${GEO} north`]);
    });
});
