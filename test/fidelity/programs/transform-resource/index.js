// A transform of one resource.
const { Thing } = require("../../things");

new Thing(
    "thing",
    { size: 1 },
    { transforms: [({ props, opts }) => ({ props: { ...props, size: props.size + 1 }, opts })] },
);
