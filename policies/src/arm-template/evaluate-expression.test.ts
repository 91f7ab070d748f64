/** Expressions of ARM templates: what they come to. */
import fc from "fast-check";
import { evaluateText } from "./evaluate-expression";
import { identify } from "./identify";
import { createLoopScope } from "./template-variables";
import { type ArmValue, PartlyKnown, Unknown } from "./values";
import { scope, evaluate, shown } from "./test-support/expressions";

test.each<[string, unknown]>([
    ["text", "text"],
    ["", ""],
    ["[", "["],
    ["[concat('a')", "[concat('a')"],
    ["concat('a')]", "concat('a')]"],
    ["[[concat('a')]", "[concat('a')]"],
    ["[[half", "[[half"],
    ["['it''s']", "it's"],
    ["['']", ""],
    ["[ 'a' ]", "a"],
    ["[12]", 12],
    ["[-3]", -3],
    ["[parameters('place')]", "north"],
    ["[PARAMETERS( 'Place' )]", "north"],
    ["[parameters('long')]", "northeurope"],
    ["[parameters('optional')]", null],
    ["[parameters('optionalByType')]", null],
    ["[length(coalesce(parameters('optionalByType'), createArray()))]", 0],
    ["[parameters('both')]", "default"],
    ["[variables('prefix')]", "acr"],
    ["[variables('object').name]", "prod"],
    ["[variables('object')['NAME']]", "prod"],
    ["[variables('object').list[1]]", 2],
    ["[variables('object').list[2].deep]", true],
    ["[variables('object')]", { name: "prod", list: ["north", 2, { deep: true }], open: "?" }],
    ["[variables('pieces')]", ["?", "known", "?"]],
    [
        "[variables('made')]",
        [
            { at: 1, x: "x" },
            { at: 2, x: "x" },
        ],
    ],
    ["[variables('none')]", []],
    ["[concat('a', 'b', 3)]", "ab3"],
    ["[concat(createArray(1), createArray('b', true()))]", [1, "b", true]],
    ["[format('{0}-{1}-{0}', 'a', 7)]", "a-7-a"],
    ["[format('{{{0}}}', 'a')]", "{a}"],
    ["[format('plain')]", "plain"],
    ["[format('')]", ""],
    ["[format('{10}', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'ten')]", "ten"],
    ["[toLower('AbC')]", "abc"],
    ["[base64('steps: é')]", "c3RlcHM6IMOp"],
    ["[base64('')]", ""],
    ["[TOUPPER('AbC')]", "ABC"],
    ["[string('a')]", "a"],
    ["[string(5)]", "5"],
    ["[int('-42')]", -42],
    ["[int('42')]", 42],
    ["[int(4)]", 4],
    ["[bool('TRUE')]", true],
    ["[bool(1)]", true],
    ["[bool(true())]", true],
    ["[bool('false')]", false],
    ["[bool(0)]", false],
    ["[bool(false())]", false],
    ["[null()]", null],
    ["[if(true(), 'a', 'b')]", "a"],
    ["[if(equals('a', 'A'), 'a', 'b')]", "b"],
    ["[if(true())]", null],
    ["[equals('a', 'a')]", true],
    ["[equals(1, '1')]", false],
    ["[equals(null(), 'a')]", false],
    ["[equals(createArray('a', 1), createArray('a', 1))]", true],
    ["[equals(createObject('a', 1, 'b', null()), createObject('B', null(), 'A', 1))]", true],
    ["[not(false())]", true],
    ["[not(true())]", false],
    ["[and(true(), true())]", true],
    ["[and(true(), false())]", false],
    ["[or(false(), false())]", false],
    ["[or(false(), true())]", true],
    ["[coalesce(null(), 'a', 'b')]", "a"],
    ["[coalesce(null())]", null],
    ["[empty('')]", true],
    ["[empty('a')]", false],
    ["[empty(null())]", true],
    ["[empty(createArray())]", true],
    ["[empty(createObject())]", true],
    ["[empty(createObject('a', 1))]", false],
    ["[length('abc')]", 3],
    ["[length(createArray(1, 2))]", 2],
    ["[length(createObject('a', 1))]", 1],
    ["[contains('abc', 'b')]", true],
    ["[contains('abc', 'B')]", false],
    ["[contains(createArray('a', 1), 1)]", true],
    ["[contains(createArray('a', 1), 2)]", false],
    ["[contains(createObject('Key', 1), 'kEY')]", true],
    ["[contains(createObject('Key', 1), 'other')]", false],
    ["[first('abc')]", "a"],
    ["[last('abc')]", "c"],
    ["[first('')]", ""],
    ["[first(createArray(1, 2))]", 1],
    ["[last(createArray(1, 2))]", 2],
    ["[split('a/b', '/')]", ["a", "b"]],
    ["[range(3, 2)]", [3, 4]],
    ["[range(-1, 0)]", []],
    ["[length(range(0, 10000))]", 10_000],
    ["[replace('a-b-c', '-', '+')]", "a+b+c"],
    ["[replace('abc', 'b', 'x')]", "axc"],
    ["[trim('  a ')]", "a"],
    ["[take('abc', 2)]", "ab"],
    ["[take('abc', -2)]", ""],
    ["[take('abc', 9)]", "abc"],
    ["[take(createArray(1, 2), 1)]", [1]],
    ["[substring('abc', 1)]", "bc"],
    ["[substring('abc', 0, 2)]", "ab"],
    ["[substring('abc', 3, 0)]", ""],
    ["[startsWith('Abc', 'aB')]", true],
    ["[startsWith('Abc', 'bc')]", false],
    ["[endsWith('abC', 'Bc')]", true],
    ["[endsWith('abC', 'ab')]", false],
    ["[createObject('A', 1, 'b', createArray())]", { a: 1, b: [] }],
    ["[skip('abc', 2)]", "c"],
    ["[skip('abc', -2)]", "abc"],
    ["[skip('abc', 9)]", ""],
    ["[skip(createArray(1, 2), 1)]", [2]],
    ["[join(createArray('a', 2, 'c'), ', ')]", "a, 2, c"],
    ["[join(createArray(), ', ')]", ""],
    ["[join(createArray('a', parameters('open')), '-')]", "a-?"],
    ["[union(createObject('a', 1), createObject('b', 2))]", { a: 1, b: 2 }],
    ["[union(createObject('a', 1), createObject('A', 2))]", { a: 2 }],
    ["[union(createObject('a', null()), createObject('a', null()))]", { a: null }],
    [
        '[union(json(\'{"a": {"b": 1, "c": [1]}}\'), json(\'{"a": {"c": [2], "d": 3}}\'))]',
        { a: { b: 1, c: [2], d: 3 } },
    ],
    ["[union(createObject('a', createObject('b', 1)), createObject('a', 2))]", { a: 2 }],
    ["[union(createObject('a', parameters('open')), createObject('a', 2))]", { a: 2 }],
    [
        "[shallowMerge(createArray(createObject('a', createObject('b', 1)), createObject('a', createObject('c', 2))))]",
        { a: { c: 2 } },
    ],
    ['[json(\'{"a": [1, null, "[x]"]}\').a]', [1, null, "[x]"]],
    ["[json('null')]", null],
    ["[tryGet(variables('object'), 'NAME')]", "prod"],
    ["[tryGet(variables('object'), 'list', 2, 'deep')]", true],
    ["[tryGet(variables('object'), 'missing', 'name')]", null],
    ["[tryGet(variables('object').list, 9)]", null],
    ["[tryGet(variables('object').list, 0)]", "north"],
    ["[tryGet(parameters('optional'), 'name')]", null],
    ["[coalesce(tryGet(parameters('optional'), 'name'), 'enabled')]", "enabled"],
    ["[greater(2, 1)]", true],
    ["[greater(length(createArray()), 0)]", false],
    ["[greaterOrEquals(2, 2)]", true],
    ["[greaterOrEquals(1, 2)]", false],
    ["[less(-1, 0)]", true],
    ["[less(1, 1)]", false],
    ["[lessOrEquals(1, 0)]", false],
    ["[lessOrEquals(1, 1)]", true],
    ["[add(30, 60)]", 90],
    ["[sub(1, 2)]", -1],
    ["[mul(7, 13)]", 91],
])("the value of %s is %j", (text, expected) => {
    expect(shown(evaluate(text))).toEqual(expected);
});

