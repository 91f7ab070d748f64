// A resource that is made within an apply; another's output that runs through two of them.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const a = new Thing("a", { size: 1 });
const size = pulumi.output(2);
size.apply((it) => new Thing(`number-${it}`, { size: it }));
new Thing("b", { twice: a.id.apply((id) => pulumi.output(id).apply((it) => it.length)) });
