// Hooks around the creation of a resource: in a preview, those that want to.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const hook = (name, options) =>
    new pulumi.ResourceHook(
        name,
        ({ name: of, newInputs }) => pulumi.log.info(`${name} ${of} ${newInputs.size}`),
        options,
    );
new Thing(
    "thing",
    { size: 1 },
    {
        hooks: {
            beforeCreate: [hook("before", { onDryRun: true }), hook("never")],
            afterCreate: [hook("after", { onDryRun: true })],
        },
    },
);
