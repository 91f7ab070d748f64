/** The stand-in provider, started as the engine's language host starts it, and asked as the engine asks. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "acr-soft-delete-check";
import { secret, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";

const toStruct = (properties: Properties) => Struct.fromJavaScript(properties);
const toProperties = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};

/** Awaits a call of the client. */
function calling<Request, Response>(
    call: (request: Request, done: (error: grpc.ServiceError | null, response: Response) => void) => unknown,
    request: Request,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        call(request, (error, response) => (error ? reject(error) : resolve(response)));
    });
}

const PROVIDER = join(__dirname, "provider");
const NO_ENGINE = "127.0.0.1:0";

const REGISTRY = "azure-native:containerregistry:Registry";
const FIXTURES = {
    functions: [
        {
            token: "azure-native:containerregistry:getRegistry",
            args: { registryName: "prod" },
            result: { id: "/prod" },
        },
        { token: "test:index:Thing/method", args: { key: "a" }, result: { value: 1 } },
    ],
    resources: [
        { type: REGISTRY, id: "/prod", outputs: { loginServer: "prod.azurecr.io" } },
        { type: "test:index:Thing", name: "thing", outputs: { colour: "blue" } },
    ],
};

const output = (rest: object) => ({ "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
/** All kinds of values that a program may hand over. */
const VALUES = {
    plain: { list: [1, true, null, "text"] },
    hidden: secret("s"),
    unknown: UNKNOWN_SENTINEL,
    hiddenInside: [{ unknown: secret(UNKNOWN_SENTINEL) }],
    output: output({ value: "v", secret: true, dependencies: ["urn"] }),
    unknownOutput: output({}),
} as unknown as Properties;

let folder: string;
let running: ChildProcess;
let provider: ResourceProviderClient;

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-"));
    const fixtures = join(folder, "fixtures.json");
    writeFileSync(fixtures, JSON.stringify(FIXTURES));
    // The working directory is the program's.
    const child = spawn(process.execPath, [require.resolve("@pulumi/pulumi/cmd/run-plugin"), PROVIDER, NO_ENGINE], {
        cwd: folder,
        env: { ...process.env, PULUMI_NODEJS_TYPESCRIPT: "true", STAND_IN_PROVIDER_FIXTURES: fixtures },
        stdio: ["ignore", "pipe", "inherit"],
    });
    running = child;
    const [line] = (await Promise.race([once(child.stdout, "data"), once(child, "exit")])) as [unknown];
    // All that it has printed: the port and nothing before or after it.
    expect(String(line)).toMatch(/^\d+\n$/);
    provider = new ResourceProviderClient(`127.0.0.1:${Number(line)}`, grpc.credentials.createInsecure());
});

afterAll(() => {
    provider?.close();
    running?.kill();
    rmSync(folder, { recursive: true, force: true });
});

test("it can do what the engine would otherwise do for it", async () => {
    const handshake = await calling<proto.ProviderHandshakeRequest, proto.ProviderHandshakeResponse>(
        provider.handshake.bind(provider),
        new proto.ProviderHandshakeRequest().setEngineAddress(NO_ENGINE),
    );
    expect(handshake.toObject()).toMatchObject({ acceptSecrets: true, acceptResources: true, acceptOutputs: true });
    const configured = await calling<proto.ConfigureRequest, proto.ConfigureResponse>(
        provider.configure.bind(provider),
        new proto.ConfigureRequest().setArgs(toStruct({ location: "westeurope" })),
    );
    expect(configured.toObject()).toMatchObject({
        acceptsecrets: true,
        supportspreview: true,
        acceptresources: true,
        acceptoutputs: true,
    });
});

test("it is as new as any SDK asks for", async () => {
    const info = await calling<Empty, PluginInfo>(provider.getPluginInfo.bind(provider), new Empty());
    expect(info.getVersion()).toBe("999.0.0");
});

test.each(["check", "checkConfig"] as const)("%s leaves inputs as they are", async (method) => {
    const checked = await calling<proto.CheckRequest, proto.CheckResponse>(
        provider[method].bind(provider),
        new proto.CheckRequest().setNews(toStruct(VALUES)),
    );
    expect(toProperties(checked.getInputs())).toEqual(VALUES);
    expect(checked.getFailuresList()).toEqual([]);
});

test.each(["diff", "diffConfig"] as const)("%s finds no difference", async (method) => {
    const difference = await calling<proto.DiffRequest, proto.DiffResponse>(
        provider[method].bind(provider),
        new proto.DiffRequest().setOlds(toStruct({ a: 1 })).setNews(toStruct({ a: 2 })),
    );
    expect(difference.toObject()).toMatchObject({
        changes: proto.DiffResponse.DiffChanges.DIFF_NONE,
        replacesList: [],
        deletebeforereplace: false,
    });
});

test.each([REGISTRY, "test:index:Thing"])("%s is created with its inputs for outputs", async (type) => {
    const create = (preview: boolean) =>
        calling<proto.CreateRequest, proto.CreateResponse>(
            provider.create.bind(provider),
            new proto.CreateRequest()
                .setUrn(`urn:pulumi:s::p::${type}::thing`)
                .setType(type)
                .setName("thing")
                .setPreview(preview)
                .setProperties(toStruct(VALUES)),
        );
    const previewed = await create(true);
    expect(previewed.getId()).toBe("");
    expect(toProperties(previewed.getProperties())).toEqual(VALUES);
    // The engine takes no resource without an id.
    expect((await create(false)).getId()).toBe("thing");
});

