/** Expressions of ARM templates of which something is not known: what is known all the same, what is the same value, and what it may be. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { evaluateText } from "./evaluate-expression";
import { identify, toNameToken } from "./identify";
import { type ArmValue, type PartlyKnown, takeBeforeSlash, TextOfUnknownCase, Unknown } from "./values";
import { scope, evaluate, shown } from "./test-support/expressions";

test.each<[string, unknown]>([
    ["[if(false(), parameters('open'), 'b')]", "b"],
    ["[if(true(), 'a', parameters('open'))]", "a"],
    ["[if(parameters('open'), 'same', 'same')]", "same"],
    ["[and(parameters('open'), false())]", false],
    ["[or(parameters('open'), true())]", true],
    ["[coalesce('a', parameters('open'))]", "a"],
    ["[coalesce(concat('a', parameters('open')), 'b')]", "a?"],
    ["[equals(parameters('open'), parameters('OPEN'))]", true],
    ["[equals(createArray(parameters('open')), createArray(parameters('open')))]", true],
    ["[empty(concat('a', parameters('open')))]", false],
    ["[empty(format('{0}{1}', parameters('open'), parameters('other')))]", "?"],
    ["[contains(createArray(parameters('open'), 'a'), 'a')]", true],
    ["[concat('a', parameters('open'), 'b', 'c')]", "a?bc"],
    ["[concat('a', format('{0}!', parameters('open')))]", "a?!"],
    ["[format('{0}', parameters('open'))]", "?"],
    ["[toUpper(concat('a', parameters('open')))]", "A?"],
    ["[string(concat('a', parameters('open')))]", "a?"],
    ["[variables('one')]", "12?"],
])("%s is %j all the same", (text, expected) => {
    expect(shown(evaluate(text))).toEqual(expected);
});

describe("values that are not known are the same", () => {
    const same = (one: string, other: string) => {
        const all = scope();
        const [text, otherText] = [one, other].map((each) => identify(evaluateText(`[${each}]`, all))?.key);
        return text === otherText;
    };

    test.each([
        ["parameters('open')", "Parameters( 'OPEN' )"],
        ["uniqueString(resourceGroup().id)", "UNIQUESTRING( resourceGroup()['ID'] )"],
        ["variables('unique')", "concat('acr', uniqueString(resourceGroup().id))"],
        ["concat('a', concat('b', parameters('open')))", "format('ab{0}', parameters('open'))"],
        ["parameters('id')", "parameters('id')"],
        ["parameters('time')", "parameters('time')"],
        ["toLower(concat('A', parameters('open')))", "concat('a', toLower(parameters('open')))"],
        ["take(parameters('place'), parameters('open'))", "take('north', parameters('open'))"],
        ["variables('pieces')[0]", "variables('pieces')[0]"],
        ["createObject('a', parameters('open'))", "createObject('A', parameters('open'))"],
        ["copyIndex(1)", "copyIndex(1)"],
        ["contoso.name('a')", "Contoso.NAME('a')"],
        ["parameters('loop')", "parameters('LOOP')"],
        ["variables('one')", "variables('ONE')"],
        ["uniqueString(createArray())", "uniqueString(createArray())"],
    ])("%s and %s", (one, other) => {
        expect(same(one, other)).toBe(true);
    });

    test.each([
        ["parameters('open')", "parameters('other')"],
        ["parameters('open')", "variables('open')"],
        ["uniqueString('a')", "uniqueString('A')"],
        ["uniqueString('a', 'b')", "uniqueString('a,b')"],
        ["uniqueString(1)", "uniqueString('1')"],
        ["uniqueString(createArray('a'), 'b')", "uniqueString(createArray('a', 'b'))"],
        ["uniqueString('a')", "guid('a')"],
        ["newGuid()", "newGuid()"],
        ["utcNow()", "utcNow()"],
        ["parameters('id')", "parameters('time')"],
        ["a]", "a]"],
        ["(.a('x')", "(.a('x')"],
        ["variables('object').'x'", "variables('object').'x'"],
        ["resourceGroup().id", "resourceGroup().name"],
        ["toLower(parameters('open'))", "toUpper(parameters('open'))"],
        ["if(parameters('open'), 'a', 'b')", "if(parameters('open'), 'b', 'a')"],
        ["if(parameters('open'), 'a', 'b')", "if(parameters('other'), 'a', 'b')"],
        ["uniqueString(concat('ab', parameters('open')))", "uniqueString(concat('a', parameters('open'), 'b'))"],
        ["createObject('a', parameters('open'))", "createObject('b', parameters('open'))"],
        ["createObject('a', parameters('open'))", "createObject('a', parameters('other'))"],
        ["createObject('a', 1, 'b', parameters('open'))", "createObject('a', 1, 'b', parameters('other'))"],
        ["uniqueString(createArray(1, 2))", "uniqueString(createArray(12))"],
        ["concat('a', parameters('open'))", "concat('a', parameters('other'))"],
        ["copyIndex(1)", "copyIndex(2)"],
        ["copyIndex('a')", "copyIndex('b')"],
        ["variables('pieces')[0]", "variables('pieces')[2]"],
        ["variables('fields').a", "variables('fields').b"],
        ["parameters('secret')", "parameters('open')"],
        ["uniqueString('a')", "uniqueString('a', 'a')"],
        [
            "format('{0}{1}', parameters('open'), parameters('other'))",
            "format('{1}{0}', parameters('open'), parameters('other'))",
        ],
    ])("but not %s and %s", (one, other) => {
        expect(same(one, other)).toBe(false);
    });
});

test("a registry's name is what comes before the slash", () => {
    const all = scope();
    const registry = evaluateText("[parameters('open')]", all) as Unknown;
    const symbolIn = (text: string) => toNameToken(evaluateText(text, all) as Unknown);
    expect(symbolIn("[toLower(toUpper(parameters('open')))]")).toEqual(toNameToken(registry));
    expect(symbolIn("[toLower(concat('Acr', parameters('open')))]")).toEqual(
        symbolIn("[concat('acr', parameters('open'))]"),
    );
    const symbolBefore = (text: string) => toNameToken(takeBeforeSlash(evaluateText(text, all)) as Unknown);
    expect(symbolBefore("[format('{0}/{1}', parameters('open'), 'north')]")).toEqual(toNameToken(registry));
    expect(symbolBefore("[concat('Acr', parameters('open'), '/a/b')]")).toEqual(
        toNameToken(evaluateText("[concat('aCR', parameters('open'))]", all) as PartlyKnown),
    );
    expect(takeBeforeSlash(evaluateText("[concat('prod/', parameters('open'))]", all))).toBe("prod");
    expect(takeBeforeSlash("prod/north")).toBe("prod");
    expect(takeBeforeSlash("prod")).toBeUndefined();
    expect(takeBeforeSlash(registry)).toBeUndefined();
    expect(takeBeforeSlash(5)).toBeUndefined();
});

test.each<[string, unknown, unknown]>([
    ["a value", { open: { value: "x" } }, "x"],
    ["a bare value", { OPEN: "x" }, "x"],
    ["text that looks like an expression", { open: { value: "[concat('a')]" } }, "[concat('a')]"],
    ["an object", { open: { value: { a: UNKNOWN, b: 1 } } }, { a: "?", b: 1 }],
    ["a number", { open: 5 }, 5],
    ["a secret's place", { open: { reference: { secretName: "x" } } }, "?"],
    ["null", { open: { value: null } }, "?"],
    ["something not known", { open: { value: UNKNOWN } }, "?"],
    ["an entry that is not known", { open: UNKNOWN }, "?"],
])("a parameter is given %s", (_, inputToken, expected) => {
    expect(shown(evaluate("[parameters('open')]", inputToken))).toEqual(expected);
});

test("without a value of its own a parameter has its default, unless anything may be given", () => {
    for (const inputToken of [undefined, null, {}, { open: "x" }, { place: null }, { place: { value: null } }]) {
        expect(evaluate("[parameters('place')]", inputToken)).toBe("north");
    }
    expect(evaluate("[parameters('place')]", { place: { value: "" } })).toBe("");
    expect(evaluate("[parameters('both')]", { both: { value: null } })).toBe("default");
    expect(evaluate("[parameters('optional')]", { optional: { value: null } })).toBeNull();
    expect(shown(evaluate("[parameters('required')]", { required: { value: null } }))).toBe("?");
    for (const inputToken of [UNKNOWN, "text"]) {
        expect(shown(evaluate("[parameters('place')]", inputToken))).toBe("?");
    }
});

describe("a value that is not known may be one of a few", () => {
    const parameters = {
        flag: { type: "Bool" },
        word: { type: "string", allowedValues: ["On", "Off"] },
        only: { type: "string", allowedValues: ["On"] },
        odd: { type: "string", allowedValues: ["[x]", "On"] },
        none: { type: "string", allowedValues: [] },
        list: { type: "array", allowedValues: ["a"] },
        optional: { type: "string", nullable: true, allowedValues: ["a"] },
        few: { type: "int", allowedValues: [1, 2] },
        sixteen: { type: "int", minValue: 1, maxValue: 16 },
        seventeen: { type: "int", minValue: 1, maxValue: 17 },
        low: { type: "int", minValue: 1 },
        empty: { type: "int", minValue: 2, maxValue: 1 },
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
        ["parameters('sixteen')", Array.from({ length: 16 }, (_, index) => index + 1)],
        ["not(parameters('flag'))", [false, true]],
        ["if(parameters('untyped'), 'a', 'b')", ["a", "b"]],
        ["if(parameters('flag'), if(parameters('untyped'), 'a', 'b'), 'c')", ["a", "b", "c"]],
        ["if(parameters('flag'), createObject('a', 1), null()).a", "?"],
        ["if(parameters('flag'), createObject('a', 1), createObject('a', 2)).a", [1, 2]],
        ["createObject('a', 1, 'b', 2)[if(parameters('flag'), 'A', 'b')]", [1, 2]],
        ["tryGet(if(parameters('flag'), createObject('a', 1), null()), 'a')", [1, null]],
        ["coalesce(parameters('optional'), 'b')", ["~a", "b"]],
        ["add(parameters('few'), parameters('few'))", [2, 3, 4]],
        ["add(parameters('sixteen'), parameters('few'))", "?"],
        ["string(parameters('few'))", ["1", "2"]],
        ["string(parameters('flag'))", "?"],
        ["format('{0}', parameters('few'))", ["1", "2"]],
        ["toLower(parameters('word'))", ["on", "off"]],
        ["toUpper(parameters('only'))", "ON"],
        ["greater(parameters('sixteen'), 0)", true],
        ["greater(parameters('sixteen'), 1)", [false, true]],
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
        ["parameters('seventeen')", "?"],
        ["parameters('low')", "?"],
        ["parameters('empty')", "?"],
        ["parameters('untyped')", "?"],
    ])("%s", (expression, expected) => {
        expect(possible(evaluateText(`[${expression}]`, all))).toEqual(expected);
    });

    test("for which a parameter still stands", () => {
        const word = evaluateText("[parameters('word')]", all) as Unknown;
        const plain = scope(UNKNOWN, { parameters: { word: {} } });
        expect(word.key).toBe((evaluateText("[parameters('word')]", plain) as Unknown).key);
    });

    test("and trying them costs as much as other calls", () => {
        all.budget.calls = 100;
        evaluateText("[add(parameters('few'), parameters('few'))]", all);
        expect(all.budget.calls).toBe(100 - 1 - 3 - 4);
    });
});

test("of a registry's id only the name is known", () => {
    const id = "resourceId('Microsoft.ContainerRegistry/registries', 'prod')";
    expect(evaluate(`[last(split(${id}, '/'))]`)).toBe("prod");
    expect(evaluate(`[split(${id}, '/')[8]]`)).toBe("prod");
    for (const other of [
        `[split(${id}, '/')[4]]`,
        `[last(split(${id}, '-'))]`,
        "[last(split(resourceId('rg', 'Microsoft.ContainerRegistry/registries', 'prod'), '/'))]",
        "[last(split(resourceId('Microsoft.ContainerRegistry/registries/webhooks', 'prod'), '/'))]",
        "[last(split(resourceId('Microsoft.Web/sites', 'prod'), '/'))]",
        "[last(split(resourceId(parameters('open'), 'prod'), '/'))]",
        "[last(split(resourceId('Microsoft.ContainerRegistry/registries', 1), '/'))]",
    ]) {
        expect(shown(evaluate(other))).toBe("?");
    }
});
