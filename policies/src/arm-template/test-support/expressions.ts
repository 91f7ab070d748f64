/** A template with parameters and variables, and the values of expressions in it. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { evaluateText } from "../evaluate-expression";
import { OWN_SUBSCRIPTION, toGroupName } from "../resource-ids";
import { createBudget } from "../scope";
import { readParameters } from "../template-parameters";
import { createTemplateScope } from "../template-scope";
import { ArmObject, type ArmValue } from "../values/arm-value";
import { PartlyKnown, Unknown } from "../values/unknown";

export const TEMPLATE = {
    parameters: {
        open: { type: "string" },
        other: { type: "string" },
        place: { defaultValue: "north" },
        long: { defaultValue: "[concat(parameters('PLACE'), 'europe')]" },
        id: { defaultValue: "[newGuid()]" },
        time: { defaultValue: "[utcNow()]" },
        optional: { nullable: true },
        both: { nullable: true, defaultValue: "default" },
        required: { nullable: false },
        optionalByType: { $ref: "#/definitions/optional" },
        requiredByType: { $ref: "#/definitions/required" },
        elsewhere: { $ref: "elsewhere.json#/optional" },
        loop: { defaultValue: "[parameters('loop')]" },
        secret: { defaultValue: UNKNOWN },
    },
    definitions: { optional: { type: "array", nullable: true }, required: { type: "array" } },
    functions: [
        {
            namespace: "contoso",
            members: {
                greet: {
                    parameters: [
                        { name: "Name", type: "string" },
                        { name: "more", type: "object" },
                    ],
                    output: {
                        type: "string",
                        value: "[format('Hello {0}, {1}!', parameters('name'), parameters('more').b)]",
                    },
                },
                twice: {
                    parameters: [{ name: "text", type: "string" }],
                    output: { value: "[concat(contoso.same(parameters('text')), parameters('text'))]" },
                },
                same: { parameters: [{ name: "text", type: "string" }], output: { value: "[parameters('text')]" } },
                open: { output: { value: "[parameters('place')]" } },
                endless: { output: { value: "[contoso.endless()]" } },
            },
        },
    ],
    variables: {
        Prefix: "acr",
        object: { Name: "prod", list: ["[parameters('place')]", 2, { deep: true }], open: "[parameters('open')]" },
        one: "[concat('1', variables('two'))]",
        two: "[concat('2', variables('one'))]",
        copy: [
            { name: "Made", count: "[length(createArray(1, 2))]", input: { at: "[copyIndex('made', 1)]", x: "x" } },
            { name: "none", count: 0, input: "x" },
            { name: "uncounted", count: "[parameters('open')]", input: "x" },
            { name: "negative", count: -1, input: "x" },
            { name: "half", count: 1.5, input: "x" },
            { name: "tooMany", count: 801, input: "x" },
            { name: "object", count: 1, input: "x" },
            { name: 5, count: 1, input: "x" },
        ],
        withOpenLoop: { copy: { name: "made", count: 2, input: "x" }, name: "x" },
        withLoop: { copy: [{ name: "made", count: 2, input: "x" }], name: "x" },
        pieces: [UNKNOWN, "known", UNKNOWN],
        fields: { a: UNKNOWN, b: UNKNOWN },
        unique: "[format('acr{0}', uniqueString(resourceGroup().id))]",
    },
};

export function scope(inputToken: unknown = {}, template: unknown = TEMPLATE) {
    const target = { subscription: OWN_SUBSCRIPTION, group: toGroupName(UNKNOWN) };
    const place = { deployment: "", target, budget: createBudget() };
    return createTemplateScope(template, readParameters(inputToken, ""), place);
}

export const evaluate = (text: string, inputToken?: unknown) => evaluateText(text, scope(inputToken));

/** A value as plain data; `?` for an unknown one. */
export function shown(value: ArmValue): unknown {
    if (value instanceof Unknown) {
        return "?";
    }
    if (value instanceof PartlyKnown) {
        return value.parts.map((part) => (typeof part === "string" ? part : "?")).join("");
    }
    if (value instanceof ArmObject) {
        return Object.fromEntries(value.members.map(([name, one]) => [name, shown(one)]));
    }
    return Array.isArray(value) ? value.map(shown) : value;
}
