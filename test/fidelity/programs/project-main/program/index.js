// A program in a folder that the project names.
const { Thing } = require("../../../things");

new Thing("thing", { folder: require("node:path").basename(process.cwd()) });
