/** Templates in ARM templates: what they are given, and what they hand back. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { contributions, read, registry, ON, resources, nested, INNER } from "./test-support/templates";

describe("a nested template", () => {
    const template = {
        parameters: { status: { defaultValue: "disabled" } },
        resources: [registry({}, { status: "[parameters('status')]" })],
    };
    const outer = (properties: object, more: object = {}) => ({
        ...more,
        parameters: { status: { defaultValue: "enabled" }, other: { defaultValue: "Enabled" } },
        resources: [nested(template, {}, properties)],
    });
    const status = (one: unknown) => read(one).map(({ softDeleteStatus }) => softDeleteStatus);

    test("has the outer one's expressions, or its own", () => {
        const inputToken = { parameters: { status: { value: "[parameters('other')]" } } };
        expect(status(outer({}))).toEqual(["enabled"]);
        expect(status(outer({ expressionEvaluationOptions: { scope: "outer" } }))).toEqual(["enabled"]);
        expect(status(outer(INNER))).toEqual(["disabled"]);
        expect(status(outer({ ...INNER, ...inputToken }))).toEqual(["Enabled"]);
        expect(status(outer({ ...INNER, parameters: UNKNOWN }))).toEqual([UNKNOWN]);
        expect(status(outer({ ...INNER, parametersLink: { uri: "https://contoso.com" } }))).toEqual([UNKNOWN]);
        expect(status(outer(inputToken, { languageVersion: "2.0" }))).toEqual(["Enabled"]);
        expect(status(outer(inputToken, { languageVersion: "2.1-experimental" }))).toEqual(["Enabled"]);
        expect(status(outer(inputToken, { languageVersion: "1.10-experimental" }))).toEqual(["enabled"]);
        expect(status(outer(inputToken, { languageVersion: Object.create(null) as object }))).toEqual(["enabled"]);
        expect(status(outer(inputToken, { languageVersion: "1.2.0" }))).toEqual(["enabled"]);
    });

    test("has no loop of the outer one, unless its expressions are the outer one's", () => {
        const one = resources(registry({ name: "[concat('prod', copyIndex())]" }));
        const names = (properties: object) =>
            read(resources(nested(one, { copy: { name: "loop", count: 2 } }, properties))).map(({ name }) => name);
        expect(names({})).toEqual(["prod0", "prod1"]);
        expect(names(INNER)).toEqual([UNKNOWN, UNKNOWN]);
    });

    test("may go to another resource group", () => {
        const groupOf = (more: object) =>
            contributions({
                parameters: { open: { type: "string" } },
                resources: [nested(resources(registry()), more)],
            }).map((one) => one.registry.resourceGroup);
        expect(groupOf({})).toEqual(["group"]);
        expect(groupOf({ resourceGroup: "[toLower('OTHER')]" })).toEqual(["other"]);
        expect(groupOf({ resourceGroup: "[parameters('open')]" })).toEqual([UNKNOWN]);
    });

    test("is found where it is, and doubted where it is", () => {
        const inner = resources(registry({ condition: UNKNOWN }));
        const [one] = contributions(resources({}, nested(inner)));
        expect(one?.observed.apiVersion?.evidence[0]?.property).toBe(
            "properties.template.resources[1].properties.template.resources[0].apiVersion",
        );
        expect(one?.uncertainty).toContain("resources[1].properties.template.resources[0] is unknown");
    });

    test("may be nested in another one, but not without end", () => {
        const levels = (count: number): unknown =>
            count === 0 ? resources(registry()) : resources(nested(levels(count - 1)));
        expect(read(levels(10))).toEqual([ON]);
        expect(read(levels(11))).toEqual([]);
        const many = (count: number): unknown =>
            count === 0
                ? resources(registry())
                : resources(nested(many(count - 1), { copy: { name: "l", count: 800 } }));
        expect(read(many(5)).length).toBeLessThan(2_000);
        const one = registry({ copy: { name: "l", count: 800 } });
        expect(read(resources(one, one, one))).toHaveLength(2_000);
    });
});

describe("what a nested template hands back", () => {
    const DEPLOYMENTS = "Microsoft.Resources/deployments";
    const named = (name: string, outputs: object, more: object = {}, parameters: object = {}) =>
        nested(
            {
                parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, { type: "string" }])),
                resources: [],
                outputs,
            },
            { name, ...more },
            { ...INNER, parameters },
        );
    const output = (name: string) => `reference(resourceId('${DEPLOYMENTS}', '${name}')).outputs.acr.value`;
    const inputToken = (value: unknown) => ({ acr: { value } });
    const nameOf = (expression: string, ...others: unknown[]) =>
        read(resources(...others, registry({ name: `[${expression}]` })))[0]?.name;

    test("is known", () => {
        expect(nameOf(output("ONE"), named("one", inputToken("prod")))).toBe("prod");
        expect(nameOf(output("one"), named("one", inputToken("[concat('pr', 'od')]")))).toBe("prod");
        expect(nameOf(output("two"), named("one", inputToken("a")), named("two", inputToken("b")))).toBe("b");
    });

    test("may come from another one", () => {
        const one = named("one", inputToken("prod"));
        const two = named("two", inputToken("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } });
        expect(nameOf(output("two"), one, two)).toBe("prod");
    });

    test.each<[string, unknown[]]>([
        ["there is none", []],
        ["two have its name", [named("one", inputToken("a")), named("one", inputToken("b"))]],
        ["it is elsewhere", [named("one", inputToken("a"), { resourceGroup: "other" })]],
        ["it is in a loop", [named("one", inputToken("a"), { copy: { name: "loop", count: 1 } })]],
        ["its expressions are not its own", [nested({ resources: [], outputs: inputToken("a") }, { name: "one" })]],
        ["it has no such output", [named("one", { other: { value: "a" } })]],
        ["it is no deployment", [{ ...named("one", inputToken("a")), type: "Microsoft.Web/sites" }]],
        [
            "it depends on itself",
            [named("one", inputToken("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } })],
        ],
    ])("is not known if %s", (_, others) => {
        expect(nameOf(output("one"), ...others)).toBe(UNKNOWN);
    });

    test("is not known of another call", () => {
        const one = named("one", inputToken("prod"));
        const id = `resourceId('${DEPLOYMENTS}', 'one')`;
        expect(nameOf(`reference(${id}, '2022-09-01').outputs.acr.value`, one)).toBe("prod");
        expect(nameOf(`reference(${id}, '2022-09-01', 'Full').outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference(resourceId('rg', '${DEPLOYMENTS}', 'one')).outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference('one').outputs.acr.value`, one)).toBe(UNKNOWN);
    });

    test("however many hand it on, nothing takes forever", () => {
        const chain = Array.from({ length: 700 }, (_, index) =>
            named(
                `n${index}`,
                inputToken("[parameters('x')]"),
                {},
                {
                    x: { value: index === 0 ? "prod" : `[${output(`n${index - 1}`)}]` },
                },
            ),
        );
        expect(nameOf(output("n20"), ...chain.slice(0, 21))).toBe("prod");
        expect(nameOf(output("n699"), ...chain)).toBe(UNKNOWN);
    });
});
