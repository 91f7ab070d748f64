// An input that comes from another resource makes a dependency, named by the input.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const [a, b] = ["a", "b"].map((name) => new Thing(name, {}));
new Thing("c", { a: a.id, both: pulumi.all([a.id, b.id]), nested: { list: [b.id] }, none: 1 });
