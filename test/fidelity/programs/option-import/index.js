// The id of what is to be imported is known.
const { Thing } = require("../../things");

const imported = new Thing("imported", { size: 1 }, { import: "/things/imported" });
new Thing("thing", { id_: imported.id });
