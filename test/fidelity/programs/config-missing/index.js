// A setting that is required and not there ends the program.
const pulumi = require("@pulumi/pulumi");

new pulumi.Config().require("size");
