import { parseExpression } from "./parse-expression";
import { evaluate, shown } from "./test-support/expressions";

test("parses calls, members and indexes", () => {
    expect(parseExpression("Concat('it''s', -3).name[0]")).toEqual({
        kind: "access",
        of: {
            kind: "call",
            name: "concat",
            args: ["it's", -3].map((value) => ({ kind: "access", of: { kind: "literal", value }, keys: [] })),
        },
        keys: [
            { kind: "literal", value: "name" },
            { kind: "access", of: { kind: "literal", value: 0 }, keys: [] },
        ],
    });
});

test.each([
    "[]",
    "[a]",
    "[a1]",
    "[a.b]",
    "[concat(a)]",
    "[a.]",
    "[true]",
    "[1.5]",
    "[1a]",
    "['a]",
    "['a' 'b']",
    "[concat('a']",
    "[concat('a',)]",
    "[concat(,'a')]",
    "[concat('a'))]",
    "[concat('a';'b')]",
    "[('a')]",
    "[concat('a').]",
    "[concat('a').'b']",
    "[variables('object').?name]",
    "[variables('object')[]]",
    "[variables('pieces')[1)]",
    "[variables('pieces')[1]",
])("rejects %s", (text) => {
    expect(parseExpression(text.slice(1, -1))).toBeUndefined();
    expect(shown(evaluate(text))).toBe("?");
});
