// A resource to be deleted before it is replaced.
const { Thing } = require("../../things");

new Thing("yes", {}, { deleteBeforeReplace: true });
new Thing("no", {}, { deleteBeforeReplace: false });
