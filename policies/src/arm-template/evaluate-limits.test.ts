import { evaluateText } from "./evaluate-expression";
import { evaluate, scope, shown } from "./test-support/expressions";

describe("limits", () => {
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

    test("nesting of calls and indexes", () => {
        expect(evaluate(nested(40))).toBe("a");
        expect(shown(evaluate(nested(41)))).toBe("?");
        const indexed = (depth: number) => `[${"createArray(0)[".repeat(depth)}0${"]".repeat(depth)}]`;
        expect(evaluate(indexed(40))).toBe(0);
        expect(shown(evaluate(indexed(41)))).toBe("?");
        expect(shown(evaluate(nested(3_000)))).toBe("?");
        expect(shown(evaluate(`[${"a[".repeat(8_000)}]`))).toBe("?");
    });

    test("length of expressions, text and arrays", () => {
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

    test("values that double at every step", () => {
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

    test("size of copies", () => {
        const copies = (length: number) => ({
            variables: { copy: [{ name: "x", count: 800, input: "a".repeat(length) }] },
        });
        expect(evaluateText("[length(variables('x'))]", scope({}, copies(10_000)))).toBe(800);
        expect(shown(evaluateText("[length(variables('x'))]", scope({}, copies(13_000))))).toBe("?");
    });

    test("chains of variables", () => {
        expect(evaluateText("[variables('v30')]", scope({}, { variables: chain(31) }))).toBe("end");
        expect(shown(evaluateText("[variables('v4999')]", scope({}, { variables: chain(5_000) })))).toBe("?");
    });

    test("number of calls", () => {
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

    test("depth of values", () => {
        const deep = (depth: number) => `[json('${"[".repeat(depth)}1${"]".repeat(depth)}')${"[0]".repeat(depth)}]`;
        expect(evaluate(deep(50))).toBe(1);
        expect(shown(evaluate(deep(500)))).toBe("?");
        const members = (depth: number) =>
            `[json('${'{"a":'.repeat(depth)}1${"}".repeat(depth)}')${".a".repeat(depth)}]`;
        expect(evaluate(members(50))).toBe(1);
        expect(shown(evaluate(members(500)))).toBe("?");
    });
});
