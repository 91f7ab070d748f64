import { evaluateText } from "./evaluate-expression";
import { createLoopScope, createPropertyLoopScope } from "./scope";
import { scope, shown } from "./test-support/expressions";
import { Unknown } from "./values/unknown";

test("copyIndex refers to the named loop, or the innermost one", () => {
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

test("a loop over a property that is in another loop needs its name", () => {
    const alone = createPropertyLoopScope(scope(), "value", 2);
    expect(evaluateText("[copyIndex()]", alone)).toBe(2);
    const nested = createPropertyLoopScope(createLoopScope(scope(), "outer", 3), "value", 2);
    expect(shown(evaluateText("[copyIndex()]", nested))).toBe("?");
    expect(evaluateText("[copyIndex('value')]", nested)).toBe(2);
    expect(evaluateText("[copyIndex('outer', 1)]", nested)).toBe(4);
});
