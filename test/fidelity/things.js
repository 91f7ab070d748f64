/** Resources of a made-up package, for programs about features that have nothing to do with Azure. */
const pulumi = require("@pulumi/pulumi");

/** Made by a provider. Its inputs are outputs as well; its output `made` is known only when it is there. */
class Thing extends pulumi.CustomResource {
    constructor(name, props, opts) {
        super("test:index:Thing", name, { made: undefined, ...props }, opts);
    }
}

/** A component. Its outputs are what the function given to it returns. */
class Box extends pulumi.ComponentResource {
    constructor(name, args, opts, outputs = () => ({})) {
        super("test:index:Box", name, args, opts);
        this.registerOutputs(outputs(this));
    }
}

/** A provider of the package, to be named by resources. */
class Provider extends pulumi.ProviderResource {
    constructor(name, props, opts) {
        super("test", name, props, opts);
    }
}

module.exports = { Thing, Box, Provider };
