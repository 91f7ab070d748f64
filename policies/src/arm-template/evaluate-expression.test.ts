import fc from "fast-check";
import { evaluateText } from "./evaluate-expression";
import { evaluate, scope, shown } from "./test-support/expressions";

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
    ["[variables('object')]", { Name: "prod", list: ["north", 2, { deep: true }], open: "?" }],
    ["[variables('pieces')]", ["?", "known", "?"]],
    [
        "[variables('made')]",
        [
            { at: 1, x: "x" },
            { at: 2, x: "x" },
        ],
    ],
    ["[variables('none')]", []],
    ["[variables('withLoop')]", { made: ["x", "x"], name: "x" }],
    ["[if(true(), 'a', 'b')]", "a"],
    ["[if(equals('a', 'A'), 'a', 'b')]", "b"],
    ["[if(true())]", null],
])("evaluates %s to %j", (text, expected) => {
    expect(shown(evaluate(text))).toEqual(expected);
});

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
])("%s is %j although a part is unknown", (text, expected) => {
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
    "[variables('withOpenLoop')]",
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
    "[if(parameters('open'), 'a', 'b')]",
    "[if('true', 'a', 'b')]",
])("leaves %s unknown", (text) => {
    expect(shown(evaluate(text))).toBe("?");
});

test("takes the name out of a registry's id", () => {
    const id = "resourceId('Microsoft.ContainerRegistry/registries', 'prod')";
    expect(evaluate(`[last(split(${id}, '/'))]`)).toBe("prod");
    expect(evaluate(`[split(${id}, '/')[8]]`)).toBe("prod");
    expect(evaluate("[last(split(resourceId('rg', 'Microsoft.ContainerRegistry/registries', 'prod'), '/'))]")).toBe(
        "prod",
    );
    for (const other of [
        `[split(${id}, '/')[4]]`,
        `[last(split(${id}, '-'))]`,
        "[last(split(resourceId('Microsoft.ContainerRegistry/registries/webhooks', 'prod'), '/'))]",
        "[last(split(resourceId(parameters('open'), 'prod'), '/'))]",
        "[last(split(resourceId('Microsoft.ContainerRegistry/registries', 1), '/'))]",
    ]) {
        expect(shown(evaluate(other))).toBe("?");
    }
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

test("never throws", () => {
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

test("known results do not depend on unknown values", () => {
    fc.assert(
        fc.property(expressions, fc.constantFrom("a", "", 5, true, "place"), (inner, value) => {
            const before = shown(evaluate(`[${inner}]`));
            fc.pre(!JSON.stringify(before).includes("?"));
            expect(shown(evaluate(`[${inner}]`, { open: { value } }))).toEqual(before);
        }),
        { numRuns: 1_000, seed: 2 },
    );
});