test.each([
    "[parameters('open')]",
    "[parameters('missing')]",
    "[parameters('required')]",
    "[parameters('requiredByType')]",
    "[parameters('elsewhere')]",
    "[parameters('loop')]",
    "[parameters('secret')]",
    "[parameters(1)]",
    "[parameters()]",
    "[variables('missing')]",
    "[variables('uncounted')]",
    "[variables('negative')]",
    "[variables('half')]",
    "[variables('tooMany')]",
    "[variables('unnamed')]",
    "[variables('withLoop')]",
    "[variables('withLoop').name]",
    "[variables(1)]",
    "[variables('object').open]",
    "[variables('object').missing]",
    "[variables('object')[0]]",
    "[variables('pieces')[0]]",
    "[variables('pieces')[3]]",
    "[variables('pieces')[-1]]",
    "[variables('pieces')['0']]",
    "[variables('object').list['1']]",
    "[variables('object').list.length]",
    "[variables('prefix').length]",
    "[uniqueString('a')]",
    "[resourceGroup().location]",
    "[deployment().name]",
    "[reference('x').y]",
    "[newGuid()]",
    "[utcNow('d')]",
    "[contoso.name('a')]",
    "[copyIndex()]",
    "[copyIndex('loop', 1)]",
    "[unheardOf()]",
    "[toString()]",
    "[constructor('a')]",
    // No expressions.
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
    // Refused, or not certain.
    "[concat()]".replace("()", "(true())"),
    "[concat(createArray('a'), 'b')]",
    "[concat(parameters('open'), parameters('other'))]",
    "[format()]",
    "[format(parameters('open'), 'a')]",
    "[format('{1}', 'a')]",
    "[format('{0:N2}', 5)]",
    "[format('{', 'a')]",
    "[format('{}', 'a')]",
    "[format('}', 'a')]",
    "[format('{0}', true())]",
    "[format('{0}', createArray())]",
    "[string(true())]",
    "[string(null())]",
    "[string(createArray())]",
    "[int('1.5')]",
    "[int('')]",
    "[int('0x10')]",
    "[int('1e3')]",
    "[int(createArray(5))]",
    "[int('a1')]",
    "[int('1a')]",
    "[int('99999999999999999999')]",
    "[int(true())]",
    "[bool('yes')]",
    "[bool(2)]",
    "[bool(null())]",
    "[toLower(1)]",
    "[base64(1)]",
    "[base64(createArray('a'))]",
    "[toUpper(createArray('a'))]",
    "[trim(1)]",
    "[trim(parameters('open'))]",
    "[if(parameters('open'), 'a', 'b')]",
    "[if('true', 'a', 'b')]",
    "[equals('a')]",
    "[equals()]",
    "[equals('a', parameters('open'))]",
    "[equals(parameters('open'), parameters('other'))]",
    "[equals(createArray(1), createArray(2))]",
    "[equals(createArray(1, 2), createArray(1, 3))]",
    "[not('a')]",
    "[not()]",
    "[and(true(), 'a')]",
    "[and(true(), parameters('open'))]",
    "[or(false(), parameters('open'))]",
    "[coalesce(null(), parameters('open'), 'b')]",
    "[empty(parameters('open'))]",
    "[empty(1)]",
    "[length(1)]",
    "[length(parameters('open'))]",
    "[contains('abc', 1)]",
    "[contains('abc', parameters('open'))]",
    "[contains(parameters('open'), 'a')]",
    "[contains(createObject('1', 1), 1)]",
    "[contains(createArray(parameters('open')), 'a')]",
    "[contains(createArray(parameters('open'), 'b'), 'a')]",
    "[contains(createArray(createArray()), createArray())]",
    "[contains(createArray('a'), parameters('open'))]",
    "[first(createArray())]",
    "[first(1)]",
    "[last(parameters('open'))]",
    "[split('abc', '')]",
    "[split('abc', createArray('b'))]",
    "[split(parameters('open'), '/')]",
    "[range('0', 2)]",
    "[range(0, '2')]",
    "[range(0, -1)]",
    "[range(0, 10001)]",
    "[replace('abc', '', 'x')]",
    "[replace('aAa', 'a', 'x')]",
    "[replace('abc', 'b', parameters('open'))]",
    "[replace(parameters('open'), 'b', 'c')]",
    "[replace('abc', parameters('open'), 'c')]",
    "[take('abc', '1')]",
    "[skip('abc', '1')]",
    "[skip(1, 1)]",
    "[join('abc', '-')]",
    "[join(createArray('a'), 1)]",
    "[join(createArray('a', true()), '-')]",
    "[join(createArray('a', createArray()), '-')]",
    // Null, or an object that is merged.
    "[union(createObject('a', 1), createObject('a', null()))]",
    "[union(createObject('a', 1), createObject('a', parameters('open')))]",
    "[union(createObject('a', parameters('open')), createObject('a', createObject('b', 1)))]",
    "[union(createObject('a', createObject('b', 1)), createObject('a', createObject('b', null())))]",
    "[shallowMerge(createArray(createObject('a', 1), createObject('a', null())))]",
    "[shallowMerge(createObject('a', 1))]",
    "[shallowMerge(createArray(createObject('a', 1), 2))]",
    "[take(1, 1)]",
    "[substring('abc', -1)]",
    "[substring('abc', '1')]",
    "[substring(createArray('a', 'b'), 0, 1)]",
    "[substring('abc', 4)]",
    "[substring('abc', 1, 3)]",
    "[substring('abc', 2, -1)]",
    "[substring('abc', 1, 'a')]",
    "[substring('abc', parameters('open'))]",
    "[substring(parameters('open'), 1)]",
    "[startsWith('abc', 1)]",
    "[startsWith(parameters('open'), 'a')]",
    "[createObject('a')]",
    "[createObject(1, 'a')]",
    "[createObject(parameters('open'), 1)]",
    "[union(createArray(1), createArray(2))]",
    "[union(createObject('a', 1), createArray())]",
    "[json('{')]",
    "[json(5)]",
    "[json(parameters('open'))]",
    "[json('{\"copy\": []}')]",
    "[tryGet()]",
    "[tryGet(variables('object'), parameters('open'))]",
    "[tryGet(variables('object'), 1)]",
    "[tryGet(variables('object'), 'open')]",
    "[tryGet(variables('object').list, 'name')]",
    "[tryGet(variables('object').list, -1)]",
    "[tryGet(parameters('open'), 'name')]",
    "[tryGet('text', 'length')]",
    "[greater(parameters('open'), 1)]",
    "[greater('b', 'a')]",
    "[less(1)]",
    "[add(1, '2')]",
    "[mul(9007199254740991, 2)]",
    "[mul('2', 3)]",
    "[mul(2, '3')]",
])("%s is not known", (text) => {
    expect(shown(evaluate(text))).toBe("?");
});

