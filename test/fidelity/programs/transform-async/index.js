// A transform may take its time, and register resources of its own.
const { Thing } = require("../../things");

new Thing(
    "thing",
    {},
    {
        transforms: [
            async ({ props, opts }) => {
                const extra = new Thing("extra", {});
                return { props: { ...props, extra: extra.id }, opts };
            },
        ],
    },
);
