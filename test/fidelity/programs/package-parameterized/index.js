// A package that a provider makes out of a parameter. Its version is the package's, not the provider's.
const pulumi = require("@pulumi/pulumi");
const { registerPackage } = require("@pulumi/pulumi/runtime");

const reference = registerPackage({
    baseProviderName: "maker",
    baseProviderVersion: "1.2.3",
    baseProviderDownloadUrl: "",
    packageName: "made",
    packageVersion: "4.5.6",
    base64Parameter: Buffer.from("parameter").toString("base64"),
});

class Made extends pulumi.CustomResource {
    constructor(name, props, opts) {
        super("made:index:Made", name, props, opts, false, reference);
    }
}
class MadeProvider extends pulumi.ProviderResource {
    constructor(name, props, opts) {
        super("made", name, props, opts, false, reference);
    }
}

new Made("default", { size: 1 });
const provider = new MadeProvider("mine", { size: 2 });
new Made("explicit", {}, { provider });
