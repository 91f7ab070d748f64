// A transform may change options.
const { Provider, Thing } = require("../../things");

const provider = new Provider("mine", {});
const first = new Thing("first", {});
new Thing(
    "thing",
    {},
    {
        transforms: [
            ({ props, opts }) => ({
                props,
                opts: {
                    ...opts,
                    protect: true,
                    provider,
                    dependsOn: [first],
                    ignoreChanges: ["a"],
                    deleteBeforeReplace: true,
                    additionalSecretOutputs: ["b"],
                    customTimeouts: { create: "1m" },
                },
            }),
        ],
    },
);
