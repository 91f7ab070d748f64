// Which plugin is to be the provider: policies are shown its version, not where it is from.
const { Provider, Thing } = require("../../things");

const pluginDownloadURL = "https://example.com/plugins";
const provider = new Provider("mine", { size: 1 }, { version: "1.2.3", pluginDownloadURL });
new Thing("thing", {}, { provider });
new Thing("other", {}, { version: "1.2.3", pluginDownloadURL });
