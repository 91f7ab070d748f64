/** Loaded into programs and packs before anything else. */
const { AsyncLocalStorage } = require("node:async_hooks");
const Module = require("node:module");
const { Socket } = require("node:net");
const util = require("node:util");

// What a program starts by itself is not to be loaded with this.
process.env.NODE_OPTIONS = process.env.ACR_SOFT_DELETE_CHILD;
delete process.env.ACR_SOFT_DELETE_CHILD;
if (process.env.NODE_OPTIONS === "") {
    delete process.env.NODE_OPTIONS;
}

// Whoever started this process holds the other end. It closes when that process ends, even by force.
new Socket({ fd: 3 })
    .on("close", () => process.kill(process.pid, "SIGKILL"))
    .on("error", () => undefined)
    .resume()
    .unref();

/**
 * The SDK prints errors with `util.inspect` in colours, which nobody wants in a report; and Node 20
 * takes half a minute to colour a stack frame in a file directly under a package scope, which the
 * SDK's source maps produce.
 */
util.inspect = new Proxy(util.inspect, {
    apply: (inspect, _, [value, options]) =>
        inspect(value, value instanceof Error ? { ...options, colors: false } : options),
});

/**
 * A function that is called for an Output can be answered with "not known yet"; for one that is
 * called for plain values, that answer would reach the program as an empty object. Nothing on the
 * wire tells them apart, so the second kind is marked.
 */
const plainCalls = new AsyncLocalStorage();

function markPlainCalls(exported, name) {
    const original = exported[name];
    exported[name] = (...args) => plainCalls.run(true, () => original(...args));
}

function withoutStackTraces(original) {
    return (...args) => {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            return original(...args);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
    };
}

/**
 * An alias that says no more than that the type had another name. Provider SDKs give dozens of them to
 * each resource, and working them out takes half of what is left of a program's time. They mean
 * something only to a stack with state.
 */
function isFormerType(alias) {
    return typeof alias === "object" && alias !== null && Object.keys(alias).join() === "type";
}

function withoutFormerTypes(options) {
    const aliases = options?.aliases;
    return Array.isArray(aliases) ? { ...options, aliases: aliases.filter((alias) => !isFormerType(alias)) } : options;
}

const PATCHES = {
    "resource.js": (exported) => {
        exported.CustomResource = new Proxy(exported.CustomResource, {
            construct: (target, [type, name, props, options, ...rest], created) =>
                Reflect.construct(target, [type, name, props, withoutFormerTypes(options), ...rest], created),
        });
    },
    // The SDK notes a stack trace for each of its promises, which takes half of a program's time. Nobody
    // ever sees them, unless the SDK is asked to tell of promises that nobody waits for.
    "runtime/debuggable.js": (exported) => {
        const { debuggablePromise, debugPromiseLeaks } = exported;
        exported.debuggablePromise = debugPromiseLeaks ? debuggablePromise : withoutStackTraces(debuggablePromise);
    },
    "runtime/invoke.js": (exported) => {
        markPlainCalls(exported, "invoke");
        markPlainCalls(exported, "invokeSingle");
    },
    "proto/resource_grpc_pb.js": ({ ResourceMonitorClient }) => {
        const { invoke } = ResourceMonitorClient.prototype;
        ResourceMonitorClient.prototype.invoke = function (request, ...rest) {
            if (!plainCalls.getStore()) {
                return invoke.call(this, request, ...rest);
            }
            const { Metadata } = Module.createRequire(
                require.resolve("@pulumi/pulumi/package.json", { paths: [process.cwd()] }),
            )("@grpc/grpc-js");
            const metadata = new Metadata();
            metadata.set("acr-soft-delete-plain", "true");
            return invoke.call(this, request, metadata, ...rest);
        };
    },
};

/** Whether a file is one of the SDK's, whatever copy of it. */
function isOfSdk(filename, path) {
    return filename?.replaceAll("\\", "/").endsWith(`/@pulumi/pulumi/${path}`) ?? false;
}

/**
 * Modules whose loading takes more than half of the SDK's, and which a program needs only for turning
 * functions into text, and the files that import them. They are loaded when something of them is used.
 * Packs start as the engine starts them.
 */
const isProgram = /[\\/]cmd[\\/]run([\\/]|$)/.test(process.argv[1] ?? "");
const LATE = isProgram ? { "@npmcli/arborist": "runtime/closure/codePaths.js", typescript: "typescript-shim.js" } : {};

const loadNow = Module._load;
Module._load = function (request, parent, isMain) {
    const importer = Object.hasOwn(LATE, request) ? LATE[request] : undefined;
    if (importer === undefined || !isOfSdk(parent?.filename, importer)) {
        return loadNow.call(this, request, parent, isMain);
    }
    // What is not there is missed at once.
    Module._resolveFilename(request, parent);
    const loaded = () => loadNow.call(this, request, parent, isMain);
    // As an ES module it is taken as it is, and not copied.
    const get = (_, name) => name === "__esModule" || (name === "default" ? loaded() : loaded()[name]);
    return new Proxy({}, { get });
};

const load = Module._extensions[".js"];
Module._extensions[".js"] = function (module, filename) {
    load.call(this, module, filename);
    const patch = Object.keys(PATCHES).find((path) => isOfSdk(filename, path));
    if (patch) {
        PATCHES[patch](module.exports);
    }
};