test("an index is that of the loop that is named, or of the innermost one", () => {
    const outer = createLoopScope(scope(), "Outer", 3);
    const inner = createLoopScope(outer, "inner", 5);
    const index = (text: string) => shown(evaluateText(text, inner));
    expect(index("[copyIndex()]")).toBe(5);
    expect(index("[copyIndex(1)]")).toBe(6);
    expect(index("[copyIndex('OUTER')]")).toBe(3);
    expect(index("[copyIndex('outer', 10)]")).toBe(13);
    expect(index("[copyIndex('inner')]")).toBe(5);
    expect(index("[copyIndex('another')]")).toBe("?");
    expect(index("[copyIndex(parameters('open'))]")).toBe("?");
    const open = createLoopScope(outer, 7, new Unknown("n"));
    expect(evaluateText("[copyIndex()]", open)).toEqual(new Unknown("n"));
    expect(evaluateText("[copyIndex('outer')]", open)).toBe(3);
});

describe("nothing takes forever", () => {
    const nested = (depth: number) => `[${"toLower(".repeat(depth)}'A'${")".repeat(depth)}]`;
    const doubling = (name: string, step: (previous: string) => string) => {
        const variables = Object.fromEntries(
            Array.from({ length: 35 }, (_, index) => [
                `v${index}`,
                index === 0 ? "ab" : step(`variables('v${index - 1}')`),
            ]),
        );
        return shown(evaluateText(name, scope({}, { variables })));
    };
    const chain = (length: number) =>
        Object.fromEntries(
            Array.from({ length }, (_, index) => [`v${index}`, index === 0 ? "end" : `[variables('v${index - 1}')]`]),
        );

    test("nesting", () => {
        expect(evaluate(nested(40))).toBe("a");
        expect(shown(evaluate(nested(41)))).toBe("?");
        const indexed = (depth: number) => `[${"createArray(0)[".repeat(depth)}0${"]".repeat(depth)}]`;
        expect(evaluate(indexed(40))).toBe(0);
        expect(shown(evaluate(indexed(41)))).toBe("?");
        expect(shown(evaluate(nested(3_000)))).toBe("?");
        expect(shown(evaluate(`[${"a[".repeat(8_000)}]`))).toBe("?");
    });

    test("length", () => {
        expect(shown(evaluate(`['${"a".repeat(24_574)}']`))).toBe("a".repeat(24_574));
        expect(shown(evaluate(`['${"a".repeat(24_575)}']`))).toBe("?");
        expect(shown(evaluate(`[length('${"a".repeat(10_000)}')]`))).toBe(10_000);
        expect(shown(evaluate(`[length('${"a".repeat(10_001)}')]`))).toBe("?");
        expect(shown(evaluate(`[length(split('${"a".repeat(10_000)}', 'a'))]`))).toBe("?");
        expect(shown(evaluate(`[concat('${"a".repeat(9_999)}', 'a')]`))).toBe("a".repeat(10_000));
        expect(shown(evaluate(`[concat('${"a".repeat(9_999)}', 'ab')]`))).toBe("?");
        expect(shown(evaluate(`[uniqueString('${"a".repeat(3_000)}')]`))).toBe("?");
        const many = (count: number) =>
            `[concat('a', ${Array.from({ length: count }, () => "parameters('open'), 'b'").join(", ")})]`;
        expect(shown(evaluate(many(50)))).toBe(`a${"?b".repeat(50)}`);
        expect(shown(evaluate(many(51)))).toBe("?");
        expect(shown(evaluate(`[concat(parameters('open'), '${"a".repeat(9_999)}', 'ab')]`))).toBe("?");
        expect(evaluate("[concat(range(0, 5000), range(0, 5000))]")).toHaveLength(10_000);
        expect(shown(evaluate("[concat(range(0, 5000), range(0, 5001))]"))).toBe("?");
    });

    test("texts that are too long are never the same", () => {
        const all = scope();
        const long = `[uniqueString('${"a".repeat(3_000)}')]`;
        expect(identify(evaluateText(long, all))).not.toEqual(identify(evaluateText(long, all)));
    });

    test.each<[ArmValue, ArmValue]>([
        ["a".repeat(1_998), "a".repeat(1_999)],
        [["a".repeat(1_995)], ["a".repeat(1_996)]],
        [[], ["a".repeat(3_000), "b"]],
        [new PartlyKnown(["a", new Unknown("b")]), new PartlyKnown(["a".repeat(3_000), new Unknown("b")])],
        [new Map([["a", "b"]]), new Map([["a", "b".repeat(3_000)]])],
        [new Map([["a", "b"]]), new Map([["a".repeat(3_000), "b"]])],
    ])("a canonical text is not longer than 2,000 characters", (short, long) => {
        expect(identify(short)).toBeDefined();
        expect(identify(long)).toBeUndefined();
    });

    test("growth", () => {
        expect(doubling("[variables('v34')]", (previous) => `[concat(${previous}, ${previous})]`)).toBe("?");
        expect(doubling("[variables('v34')]", (previous) => `[format('{0}{0}', ${previous})]`)).toBe("?");
        expect(doubling("[variables('v34')]", (previous) => `[replace(${previous}, 'b', ${previous})]`)).toBe("?");
        const list = (previous: string) => `[createArray(${previous}, ${previous})]`;
        expect(doubling("[uniqueString(variables('v34'))]", list)).toBe("?");
        expect(doubling("[equals(variables('v34'), variables('v33'))]", list)).toBe("?");
        const objects = (start: number) =>
            Object.fromEntries(
                Array.from({ length: 35 }, (_, index) => {
                    const previous = `variables('v${start}${index - 1}')`;
                    return [
                        `v${start}${index}`,
                        index === 0 ? { end: start } : `[createObject('a', ${previous}, 'b', ${previous})]`,
                    ];
                }),
            );
        const twice = { variables: { ...objects(1), ...objects(2) } };
        expect(shown(evaluateText("[union(variables('v134'), variables('v234'))]", scope({}, twice)))).toBe("?");
        const lists = (previous: string) => `[concat(createArray(1), if(equals(1, 1), ${previous}, 0), ${previous})]`;
        expect(doubling("[variables('v34')]", lists)).toBe("?");
    });

    test("copies", () => {
        const copies = (length: number) => ({
            variables: { copy: [{ name: "x", count: 800, input: "a".repeat(length) }] },
        });
        expect(evaluateText("[length(variables('x'))]", scope({}, copies(10_000)))).toBe(800);
        expect(shown(evaluateText("[length(variables('x'))]", scope({}, copies(13_000))))).toBe("?");
    });

    test("chains", () => {
        expect(evaluateText("[variables('v30')]", scope({}, { variables: chain(31) }))).toBe("end");
        expect(shown(evaluateText("[variables('v4999')]", scope({}, { variables: chain(5_000) })))).toBe("?");
    });

    test("calls", () => {
        const all = scope();
        all.budget.calls = 1;
        expect(evaluateText("['A']", all)).toBe("A");
        expect(shown(evaluateText("['A']", all))).toBe("?");
        all.budget.calls = 2;
        expect(shown(evaluateText("[toLower(toLower('A'))]", all))).toBe("?");
        all.budget.calls = 4;
        expect(evaluateText("[toLower('A')]", all)).toBe("a");
        expect(evaluateText("[toLower('A')]", all)).toBe("a");
        expect(shown(evaluateText("[toLower('A')]", all))).toBe("?");
    });

    test("depth", () => {
        const deep = (depth: number) => `[json('${"[".repeat(depth)}1${"]".repeat(depth)}')${"[0]".repeat(depth)}]`;
        expect(evaluate(deep(50))).toBe(1);
        expect(shown(evaluate(deep(500)))).toBe("?");
        const members = (depth: number) =>
            `[json('${'{"a":'.repeat(depth)}1${"}".repeat(depth)}')${".a".repeat(depth)}]`;
        expect(evaluate(members(50))).toBe(1);
        expect(shown(evaluate(members(500)))).toBe("?");
    });
});

