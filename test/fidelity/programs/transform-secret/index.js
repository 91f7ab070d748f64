// A transform is given secrets, and what is unknown, as outputs, and may give such back.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", {});
const kind = (value) => (pulumi.Output.isInstance(value) ? "output" : typeof value);
new Thing(
    "thing",
    { key: pulumi.secret("s3cret-key"), id_: first.id, plain: 1 },
    {
        transforms: [
            ({ props, opts }) => ({
                props: {
                    ...props,
                    kinds: [kind(props.key), kind(props.id_), kind(props.plain)],
                    length: pulumi.output(props.key).apply((key) => key.length),
                    hidden: pulumi.secret(2),
                },
                opts,
            }),
        ],
    },
);
