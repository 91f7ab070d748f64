/** Loaded into programs and packs before anything else. */
const { AsyncLocalStorage } = require("node:async_hooks");
const Module = require("node:module");
const { Socket } = require("node:net");
const util = require("node:util");

// Processes that a program starts itself must not load this file.
process.env.NODE_OPTIONS = process.env.ACR_SOFT_DELETE_CHILD;
delete process.env.ACR_SOFT_DELETE_CHILD;
if (process.env.NODE_OPTIONS === "") {
    delete process.env.NODE_OPTIONS;
}

// The process that started this one has the other end. It closes when that process ends, even if it is killed.
new Socket({ fd: 3 })
    .on("close", () => process.kill(process.pid, "SIGKILL"))
    .on("error", () => undefined)
    .resume()
    .unref();

/**
 * The SDK prints errors with `util.inspect` in colours, which do not belong in a report; and Node 20
 * takes half a minute to colour a stack frame in a file directly under a package scope, which the
 * SDK's source maps produce.
 */
util.inspect = new Proxy(util.inspect, {
    apply: (inspect, _, [value, options]) =>
        inspect(value, value instanceof Error ? { ...options, colors: false } : options),
});

/**
 * The result of a function that is called for an Output can be unknown; for one that is called for plain
 * values, that answer would reach the program as an empty object. Requests do not show the difference, so
 * the second kind is marked.
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
 * Recognises an alias that has nothing but a former name of the type. Provider SDKs give dozens of them to
 * each resource, and resolving them takes half of the rest of a program's time. They matter only to a stack
 * with state.
 */
function isFormerType(alias) {
    return typeof alias === "object" && alias !== null && Object.keys(alias).join() === "type";
}

function withoutFormerTypes(options) {
    const aliases = options?.aliases;
    return Array.isArray(aliases) ? { ...options, aliases: aliases.filter((alias) => !isFormerType(alias)) } : options;
}

/** Stands for an encrypted setting. The SDK would read its first digits as a number. */
const UNKNOWN_SETTING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function refuseUnknownNumbers(prototype) {
    const { getNumberImpl } = prototype;
    prototype.getNumberImpl = function (key, ...rest) {
        if (this.getImpl(key) === UNKNOWN_SETTING) {
            throw new Error(`Configuration '${this.name}:${key}' value '${UNKNOWN_SETTING}' is not a valid number`);
        }
        return getNumberImpl.call(this, key, ...rest);
    };
}

const PATCHES = {
    "config.js": ({ Config }) => refuseUnknownNumbers(Config.prototype),
    "resource.js": (exported) => {
        exported.CustomResource = new Proxy(exported.CustomResource, {
            construct: (target, [type, name, props, options, ...rest], created) =>
                Reflect.construct(target, [type, name, props, withoutFormerTypes(options), ...rest], created),
        });
    },
    // The SDK records a stack trace for each of its promises, which takes half of a program's time. They are
    // shown only if the SDK is asked to report promises that are never awaited.
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

/** Recognises a file of the SDK, in any copy of it. */
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
    // A missing module must fail now.
    Module._resolveFilename(request, parent);
    const loaded = () => loadNow.call(this, request, parent, isMain);
    // An ES module is used as it is, and not copied.
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
