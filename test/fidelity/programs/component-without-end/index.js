// A component that never says that it is done.
const pulumi = require("@pulumi/pulumi");

class Open extends pulumi.ComponentResource {
    constructor(name) {
        super("test:index:Open", name, { size: 1 });
    }
}
new Open("open");
