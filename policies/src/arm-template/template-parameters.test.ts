import { UNKNOWN } from "acr-soft-delete-rules";
import { evaluateText } from "./evaluate-expression";
import { evaluate, scope, shown } from "./test-support/expressions";
import type { ArmValue } from "./values/arm-value";
import { TextOfUnknownCase, Unknown } from "./values/unknown";

test.each<[string, unknown, unknown]>([
    ["a value", { open: { value: "x" } }, "x"],
    ["a bare value", { OPEN: "x" }, "x"],
    ["text like an expression", { open: { value: "[concat('a')]" } }, "[concat('a')]"],
    ["an object", { open: { value: { a: UNKNOWN, b: 1 } } }, { a: "?", b: 1 }],
    ["a number", { open: 5 }, 5],
    ["a reference to a secret", { open: { reference: { secretName: "x" } } }, "?"],
    ["null", { open: { value: null } }, "?"],
    ["unknown", { open: { value: UNKNOWN } }, "?"],
    ["an unknown entry", { open: UNKNOWN }, "?"],
])("reads a parameter passed as %s", (_, parameters, expected) => {
    expect(shown(evaluate("[parameters('open')]", parameters))).toEqual(expected);
});

test("uses the default of a parameter without a value, unless all parameters are unknown", () => {
    for (const parameters of [undefined, null, {}, { open: "x" }, { place: null }, { place: { value: null } }]) {
        expect(evaluate("[parameters('place')]", parameters)).toBe("north");
    }
    expect(evaluate("[parameters('place')]", { place: { value: "" } })).toBe("");
    expect(evaluate("[parameters('both')]", { both: { value: null } })).toBe("default");
    expect(evaluate("[parameters('optional')]", { optional: { value: null } })).toBeNull();
    expect(shown(evaluate("[parameters('required')]", { required: { value: null } }))).toBe("?");
    for (const parameters of [UNKNOWN, "text"]) {
        expect(shown(evaluate("[parameters('place')]", parameters))).toBe("?");
    }
});

describe("possible values of", () => {
    const parameters = {
        flag: { type: "Bool" },
        word: { type: "string", allowedValues: ["On", "Off"] },
        only: { type: "string", allowedValues: ["On"] },
        odd: { type: "string", allowedValues: ["[x]", "On"] },
        none: { type: "string", allowedValues: [] },
        list: { type: "array", allowedValues: ["a"] },
        optional: { type: "string", nullable: true, allowedValues: ["a"] },
        few: { type: "int", allowedValues: [1, 2] },
        days: { type: "int", minValue: 1, maxValue: 90 },
        low: { type: "int", minValue: 1 },
        high: { type: "int", maxValue: 0 },
        wrong: { type: "int", minValue: "1" },
        byType: { $ref: "#/definitions/word" },
        untyped: {},
    };
    const all = scope(UNKNOWN, { parameters, definitions: { word: parameters.word } });
    const text = (value: ArmValue): unknown =>
        value instanceof TextOfUnknownCase
            ? `~${value.text}`
            : value instanceof Unknown
              ? possible(value)
              : shown(value);
    const possible = (value: ArmValue) =>
        value instanceof Unknown ? (value.possible?.map(text) ?? "?") : shown(value);

    test.each<[string, unknown]>([
        ["parameters('flag')", [true, false]],
        ["parameters('word')", ["~On", "~Off"]],
        ["parameters('byType')", ["~On", "~Off"]],
        ["parameters('optional')", ["~a", null]],
        ["parameters('few')", [1, 2]],
        ["not(parameters('flag'))", [false, true]],
        ["if(parameters('untyped'), 'a', 'b')", ["a", "b"]],
        ["if(parameters('flag'), if(parameters('untyped'), 'a', 'b'), 'c')", ["a", "b", "c"]],
        ["if(parameters('flag'), createObject('a', 1), null()).a", "?"],
        ["if(parameters('flag'), createObject('a', 1), createObject('a', 2)).a", [1, 2]],
        ["createObject('a', 1, 'b', 2)[if(parameters('flag'), 'A', 'b')]", [1, 2]],
        ["tryGet(if(parameters('flag'), createObject('a', 1), null()), 'a')", [1, null]],
        ["coalesce(parameters('optional'), 'b')", ["~a", "b"]],
        ["add(parameters('few'), parameters('few'))", [2, 3, 4]],
        ["string(parameters('few'))", ["1", "2"]],
        ["string(parameters('flag'))", ["~true", "~false"]],
        ["format('{0}', parameters('few'))", ["1", "2"]],
        ["toLower(parameters('word'))", ["on", "off"]],
        ["toUpper(parameters('only'))", "ON"],
        ["greater(parameters('days'), 0)", true],
        ["greater(parameters('days'), 1)", "?"],
        ["less(parameters('days'), 90)", "?"],
        ["lessOrEquals(parameters('days'), 90)", true],
        ["less(91, parameters('days'))", false],
        ["greater(parameters('low'), 0)", true],
        ["greater(parameters('low'), 1)", "?"],
        ["greaterOrEquals(parameters('high'), 1)", false],
        ["less(parameters('high'), parameters('low'))", true],
        ["greater(parameters('wrong'), 0)", "?"],
        ["equals(parameters('word'), 'other')", false],
        ["equals(parameters('word'), 5)", false],
        ["equals(parameters('word'), parameters('word'))", true],
        // ARM compares allowed values without case, and nothing else.
        ["equals(parameters('only'), 'On')", "?"],
        ["if(equals(parameters('only'), 'On'), 1, 2)", [1, 2]],
        ["if(parameters('flag'), 'a', parameters('untyped'))", "?"],
        ["parameters('odd')", "?"],
        ["parameters('none')", "?"],
        ["parameters('list')", "?"],
        ["parameters('days')", "?"],
        ["parameters('untyped')", "?"],
    ])("%s", (expression, expected) => {
        expect(possible(evaluateText(`[${expression}]`, all))).toEqual(expected);
    });

    test("a parameter, which keeps its key", () => {
        const word = evaluateText("[parameters('word')]", all) as Unknown;
        const plain = scope(UNKNOWN, { parameters: { word: {} } });
        expect(word.key).toBe((evaluateText("[parameters('word')]", plain) as Unknown).key);
    });

    test("a call, which cost as much as other calls", () => {
        all.budget.calls = 100;
        evaluateText("[add(parameters('few'), parameters('few'))]", all);
        expect(all.budget.calls).toBe(100 - 1 - 3 - 4);
    });
});
