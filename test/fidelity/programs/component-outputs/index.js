// What a component says of itself when it is done is what the policies of the stack are shown.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

new Box("box", { size: 1 }, {}, (box) => {
    const inside = new Thing("inside", { size: 2 }, { parent: box });
    return { size: 3, id: inside.id, key: pulumi.secret("s3cret-key"), thing: inside };
});
