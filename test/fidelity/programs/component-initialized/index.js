// A component that is set up asynchronously.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

class Slow extends pulumi.ComponentResource {
    constructor(name) {
        super("test:index:Slow", name, { size: 1 });
    }
    async initialize() {
        await Promise.resolve();
        new Thing("inside", {}, { parent: this });
        return 5;
    }
}
const slow = new Slow("slow");
new Thing("after", { data: slow.getData() });