const NAMES = ["concat", "format", "if", "parameters", "variables", "take", "json", "union", "coalesce", "contains"];

const ARGUMENTS = ["'open'", "'place'", "'object'", "parameters('open')", "parameters('place')", "-1", "''", "null()"];

const expressions = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom(...ARGUMENTS),
        fc
            .tuple(
                fc.constantFrom(...NAMES, "equals", "and", "or", "not", "empty", "first", "toLower", "createArray"),
                fc.array(tie("node"), { maxLength: 3 }),
            )
            .map(([name, args]) => `${name}(${args.join(",")})`),
        fc.tuple(tie("node"), fc.constantFrom(".name", "[0]", "['list']")).map(([of, key]) => of + key),
    ),
})).node;

test("any text comes to something", () => {
    const text = fc.oneof(
        fc.string(),
        expressions,
        fc.string().map((inner) => `concat('${inner}')`),
    );
    fc.assert(
        fc.property(text, fc.jsonValue(), (inner, json) => {
            evaluateText(`[${inner}]`, scope(json, { parameters: json, variables: json }));
            evaluateText(inner, scope(json));
        }),
        { numRuns: 500, seed: 1 },
    );
});

test("what is known does not depend on what is not", () => {
    fc.assert(
        fc.property(expressions, fc.constantFrom("a", "", 5, true, "place"), (inner, value) => {
            const before = shown(evaluate(`[${inner}]`));
            fc.pre(!JSON.stringify(before).includes("?"));
            expect(shown(evaluate(`[${inner}]`, { open: { value } }))).toEqual(before);
        }),
        { numRuns: 1_000, seed: 2 },
    );
});
