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

    test("is evaluated in the outer scope, or in its own", () => {
        const parameters = { parameters: { status: { value: "[parameters('other')]" } } };
        expect(status(outer({}))).toEqual(["enabled"]);
        expect(status(outer({ expressionEvaluationOptions: { scope: "outer" } }))).toEqual(["enabled"]);
        expect(status(outer(INNER))).toEqual(["disabled"]);
        expect(status(outer({ ...INNER, ...parameters }))).toEqual(["Enabled"]);
        expect(status(outer({ ...INNER, parameters: UNKNOWN }))).toEqual([UNKNOWN]);
        expect(status(outer({ ...INNER, parametersLink: { uri: "https://contoso.com" } }))).toEqual([UNKNOWN]);
        expect(status(outer(parameters, { languageVersion: "2.0" }))).toEqual(["Enabled"]);
        expect(status(outer(parameters, { languageVersion: "2.1-experimental" }))).toEqual(["Enabled"]);
        expect(status(outer(parameters, { languageVersion: "1.10-experimental" }))).toEqual(["enabled"]);
        expect(status(outer(parameters, { languageVersion: Object.create(null) as object }))).toEqual(["enabled"]);
        expect(status(outer(parameters, { languageVersion: "1.2.0" }))).toEqual(["enabled"]);
    });

    test("sees loops of the outer template only in the outer scope", () => {
        const one = resources(registry({ name: "[concat('prod', copyIndex())]" }));
        const names = (properties: object) =>
            read(resources(nested(one, { copy: { name: "loop", count: 2 } }, properties))).map(({ name }) => name);
        expect(names({})).toEqual(["prod0", "prod1"]);
        expect(names(INNER)).toEqual([UNKNOWN, UNKNOWN]);
    });

    test("may be deployed to another resource group", () => {
        const groupOf = (more: object) =>
            contributions({
                parameters: { open: { type: "string" } },
                resources: [nested(resources(registry()), more)],
            }).map((one) => one.registry.resourceGroup);
        expect(groupOf({})).toEqual(["group"]);
        expect(groupOf({ resourceGroup: "[toLower('OTHER')]" })).toEqual(["other"]);
        expect(groupOf({ resourceGroup: "[parameters('open')]" })).toEqual([UNKNOWN]);
    });

    test("is reported with its path and its condition", () => {
        const inner = resources(registry({ condition: UNKNOWN }));
        const [one] = contributions(resources({}, nested(inner)));
        expect(one?.observed.apiVersion?.evidence[0]?.property).toBe(
            "properties.template.resources[1].properties.template.resources[0].apiVersion",
        );
        expect(one?.uncertainty).toContain("resources[1].properties.template.resources[0] is unknown");
    });

    test("is read up to a limit of levels and of resources", () => {
        const listReasons = (template: unknown) =>
            contributions(template).flatMap(({ uncertainty }) => uncertainty ?? []);
        const levels = (count: number): unknown =>
            count === 0 ? resources(registry()) : resources(nested(levels(count - 1)));
        expect(read(levels(10))).toEqual([ON]);
        expect(listReasons(levels(11))).toEqual(["its template exceeds the limit of 10 levels of nested templates"]);
        const many = (count: number): unknown =>
            count === 0
                ? resources(registry())
                : resources(nested(many(count - 1), { copy: { name: "l", count: 800 } }));
        const tooMany = "its template exceeds the limit of 2,000 resources";
        expect(read(many(5)).length).toBeLessThan(2_000);
        expect(listReasons(many(5))).toEqual([tooMany]);
        const one = registry({ copy: { name: "l", count: 800 } });
        expect(read(resources(one, one, one))).toHaveLength(2_001);
        expect(listReasons(resources(one, one, one))).toEqual([tooMany]);
        const other = { ...one, type: "Microsoft.Web/sites" };
        expect(read(resources(other, other, other))).toEqual([]);
    });
});

describe("the outputs of a nested template", () => {
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
    const parameters = (value: unknown) => ({ acr: { value } });
    const nameOf = (expression: string, ...others: unknown[]) =>
        read(resources(...others, registry({ name: `[${expression}]` })))[0]?.name;

    test("are known", () => {
        expect(nameOf(output("ONE"), named("one", parameters("prod")))).toBe("prod");
        expect(nameOf(output("one"), named("one", parameters("[concat('pr', 'od')]")))).toBe("prod");
        expect(nameOf(output("two"), named("one", parameters("a")), named("two", parameters("b")))).toBe("b");
    });

    test("may come from another nested template", () => {
        const one = named("one", parameters("prod"));
        const two = named("two", parameters("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } });
        expect(nameOf(output("two"), one, two)).toBe("prod");
    });

    test.each<[string, unknown[]]>([
        ["there is none", []],
        ["two have its name", [named("one", parameters("a")), named("one", parameters("b"))]],
        ["it is in another resource group", [named("one", parameters("a"), { resourceGroup: "other" })]],
        ["it is in a loop", [named("one", parameters("a"), { copy: { name: "loop", count: 1 } })]],
        ["it is evaluated in the outer scope", [nested({ resources: [], outputs: parameters("a") }, { name: "one" })]],
        ["it has no such output", [named("one", { other: { value: "a" } })]],
        ["it is not a deployment", [{ ...named("one", parameters("a")), type: "Microsoft.Web/sites" }]],
        [
            "it depends on itself",
            [named("one", parameters("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } })],
        ],
    ])("are unknown if %s", (_, others) => {
        expect(nameOf(output("one"), ...others)).toBe(UNKNOWN);
    });

    test("are unknown to other calls", () => {
        const one = named("one", parameters("prod"));
        const id = `resourceId('${DEPLOYMENTS}', 'one')`;
        expect(nameOf(`reference(${id}, '2022-09-01').outputs.acr.value`, one)).toBe("prod");
        expect(nameOf(`reference(${id}, '2022-09-01', 'Full').outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference(resourceId('rg', '${DEPLOYMENTS}', 'one')).outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference('one').outputs.acr.value`, one)).toBe(UNKNOWN);
    });

    test("are evaluated in limited time", () => {
        const chain = Array.from({ length: 700 }, (_, index) =>
            named(
                `n${index}`,
                parameters("[parameters('x')]"),
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
