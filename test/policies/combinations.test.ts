/**
 * Random settings in every provider form, with unknown and secret values among them, through the
 * real SDK, the real pack process and gRPC; compared with what the rules say about the settings.
 */
import { type Diagnostic, type Preview } from "acr-soft-delete-check";
import { DEFAULT_OPTIONS, type Maybe, type RegistrySettings, rules, UNKNOWN, type Value } from "acr-soft-delete-rules";
import fc from "fast-check";
import { openPolicies } from "../support/pack";
import { samples, SEED } from "../support/samples";
import { preview } from "../support/programs";

type Mark = "plain" | "unknown" | "secret";
interface Given {
    value?: Value;
    mark: Mark;
}

interface Case {
    form: "sdk" | "versioned" | "stable" | "local" | "nextgen" | "classic";
    link: "reference" | "apply" | "literal";
    status: Given;
    days: Given;
    retentionStatus: Given;
    retentionDays: Given;
    zoneRedundancy: Given;
    sku: Given;
    replication?: { zoneRedundancy: Given };
    cacheRule: boolean;
}

const MODULES = {
    versioned: "azure-native:containerregistry/v20230101preview",
    stable: "azure-native:containerregistry/v20221201",
    local: "azure-native_containerregistry_v20250601preview:containerregistry",
    nextgen: "azure-nextgen:containerregistry/v20220201preview",
};
const API_VERSIONS = {
    versioned: "2023-01-01-preview",
    stable: "2022-12-01",
    local: "2025-06-01-preview",
    nextgen: "2022-02-01-preview",
};

const mark = fc.oneof({ weight: 5, arbitrary: fc.constant("plain") }, fc.constantFrom<Mark>("unknown", "secret"));
const inputToken = (...values: (Value | undefined)[]) => fc.record({ value: fc.constantFrom(...values), mark });
const STATUS = ["enabled", "enabled", "disabled", "eNabled", undefined];
const cases = fc.record<Case>({
    form: fc.constantFrom("sdk", "sdk", "versioned", "stable", "local", "nextgen", "classic"),
    link: fc.constantFrom("reference", "apply", "literal"),
    status: inputToken(...STATUS, "on"),
    days: inputToken(undefined, undefined, 0, 1, 7, 90, 91, 7.5, -1, "30"),
    retentionStatus: inputToken(...STATUS),
    retentionDays: inputToken(undefined, undefined, 0, 7, 365, 366),
    zoneRedundancy: inputToken(undefined, undefined, undefined, "Enabled", "Disabled", "eNABLED"),
    sku: inputToken("Basic", "Standard", "Premium", "Premium", "premium"),
    replication: fc.option(fc.record({ zoneRedundancy: inputToken(undefined, undefined, "Enabled", "disabled") }), {
        nil: undefined,
    }),
    cacheRule: fc.boolean(),
});

/** Declares the cases; runs in the program, so it is given there as text. */
const DECLARE = `
    const secret = (value) => pulumi.secret(value);
    const input = ({ value, mark }) => mark === "unknown" ? unknown : value !== undefined && mark === "secret" ? secret(value) : value;
    const resource = (type, name, props) => new pulumi.CustomResource(type, name, { ...props, name: undefined });
    for (const [index, one] of cases.entries()) {
        const name = "r" + index;
        const registryName = "contoso" + index;
        if (one.form === "classic") {
            const registry = new classic.Registry(name, {
                name: registryName, resourceGroupName: "group", sku: input(one.sku), zoneRedundancyEnabled: one.zoneRedundancy.value === "Enabled",
                retentionPolicyInDays: input(one.retentionDays),
                georeplications: one.replication ? [{ location: "northeurope", zoneRedundancyEnabled: one.replication.zoneRedundancy.value === "Enabled" }] : undefined,
            });
            const options = [["status", one.status.value], ["days", one.days.value]].filter(([, value]) => value !== undefined);
            if (options.length > 0) {
                new command.local.Command(name + "-on", { create: pulumi.interpolate\`az acr config soft-delete update --registry \${registry.name} \${options.map(([key, value]) => "--" + key + " " + value).join(" ")}\` });
            }
            continue;
        }
        const isRaw = one.form !== "sdk";
        const props = {
            ...at, registryName: one.link === "literal" ? registryName : undefined, sku: { name: input(one.sku) }, zoneRedundancy: input(one.zoneRedundancy),
            policies: {
                softDeletePolicy: { status: input(one.status), retentionDays: input(one.days) },
                retentionPolicy: { status: input(one.retentionStatus), days: input(one.retentionDays) },
            },
        };
        const make = (type, name, props) => isRaw ? resource(modules[one.form] + ":" + type, name, props) : new containerregistry[type](name, props);
        const registry = make("Registry", name, props);
        const output = isRaw ? registry.id : registry.name;
        const reference = { literal: registryName.toUpperCase(), reference: output, apply: output.apply((text) => text) }[one.link];
        if (one.replication) {
            make("Replication", name + "-north", { ...replica, registryName: reference, zoneRedundancy: input(one.replication.zoneRedundancy) });
        }
        if (one.cacheRule) {
            make("CacheRule", name + "-nginx", { resourceGroupName: "group", registryName: reference, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" });
        }
    }
`;

