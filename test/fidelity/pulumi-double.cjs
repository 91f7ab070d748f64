/**
 * Takes the place of the CLI in a test of how it is called: writes down each call, and answers a
 * preview with the events in a file, as a failed one.
 */
const { appendFileSync, readFileSync } = require("node:fs");
const { credentials } = require("@grpc/grpc-js");
const { EventsClient } = require("@pulumi/pulumi/proto/events_grpc_pb");
const { EventRequest } = require("@pulumi/pulumi/proto/events_pb");

const [, , command, ...args] = process.argv;

/** The values of a flag that may be repeated. */
function valuesOf(flag) {
    return args.filter((_, index) => args[index - 1] === flag);
}

function read(path) {
    return readFileSync(path, "utf8");
}

if (command === "version") {
    console.log("v3.270.0");
} else {
    const { PULUMI_BACKEND_URL: backend, PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: offline } = process.env;
    const call = {
        command,
        args,
        backend,
        offline,
        project: read("Pulumi.yaml"),
        program: read("index.js"),
        fixtures: JSON.parse(read(process.env.STAND_IN_PROVIDER_FIXTURES)),
        packConfigs: valuesOf("--policy-pack-config").map((path) => JSON.parse(read(path))),
    };
    appendFileSync(process.env.DOUBLE_CALLS, `${JSON.stringify(call)}\n`);
}

if (command === "preview") {
    const [log] = valuesOf("--event-log");
    const client = new EventsClient(log.replace("tcp://", ""), credentials.createInsecure());
    const stream = client.streamEvents(() => {
        client.close();
        console.error("error: preview failed");
        process.exitCode = 255;
    });
    for (const event of JSON.parse(read(process.env.DOUBLE_EVENTS))) {
        stream.write(new EventRequest().setEvent(JSON.stringify(event)));
    }
    stream.end();
}
