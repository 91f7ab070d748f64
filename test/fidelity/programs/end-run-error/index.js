// An error that is the user's to mend, and has no stack trace.
const pulumi = require("@pulumi/pulumi");

throw new pulumi.RunError("please give a size");
