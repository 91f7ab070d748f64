/**
 * A resource provider that stands in for azure-native, and for any other package, under the real
 * engine. It asks no cloud: a resource's outputs are its inputs, and whatever else there is to know
 * comes from the fixtures that the offline check is given too. The real providers do the same in a preview: an output
 * is known if an input of the same name is (azure-native, PreviewOutputs). So the `name` of classic resources is known
 * at once, and that of azure-native's, whose input is `registryName` or the like, is not.
 *
 * The engine has it started by `@pulumi/pulumi/cmd/run-plugin`, which calls what this module exports.
 */
const { promisify } = require("node:util");
const grpc = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const proto = require("@pulumi/pulumi/proto/provider_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const {
    findAnswer,
    createMissingAnswerError,
    readFixtures,
    findResourceFixture,
    UNKNOWN_SENTINEL,
    unwrapOutputs,
} = require("acr-soft-delete-check/testing");

/** Names the file with the fixtures. Default: none. */
const FIXTURES = "STAND_IN_PROVIDER_FIXTURES";

/** The engine warns of a plugin that is older than the SDK asks for. */
const VERSION = "999.0.0";

const toStruct = (properties) => Struct.fromJavaScript(properties);
const toProperties = (struct) => struct?.toJavaScript() ?? {};

/** Answers a call with what a function returns or throws. */
function answering(answer) {
    return (call, callback) => {
        try {
            callback(null, answer(call.request));
        } catch (error) {
            callback({ code: grpc.status.UNKNOWN, details: error.message });
        }
    };
}

/**
 * The engine's calls. Those that are left out, Parameterize and Construct among them, gRPC answers
 * as unimplemented.
 */
function serviceFor(fixtures) {
    const unchanged = () => new proto.DiffResponse().setChanges(proto.DiffResponse.DiffChanges.DIFF_NONE);

    return {
        handshake: answering(() =>
            new proto.ProviderHandshakeResponse()
                .setAcceptSecrets(true)
                .setAcceptResources(true)
                .setAcceptOutputs(true),
        ),
        checkConfig: answering((request) => new proto.CheckResponse().setInputs(request.getNews())),
        diffConfig: answering(unchanged),
        configure: answering(() =>
            new proto.ConfigureResponse()
                .setAcceptsecrets(true)
                .setSupportspreview(true)
                .setAcceptresources(true)
                .setAcceptoutputs(true),
        ),
        getPluginInfo: answering(() => new PluginInfo().setVersion(VERSION)),
        getSchema: answering(() => new proto.GetSchemaResponse().setSchema("{}")),
        getMapping: answering(() => new proto.GetMappingResponse()),
        getMappings: answering(() => new proto.GetMappingsResponse()),
        cancel: answering(() => new Empty()),

        check: answering((request) => new proto.CheckResponse().setInputs(request.getNews())),
        diff: answering(unchanged),
        create: answering((request) =>
            // What a preview is not told stays unknown, the id too.
            new proto.CreateResponse()
                .setId(request.getPreview() ? "" : request.getName())
                .setProperties(request.getProperties()),
        ),
        read: answering((request) => {
            const [type, name, id] = [request.getType(), request.getName(), request.getId()];
            const outputs = {
                ...toProperties(request.getProperties()),
                ...findResourceFixture(fixtures, { type, name, id })?.outputs,
            };
            // For an import there are no inputs yet; a provider takes them from what exists.
            const inputs = request.getInputs() ?? toStruct(outputs);
            return new proto.ReadResponse().setId(id).setProperties(toStruct(outputs)).setInputs(inputs);
        }),
        update: answering((request) => new proto.UpdateResponse().setProperties(request.getNews())),
        delete: answering(() => new Empty()),

        // The check leaves the answer unknown where no fixture has one. A provider cannot: the engine
        // takes no unknown values from a function. So there must be a fixture for it.
        invoke: answering((request) => {
            const [token, args] = [request.getTok(), toProperties(request.getArgs())];
            const answer = findAnswer(fixtures, token, args);
            if (!answer) {
                throw createMissingAnswerError("function", token, args);
            }
            return new proto.InvokeResponse().setReturn(toStruct(answer));
        }),
        // Unlike a function, a method may leave things unknown in a preview.
        call: answering((request) => {
            const [token, args] = [request.getTok(), unwrapOutputs(toProperties(request.getArgs()))];
            const answer = findAnswer(fixtures, token, args);
            if (!answer && !request.getDryrun()) {
                throw createMissingAnswerError("method", token, args);
            }
            return new proto.CallResponse().setReturn(toStruct(answer ?? { unknown: UNKNOWN_SENTINEL }));
        }),
    };
}

/** Listens on a port of its own, and says on stdout which; nothing else may be printed before. */
module.exports = async function serve() {
    const path = process.env[FIXTURES];
    const server = new grpc.Server();
    server.addService(ResourceProviderService, serviceFor(path ? readFixtures(path) : {}));
    const bind = promisify(server.bindAsync.bind(server));
    const port = await bind("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
    process.stdout.write(`${port}\n`);
};
