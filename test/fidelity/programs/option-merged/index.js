// Options put together by the SDK's function for it.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", {});
const second = new Thing("second", {});
new Thing(
    "thing",
    {},
    pulumi.mergeOptions(
        { dependsOn: first, ignoreChanges: ["a"] },
        { dependsOn: second, ignoreChanges: ["b"], protect: true },
    ),
);
