/** The programs of docs/migrating.md: the component takes over what the old program made, and replaces nothing. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation";
import type { Fixtures } from "acr-soft-delete-check";
import { type FinishedResource, secret } from "acr-soft-delete-check/testing";
import { migrationPrograms } from "../support/documents";
import { ROOT, update, withCopy } from "../support/programs";
import { isOnPath, withBackend } from "../support/pulumi-cli";

const GUIDE = readFileSync(join(ROOT, "docs/migrating.md"), "utf8");
const REGISTRY = "azure-native:containerregistry:Registry";
const ID =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contosoimages";
const FIXTURES: Fixtures = {
    resources: [{ type: REGISTRY, id: ID, outputs: { name: "contosoimages", location: "westeurope" } }],
};

const [OLD = "", NEW = ""] = migrationPrograms("From azure-native");
const [IMPORTING = ""] = migrationPrograms("With the option `import`");
const [RETAINING = ""] = migrationPrograms("From the classic provider");

function withSource<T>(source: string, use: (folder: string) => Promise<T>): Promise<T> {
    return withCopy(join(ROOT, "examples/quickstart"), (folder) => {
        writeFileSync(join(folder, "index.ts"), source);
        const config = { extends: join(ROOT, "tsconfig.base.json"), files: ["index.ts"] };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
        return use(folder);
    });
}

/** What is not the engine's own, once a program's update is done. */
async function made(source: string): Promise<FinishedResource[]> {
    const all = await withSource(source, (folder) => update(folder, FIXTURES));
    return all.filter(({ type }) => /^azure(-native)?:/.test(type));
}

/** Inputs without those that the guide says change: policies in place, and a webhook's address in the state alone. */
function keptInputs({ type, properties }: FinishedResource): object {
    const { serviceUri } = properties;
    return {
        ...properties,
        ...(type === REGISTRY ? { policies: "whatever" } : {}),
        ...(serviceUri === undefined ? {} : { serviceUri: secret(serviceUri) }),
    };
}

/** For each old resource, the new ones that the engine takes for it. */
function heirs(before: readonly FinishedResource[], after: readonly FinishedResource[]) {
    return before.map((old) => ({
        old,
        heirs: after.filter(({ urn, aliases = [] }) => [urn, ...aliases].includes(old.urn)),
    }));
}

describe("from azure-native", () => {
    let before: FinishedResource[];
    let after: FinishedResource[];
    beforeAll(async () => {
        before = await made(OLD);
        after = await made(NEW);
    });

    test("the old program has every resource that is commonly declared apart", () => {
        expect(before.map(({ type }) => type.replace("azure-native:", "")).sort()).toEqual([
            "authorization:ManagementLockByScope",
            "authorization:RoleAssignment",
            "containerregistry:CacheRule",
            "containerregistry:Registry",
            "containerregistry:Replication",
            "containerregistry:Webhook",
            "monitor:DiagnosticSetting",
            "network:PrivateDnsZoneGroup",
            "network:PrivateEndpoint",
        ]);
    });

    test("each old resource is one new one, of its type and with its inputs", () => {
        for (const { old, heirs: evidence } of heirs(before, after)) {
            expect([old.name, evidence.map(({ type }) => type)]).toEqual([old.name, [old.type]]);
            expect([old.name, evidence.map(keptInputs)]).toEqual([old.name, [keptInputs(old)]]);
        }
    });

    test("no other resource is created", () => {
        expect(after).toHaveLength(before.length);
        const taken = heirs(before, after).flatMap(({ heirs: evidence }) => evidence.map(({ urn }) => urn));
        expect([...new Set(taken)].sort()).toEqual(after.map(({ urn }) => urn).sort());
    });

    test("the registry is protected, and the provider decides the replacement order", () => {
        const registry = after.find(({ type }) => type === REGISTRY);
        expect(registry?.protect).toBe(true);
        const decided = after.filter(({ deleteBeforeReplace }) => deleteBeforeReplace !== undefined);
        expect(decided.map(({ name }) => name)).toEqual([]);
    });
});

