// Options of Node.js that the project asks for.
const { Thing } = require("../../things");

new Thing("thing", { titled: process.title });
