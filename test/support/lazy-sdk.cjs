/**
 * Preloaded into the processes that tests start. On import, Pulumi's SDK loads a compiler and a package manager, which
 * take two thirds of its start and are only for functions that become resources. Here they are loaded when they are used.
 */
const Module = require("node:module");
const { createLazy } = require("./lazy.cjs");

const isSeldomUsed = (request, { filename } = {}) =>
    /^@npmcli\/arborist$|\/typescript-shim$/.test(request) && /[\\/]@pulumi[\\/]pulumi[\\/]/.test(filename ?? "");

const { _load: load } = Module;
Module._load = (request, parent, isMain) =>
    isSeldomUsed(request, parent ?? {})
        ? createLazy(() => load(request, parent, isMain))
        : load(request, parent, isMain);