test("former types are part of the alias", async () => {
    const former = {
        "images-diagnostics-to-workspace": `{ name: "logs", type: "azure-native:insights:DiagnosticSetting" }`,
        images: `{ name: "registry", type: "azure-native:containerregistry/v20230101preview:Registry" }`,
    };
    let source = NEW;
    for (const [name, alias] of Object.entries(former)) {
        expect(GUIDE).toContain(alias);
        source = source.replace(new RegExp(`("?${name}"?): \\{ name: .*`), `$1: ${alias},`);
    }
    const after = await made(source);
    const urn = "urn:pulumi:dev::quickstart::azure-native:";
    const nameOf = (old: string) => after.filter(({ aliases }) => aliases?.includes(urn + old)).map(({ name }) => name);
    expect(nameOf("insights:DiagnosticSetting::logs")).toEqual(["images-diagnostics-to-workspace"]);
    expect(nameOf("containerregistry/v20230101preview:Registry::registry")).toEqual(["images"]);
});

test("an import takes over the registry and its parts by their ids", async () => {
    const resources = await made(IMPORTING);
    expect(resources.map(({ type, importId }) => [type, importId])).toEqual([
        [REGISTRY, ID],
        ["azure-native:containerregistry:ScopeMap", `${ID}/scopeMaps/build-agents`],
    ]);
    const [registry, scopeMap] = resources;
    expect(registry?.properties).toMatchObject({
        resourceGroupName: "images",
        registryName: "contosoimages",
        location: "westeurope",
        sku: { name: "Premium" },
    });
    expect(registry?.ignoreChanges).toEqual(["zoneRedundancy", "policies", "networkRuleSet"]);
    expect(registry?.protect).toBe(true);
    expect(scopeMap?.properties).toMatchObject({ registryName: "contosoimages", scopeMapName: "build-agents" });
    expect(scopeMap?.ignoreChanges).toEqual([]);
});

test("a classic registry can be declared as retained on deletion", async () => {
    const resources = await made(RETAINING);
    expect(resources.map(({ type }) => type)).toEqual(["azure:containerservice/registry:Registry"]);
    expect(RETAINING).toContain("retainOnDelete: true");
});

const hasCli = isOnPath("pulumi");
const withCli = hasCli ? describe : describe.skip;
if (!hasCli) {
    process.stdout.write("skipped: migration under the real engine, because there is no pulumi on PATH\n");
}

/** The state that an update of a program would have left, with what Azure would have answered. */
function stateAfter(resources: readonly FinishedResource[]): object {
    const provider = resources.find(({ type }) => type === "pulumi:providers:azure-native");
    const providerId = "33333333-3333-3333-3333-333333333333";
    const inState = resources.map(({ urn, type, custom, id, parent, protect, properties, outputs }) => ({
        urn,
        type,
        custom,
        ...(custom ? { id: urn === provider?.urn ? providerId : id, inputs: properties, outputs } : {}),
        ...(parent === "" ? {} : { parent }),
        ...(type.startsWith("azure-native:") ? { provider: `${provider?.urn}::${providerId}`, protect } : {}),
    }));
    return { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" }, resources: inState };
}

withCli(`the real engine${hasCli ? "" : " (skipped: no pulumi on PATH)"}`, () => {
    test("replaces, deletes and creates nothing but the component", async () => {
        const before = await withSource(OLD, (folder) => update(folder, FIXTURES));
        const operations = await withSource(NEW, (workDir) =>
            withBackend(async (_, envVars) => {
                const stack = await LocalWorkspace.createOrSelectStack({ workDir, stackName: "dev" }, { envVars });
                await stack.importStack({ version: 3, deployment: stateAfter(before) as Record<string, unknown> });
                const events: EngineEvent[] = [];
                await stack.preview({ onEvent: (event) => void events.push(event) });
                return events.flatMap(({ resourcePreEvent }) =>
                    resourcePreEvent ? [`${resourcePreEvent.metadata.op} ${resourcePreEvent.metadata.type}`] : [],
                );
            }),
        );
        const isFine = (operation: string) =>
            /^(same|update) /.test(operation) || operation === "create acr-soft-delete:index:Registry";
        expect(operations.filter((operation) => !isFine(operation))).toEqual([]);
        expect(operations).toContain(`update ${REGISTRY}`);
    });
});
