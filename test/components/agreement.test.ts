/**
 * Random arguments: what the components refuse, the pack rejects in the same settings of bare resources, and what they
 * let pass, the pack lets pass, too.
 */
import * as pulumi from "@pulumi/pulumi";
import type { Registry as RegistryClass, SoftDeletePolicy as PolicyClass } from "acr-soft-delete";
import { rules } from "acr-soft-delete-rules";
import fc from "fast-check";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { forget, registered, REGISTRY_ID, startMocks } from "../support/mocked-components";
import { ourPack, resource } from "../support/pack";
import { samples, SEED } from "../support/samples";

const NUMBER = samples(500);
const NATIVE = "azure-native:containerregistry";
const AT = { registryName: "contosoprod", resourceGroupName: "group" };

let Registry: typeof RegistryClass;
let SoftDeletePolicy: typeof PolicyClass;
let pack: PolicyPack;
let warnings: string[] = [];

beforeAll(async () => {
    ({ Registry, SoftDeletePolicy } = await startMocks());
    pack = await ourPack();
});
beforeEach(() => {
    jest.spyOn(pulumi.log, "warn").mockImplementation((text) => {
        warnings.push(text);
        return Promise.resolve();
    });
});
afterAll(() => pack.stop());

/** What a component or the pack has against some settings: ids of rules. */
interface Objections {
    refused: string[];
    advised: string[];
}

const idsIn = (text: string) => [...text.matchAll(/\[([a-z-]+)\]$/gm)].map(([, id]) => id ?? "").sort();
/** A component refuses what is documented to be a limit; the pack may only advise about it. */
const REFUSED = rules
    .filter(({ enforcement, enforcedByComponents: isLimit }) => enforcement === "mandatory" || isLimit)
    .map(({ id }) => id);

/** Has a component made, and waits until all of it is sent, or refused. */
async function objectionsOf(make: () => { softDelete: pulumi.Output<unknown> }): Promise<Objections> {
    forget();
    warnings = [];
    try {
        const { softDelete } = make();
        await new Promise((resolve) => softDelete.apply(resolve));
        await new Promise((resolve) => setImmediate(resolve));
        return { refused: [], advised: [...new Set(warnings.flatMap(idsIn))].sort() };
    } catch (error) {
        return { refused: idsIn((error as Error).message), advised: [] };
    }
}

async function objectionsOfPack(resources: readonly PolicyResource[]): Promise<Objections> {
    const said = [];
    for (const one of resources) {
        said.push(...(await pack.analyze(one)));
    }
    said.push(...(await pack.analyzeStack(resources)));
    const ids = [...new Set(said.map(({ policy }) => policy))].sort();
    return {
        refused: ids.filter((id) => REFUSED.includes(id)),
        advised: ids.filter((id) => !REFUSED.includes(id)),
    };
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Mostly not given: of many arguments, hardly any combination would be accepted otherwise. */
const maybe = <T>(...values: T[]) => optional(fc.constantFrom(...values));
const flag = maybe(true, false);
const days = fc.constantFrom(undefined, undefined, 0, 1, 7, 30, 90, 91, 7.5);
/** Optional members that are not there instead of undefined, as in a program. */
const record = <T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record(members).map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));

