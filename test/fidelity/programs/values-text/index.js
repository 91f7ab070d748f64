// Texts of any alphabet and length.
const { Thing } = require("../../things");

new Thing("thing", {
    umlaut: "äöü",
    emoji: "🐳",
    lines: "a\nb\r\nc",
    quotes: "\"'`",
    long: "x".repeat(300),
    "a key.with[marks]": 1,
});