test("an update makes the new inputs the outputs, and a deletion does nothing", async () => {
    const updated = await calling<proto.UpdateRequest, proto.UpdateResponse>(
        provider.update.bind(provider),
        new proto.UpdateRequest().setOlds(toStruct({ old: 1 })).setNews(toStruct(VALUES)),
    );
    expect(toProperties(updated.getProperties())).toEqual(VALUES);
    await calling<proto.DeleteRequest, Empty>(provider.delete.bind(provider), new proto.DeleteRequest().setId("/prod"));
    await calling<Empty, Empty>(provider.cancel.bind(provider), new Empty());
});

test.each([
    [REGISTRY, "any", "/prod", { sku: "Premium", loginServer: "prod.azurecr.io" }],
    [REGISTRY, "any", "/other", { sku: "Premium" }],
    ["test:index:Thing", "thing", "1", { sku: "Premium", colour: "blue" }],
])("a look-up of a %s adds what a fixture says", async (type, name, id, outputs) => {
    const read = await calling<proto.ReadRequest, proto.ReadResponse>(
        provider.read.bind(provider),
        new proto.ReadRequest()
            .setType(type)
            .setName(name)
            .setId(id)
            .setInputs(toStruct({ input: 1 }))
            .setProperties(toStruct({ sku: "Premium" })),
    );
    expect(read.getId()).toBe(id);
    expect(toProperties(read.getProperties())).toEqual(outputs);
    expect(toProperties(read.getInputs())).toEqual({ input: 1 });
});

const invoke = (token: string, args: Properties) =>
    calling<proto.InvokeRequest, proto.InvokeResponse>(
        provider.invoke.bind(provider),
        new proto.InvokeRequest().setTok(token).setArgs(toStruct(args)),
    );

test.each([
    ["azure-native:containerregistry:getRegistry", { registryName: "prod" }, { id: "/prod" }],
    ["azure-native:authorization:getClientConfig", {}, { subscriptionId: "00000000-0000-0000-0000-000000000000" }],
    ["azure-native:resources:getResourceGroup", { resourceGroupName: "group" }, { name: "group" }],
])("the function %s answers as in the check", async (token, args, result) => {
    expect(toProperties((await invoke(token, args)).getReturn())).toMatchObject(result);
});

test("a function without an answer fails, and says how to give it one", async () => {
    const asked = invoke("azure-native:containerregistry:getRegistry", { registryName: "other" });
    await expect(asked).rejects.toThrow(/getRegistry asks the cloud[^]*registryName: other/);
});

test("a method answers from fixtures; without one, it leaves its result unknown in a preview", async () => {
    const call = async (key: unknown, dryRun: boolean) => {
        const response = await calling<proto.CallRequest, proto.CallResponse>(
            provider.call.bind(provider),
            new proto.CallRequest()
                .setTok("test:index:Thing/method")
                .setArgs(toStruct({ key } as Properties))
                .setDryrun(dryRun),
        );
        return toProperties(response.getReturn());
    };
    expect(await call("a", true)).toEqual({ value: 1 });
    expect(await call(output({ value: "a", dependencies: ["urn"] }), true)).toEqual({ value: 1 });
    expect(Object.values(await call("b", true))).toEqual([UNKNOWN_SENTINEL]);
    await expect(call("b", false)).rejects.toThrow("asks the cloud");
});

test("it has no schema and no mappings, and takes no parameters", async () => {
    const schema = await calling<proto.GetSchemaRequest, proto.GetSchemaResponse>(
        provider.getSchema.bind(provider),
        new proto.GetSchemaRequest(),
    );
    expect(JSON.parse(schema.getSchema())).toEqual({});
    const mapping = await calling<proto.GetMappingRequest, proto.GetMappingResponse>(
        provider.getMapping.bind(provider),
        new proto.GetMappingRequest(),
    );
    expect(mapping.getProvider()).toBe("");
    const mappings = await calling<proto.GetMappingsRequest, proto.GetMappingsResponse>(
        provider.getMappings.bind(provider),
        new proto.GetMappingsRequest(),
    );
    expect(mappings.getProvidersList()).toEqual([]);
    const parameterized = calling<proto.ParameterizeRequest, proto.ParameterizeResponse>(
        provider.parameterize.bind(provider),
        new proto.ParameterizeRequest(),
    );
    await expect(parameterized).rejects.toMatchObject({ code: grpc.status.UNIMPLEMENTED });
});

test.each([REGISTRY, "test:index:Thing"])("an import of a %s gets inputs, which the engine needs", async (type) => {
    const id = "/registries/known";
    const read = await calling<proto.ReadRequest, proto.ReadResponse>(
        provider.read.bind(provider),
        new proto.ReadRequest().setId(id).setType(type).setName("imported"),
    );
    expect(read.getId()).toBe(id);
    expect(read.hasInputs()).toBe(true);
    expect(read.getInputs()?.toJavaScript()).toEqual(toProperties(read.getProperties()));
});
