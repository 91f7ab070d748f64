// Assets and archives arrive as what they are.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

new Thing("thing", {
    asset: new pulumi.asset.StringAsset("text"),
    archive: new pulumi.asset.AssetArchive({ "a.txt": new pulumi.asset.StringAsset("a") }),
});