const registryArgs = record({
    sku: fc.constantFrom(undefined, "Basic", "Standard", "Premium", "Premium", "Premium"),
    softDelete: optional(record({ enabled: flag, retentionDays: days })),
    retentionPolicy: optional(record({ enabled: flag, days: fc.constantFrom(undefined, 0, 30, 365, 366, -1) })),
    zoneRedundancy: maybe("Enabled", "Disabled"),
    replications: maybe(
        [],
        [{ location: "northeurope" }],
        [
            { location: "northeurope", zoneRedundancy: "Disabled" },
            { location: "uksouth", zoneRedundancy: "Enabled" },
        ],
    ),
    cacheRules: maybe([], [{ name: "nginx", sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" }]),
    privateEndpoints: maybe([], [{ subnetResourceId: "subnet", location: "westeurope" }]),
    publicNetworkAccess: maybe("Enabled", "Disabled"),
    networkRuleSet: maybe({}, { defaultAction: "Allow" }, { defaultAction: "Deny", ipRules: ["203.0.113.0/24"] }),
    dataEndpointEnabled: flag,
    exportPolicyEnabled: flag,
    quarantinePolicyEnabled: flag,
    trustPolicyEnabled: flag,
    anonymousPullEnabled: flag,
}) as fc.Arbitrary<Partial<Record<string, never>>>;

const word = (isOn: boolean | undefined) => (isOn === undefined ? undefined : isOn ? "enabled" : "disabled");
const present = (properties: object) => JSON.parse(JSON.stringify(properties)) as object;

/** The same as bare resources, from the documentation of the arguments and their defaults. */
function bareResources(args: Record<string, never>): PolicyResource[] {
    const {
        softDelete,
        retentionPolicy,
        replications = [],
        cacheRules = [],
        privateEndpoints = [],
    } = args as {
        softDelete?: { enabled?: boolean; retentionDays?: number };
        retentionPolicy?: { enabled?: boolean; days?: number };
        replications?: object[];
        cacheRules?: object[];
        privateEndpoints?: object[];
    };
    const rules = args["networkRuleSet"] as { defaultAction?: string } | undefined;
    const isHidden = privateEndpoints.length > 0 && rules === undefined;
    const body = {
        ...AT,
        sku: { name: args["sku"] ?? "Standard" },
        zoneRedundancy: args["zoneRedundancy"],
        dataEndpointEnabled: args["dataEndpointEnabled"],
        anonymousPullEnabled: args["anonymousPullEnabled"],
        publicNetworkAccess: args["publicNetworkAccess"] ?? (isHidden ? "Disabled" : "Enabled"),
        networkRuleSet: rules && { defaultAction: rules.defaultAction ?? "Deny" },
        policies: {
            softDeletePolicy: {
                status: word(softDelete?.enabled ?? true),
                retentionDays: softDelete?.retentionDays ?? 7,
            },
            retentionPolicy: {
                status: word(retentionPolicy ? (retentionPolicy.enabled ?? true) : false),
                days: retentionPolicy?.days ?? 7,
            },
            exportPolicy: { status: word(args["exportPolicyEnabled"]) },
            quarantinePolicy: { status: word(args["quarantinePolicyEnabled"]) },
            trustPolicy: { status: word(args["trustPolicyEnabled"]) },
        },
    };
    return [
        resource(`${NATIVE}:Registry`, "prod", present(body)),
        ...replications.map((one, index) => resource(`${NATIVE}:Replication`, `r${index}`, { ...AT, ...one })),
        ...cacheRules.map((one, index) => resource(`${NATIVE}:CacheRule`, `c${index}`, { ...AT, ...one })),
        ...privateEndpoints.map((_, index) =>
            resource("azure-native:network:PrivateEndpoint", `e${index}`, {
                privateLinkServiceConnections: [{ groupIds: ["registry"], privateLinkServiceId: REGISTRY_ID }],
            }),
        ),
    ];
}

test("Registry refuses what the pack rejects, and nothing else", async () => {
    const disagreements: object[] = [];
    const counts = { refused: 0, accepted: 0, advised: 0 };
    for (const args of fc.sample(registryArgs, { numRuns: NUMBER, seed: SEED })) {
        const own = await objectionsOf(() => new Registry("prod", { ...AT, location: "westeurope", ...args }));
        const isRefused = own.refused.length > 0;
        const resources = registered.map(({ type, name, inputs }) => resource(type, name, inputs));
        const sent = isRefused ? own : await objectionsOfPack(resources);
        const bare = await objectionsOfPack(bareResources(args as Record<string, never>));
        const wanted = isRefused ? { refused: bare.refused, advised: [] } : bare;
        if (JSON.stringify([own, sent]) !== JSON.stringify([wanted, wanted])) {
            disagreements.push({ args, own, sent, bare });
        }
        counts[isRefused ? "refused" : "accepted"] += 1;
        counts.advised += own.advised.length;
    }
    process.stdout.write(`${NUMBER} registries: ${JSON.stringify(counts)}, ${disagreements.length} disagreements\n`);
    expect(disagreements.slice(0, 3)).toEqual([]);
    expect(Math.min(counts.refused, counts.accepted)).toBeGreaterThan(NUMBER / 10);
    expect(counts.advised).toBeGreaterThan(0);
});

const classicRegistry = record({
    sku: fc.constantFrom(undefined, "Basic", "Standard", "Premium", "Premium"),
    retentionPolicyInDays: fc.constantFrom(undefined, 0, 7, 365, 366),
    georeplications: maybe([], [{ location: "uksouth" }], [{ location: "uksouth", zoneRedundancyEnabled: true }]),
    zoneRedundancyEnabled: flag,
});
const policyArgs = record({ enabled: flag, retentionDays: days, registry: optional(classicRegistry) });

test("SoftDeletePolicy refuses what the pack rejects, and nothing else", async () => {
    const disagreements: object[] = [];
    const counts = { refused: 0, accepted: 0 };
    for (const args of fc.sample(policyArgs, { numRuns: NUMBER, seed: SEED })) {
        const own = await objectionsOf(
            () => new SoftDeletePolicy("prod", { registryName: "contosoprod", ...(args as object) }),
        );
        const {
            enabled = true,
            retentionDays = 7,
            registry = {},
        } = args as {
            enabled?: boolean;
            retentionDays?: number;
            registry?: object;
        };
        const bare = await objectionsOfPack([
            resource("azure:containerservice/registry:Registry", "prod", {
                name: "contosoprod",
                resourceGroupName: "group",
                ...registry,
            }),
            resource("command:local:Command", "on", {
                create: `az acr config soft-delete update -r contosoprod --status ${word(enabled)} --days ${retentionDays}`,
            }),
        ]);
        const isRefused = own.refused.length > 0;
        // A classic registry alone may be wrong as well; nothing is said of it that it would not be told anyway.
        if (JSON.stringify(own) !== JSON.stringify(isRefused ? { refused: bare.refused, advised: [] } : bare)) {
            disagreements.push({ args, own, bare });
        }
        counts[isRefused ? "refused" : "accepted"] += 1;
    }
    process.stdout.write(`${NUMBER} policies: ${JSON.stringify(counts)}, ${disagreements.length} disagreements\n`);
    expect(disagreements.slice(0, 3)).toEqual([]);
    expect(Math.min(counts.refused, counts.accepted)).toBeGreaterThan(NUMBER / 10);
});
