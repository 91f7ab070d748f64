/** Returns a stand-in for a module, which loads it when something of it is used. */
exports.createLazy = (load) => {
    let loaded;
    // Compiled imports ask whether it is an ES module; then they use it as it is, and do not copy it.
    const get = (_, name) => name === "__esModule" || (loaded ??= load())[name];
    return new Proxy({}, { get });
};
