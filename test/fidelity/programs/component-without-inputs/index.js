// A component that keeps its inputs to itself.
const pulumi = require("@pulumi/pulumi");

class Closed extends pulumi.ComponentResource {
    constructor(name) {
        super("test:index:Closed", name);
        this.registerOutputs();
    }
}
new Closed("closed");
