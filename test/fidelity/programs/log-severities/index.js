// Lines of every severity but the one that fails the program.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const thing = new Thing("thing", {});
pulumi.log.debug("debug");
pulumi.log.info("info");
pulumi.log.warn("warning", thing);
