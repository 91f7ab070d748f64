import { evaluateText } from "../evaluate-expression";
import { identify, toNameToken } from "./identify";
import { scope } from "../test-support/expressions";
import { ArmObject, type ArmValue, takeBeforeSlash } from "./arm-value";
import { PartlyKnown, Unknown } from "./unknown";

describe("unknown values", () => {
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
    ])("identifies %s with %s", (one, other) => {
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
    ])("distinguishes %s from %s", (one, other) => {
        expect(same(one, other)).toBe(false);
    });
});

test("name tokens ignore letter case and what comes after the slash", () => {
    const all = scope();
    const registry = evaluateText("[parameters('open')]", all) as Unknown;
    const tokenOf = (text: string) => toNameToken(evaluateText(text, all) as Unknown);
    expect(tokenOf("[toLower(toUpper(parameters('open')))]")).toEqual(toNameToken(registry));
    expect(tokenOf("[toLower(concat('Acr', parameters('open')))]")).toEqual(
        tokenOf("[concat('acr', parameters('open'))]"),
    );
    const tokenBefore = (text: string) => toNameToken(takeBeforeSlash(evaluateText(text, all)) as Unknown);
    expect(tokenBefore("[format('{0}/{1}', parameters('open'), 'north')]")).toEqual(toNameToken(registry));
    expect(tokenBefore("[concat('Acr', parameters('open'), '/a/b')]")).toEqual(
        toNameToken(evaluateText("[concat('aCR', parameters('open'))]", all) as PartlyKnown),
    );
    expect(takeBeforeSlash(evaluateText("[concat('prod/', parameters('open'))]", all))).toBe("prod");
    expect(takeBeforeSlash("prod/north")).toBe("prod");
    expect(takeBeforeSlash("prod")).toBeUndefined();
    expect(takeBeforeSlash(registry)).toBeUndefined();
    expect(takeBeforeSlash(5)).toBeUndefined();
});

test("values with too long a key are never the same", () => {
    const all = scope();
    const long = `[uniqueString('${"a".repeat(3_000)}')]`;
    expect(identify(evaluateText(long, all))).not.toEqual(identify(evaluateText(long, all)));
});

test.each<[ArmValue, ArmValue]>([
    ["a".repeat(1_998), "a".repeat(1_999)],
    [["a".repeat(1_995)], ["a".repeat(1_996)]],
    [[], ["a".repeat(3_000), "b"]],
    [new PartlyKnown(["a", new Unknown("b")]), new PartlyKnown(["a".repeat(3_000), new Unknown("b")])],
    [new ArmObject([["a", "b"]]), new ArmObject([["a", "b".repeat(3_000)]])],
    [new ArmObject([["a", "b"]]), new ArmObject([["a".repeat(3_000), "b"]])],
])("limits keys to 2,000 characters", (short, long) => {
    expect(identify(short)).toBeDefined();
    expect(identify(long)).toBeUndefined();
});