/** The settings that a case comes to, as the pack can know them in a preview. */
function settingsOf(one: Case): RegistrySettings {
    const read = ({ value, mark }: Given): Maybe<Value> => (mark === "unknown" ? UNKNOWN : value);
    if (one.form === "classic") {
        const days = read(one.retentionDays);
        return {
            softDeleteStatus: one.status.value,
            softDeleteDays: one.days.value === "30" ? 30 : one.days.value,
            retentionStatus: typeof days === "number" && days > 0 ? "enabled" : days === 0 ? "disabled" : days,
            retentionDays: days,
            zoneRedundancy: one.zoneRedundancy.value === "Enabled" ? "Enabled" : undefined,
            sku: read(one.sku),
            replications: one.replication && [{ zoneRedundancy: one.replication.zoneRedundancy.value }],
        };
    }
    const policies = [one.status, one.days, one.retentionStatus, one.retentionDays];
    // The SDK fills in defaults with an apply over all policies, which one unknown value keeps from running.
    const areUnknown = one.form === "sdk" && policies.some(({ mark }) => mark === "unknown");
    const policy = (value: Given, byDefault: Value) =>
        areUnknown ? UNKNOWN : (read(value) ?? (one.form === "sdk" ? byDefault : undefined));
    return {
        softDeleteStatus: policy(one.status, "disabled"),
        softDeleteDays: policy(one.days, 7),
        retentionStatus: policy(one.retentionStatus, "disabled"),
        retentionDays: policy(one.retentionDays, 7),
        zoneRedundancy: read(one.zoneRedundancy),
        sku: read(one.sku),
        replications: one.replication && [{ zoneRedundancy: read(one.replication.zoneRedundancy) }],
        cacheRules: one.cacheRule ? [{}] : undefined,
        apiVersion: one.form === "sdk" ? undefined : API_VERSIONS[one.form],
    };
}

function diagnosticsByCase(diagnostics: readonly Diagnostic[], index: number): Diagnostic[] {
    return diagnostics.filter(({ urn }) => new RegExp(`::r${index}(-|$)`).test(urn ?? ""));
}

const distinct = (policies: string[]) => [...new Set(policies)].sort();

function compare(one: Case, index: number, { violations, undecided }: Preview): object[] {
    const wanted = (outcome: string) =>
        rules
            .filter(({ enforcement }) => enforcement !== "disabled")
            .filter(({ undecided }) => outcome === "violated" || undecided === "advise")
            .filter((rule) => rule.check(settingsOf(one), DEFAULT_OPTIONS).outcome === outcome)
            .map(({ id }) => id)
            .sort();
    const evidence = {
        violated: distinct(diagnosticsByCase(violations, index).map(({ policy }) => policy)),
        undecided: distinct(diagnosticsByCase(undecided, index).flatMap(({ message }) => openPolicies(message))),
    };
    const expected = { violated: wanted("violated"), undecided: wanted("undecided") };
    return JSON.stringify(evidence) === JSON.stringify(expected) ? [] : [{ index, one, evidence, expected }];
}

const NUMBER = samples(600, 0.1);

test("the pack agrees with the rules for every combination", async () => {
    const sample = fc.sample(cases, { numRuns: NUMBER, seed: SEED });
    const result = await preview(`
        const cases = ${JSON.stringify(sample)};
        const modules = ${JSON.stringify(MODULES)};
        ${DECLARE}
    `);
    expect(result.failures).toEqual([]);
    const disagreements = sample.flatMap((one, index) => compare(one, index, result));
    process.stdout.write(
        `${sample.length} combinations, ${result.resources.length} resources, ${result.violations.length} violations, ${result.undecided.length} undecided\n`,
    );
    expect(disagreements.slice(0, 3)).toEqual([]);

    for (const { policy, urn, message } of result.violations) {
        const rule = rules.find(({ id }) => id === policy);
        expect(message).toContain(rule?.title);
        expect(message).toContain(`fix:    ${rule?.remedy}`);
        expect(message).toMatch(/found: {2}\S.* = .+ \(\w+ "r\d+(-\w+)?"\)/);
        // The registry may have to answer for what a command says about it.
        const [resource] = /^r\d+/.exec(urn?.split("::").at(-1) ?? "") ?? [];
        expect(message).toMatch(new RegExp(`"${resource}(-\\w+)?"`));
    }
    const advised = result.undecided.map(({ urn }) => urn);
    expect(new Set(advised).size).toBe(advised.length);
    const keys = result.violations.map(({ policy, urn }) => `${policy} ${urn}`);
    expect(new Set(keys).size).toBe(keys.length);
});
