// Only a resource's own transforms can change what it depends on; inherited ones leave that as it was.
const { Box, Thing } = require("../../things");

const [first, second] = ["first", "second"].map((name) => new Thing(name, {}));
const depends =
    (input) =>
    ({ type, props, opts }) =>
        type === "test:index:Thing" && props.id_
            ? { props: { ...props, [input]: second.id }, opts: { ...opts, dependsOn: [second] } }
            : undefined;
const box = new Box("box", {}, { transforms: [depends("box")] });
new Thing("inside", { id_: first.id }, { parent: box });
new Thing("own", { id_: first.id }, { transforms: [depends("own")] });
new Thing("unchanged", { id_: first.id }, { transforms: [() => undefined] });
