/** What the documentation says of the components, from their schema, which has it from the docstrings. */
import { code, table } from "./markdown.mjs";

/** All components, and the types of objects that their inputs and outputs are made of. */
export function componentReference({ resources, types }) {
    const components = Object.entries(resources);
    const objectsIn = (kind) => components.flatMap(([, component]) => objectTypes(component[kind], types));
    const given = [...new Set(objectsIn("inputProperties"))];
    const put = [...new Set(objectsIn("properties"))].filter((token) => !given.includes(token));
    return [
        ...components.flatMap(([token, component]) => aboutComponent(token, component, types)),
        ...given.flatMap((token) => [`## ${nameOf(token)}`, inputTable(types[token], types)]),
        ...put.flatMap((token) => [`## ${nameOf(token)}`, outputTable(types[token].properties, types)]),
    ].join("\n\n");
}

function aboutComponent(token, { description, inputProperties, requiredInputs, properties }, types) {
    const inputs = { properties: inputProperties, required: requiredInputs };
    return [`## ${nameOf(token)}`, description, inputTable(inputs, types), outputTable(properties, types)];
}

function inputTable({ properties, required }, types) {
    const rows = Object.entries(properties).map(([name, property]) => {
        const { meaning, byDefault, tier, source } = partsOf(property.description);
        return [
            code(name),
            typeOf(property, types),
            meaning,
            required.includes(name) ? "required" : byDefault,
            tier,
            source,
        ];
    });
    return table(["input", "type", "meaning", "default", "tier", "source"], rows);
}

function outputTable(properties, types) {
    const rows = Object.entries(properties).map(([name, property]) => [
        code(name),
        typeOf(property, types),
        oneLine(property.description),
    ]);
    return table(["output", "type", "meaning"], rows);
}

/** The tokens of the objects in properties, and of those in them, in the order of their appearance. */
function objectTypes(properties, types, known = []) {
    return Object.values(properties).reduce((tokens, property) => {
        const token = tokenIn(property);
        const type = types[token];
        return type?.properties && !tokens.includes(token)
            ? objectTypes(type.properties, types, [...tokens, token])
            : tokens;
    }, known);
}

function tokenIn({ $ref, items, additionalProperties }) {
    const inner = items ?? additionalProperties;
    return inner ? tokenIn(inner) : $ref?.replace("#/types/", "");
}

function typeOf({ type, $ref, items, additionalProperties }, types) {
    if (items) {
        return `array of ${typeOf(items, types)}`;
    }
    if (additionalProperties) {
        return `map of ${typeOf(additionalProperties, types)}`;
    }
    const named = types[tokenIn({ $ref })];
    if (named?.enum) {
        return named.enum.map(({ value }) => code(JSON.stringify(value))).join(", ");
    }
    const name = nameOf($ref ?? type);
    return named ? `[${name}](#${name.toLowerCase()})` : name;
}

function nameOf(token) {
    return token.split(":").at(-1);
}

/**
 * Takes a docstring apart: its sentences `Default: X.` and `Needs Premium.` or `Needs Standard or Premium.`, the
 * source in a bracket with a date at its end, and the meaning, which is all the rest.
 */
function partsOf(docstring = "") {
    const [, text, source = ""] = /^(.*?)(?:\s*\(([^()]+, \d{4}-\d{2}-\d{2})\)\.?)?$/.exec(oneLine(docstring));
    const sentences = sentencesOf(text);
    const byDefault = sentences.find((sentence) => sentence.startsWith("Default: "));
    const need = sentences.find((sentence) => /^Needs (Standard or )?Premium\.$/.test(sentence));
    return {
        meaning: sentences.filter((sentence) => sentence !== byDefault && sentence !== need).join(" "),
        byDefault: byDefault?.slice("Default: ".length, -1) ?? "",
        tier: need?.replace(/^Needs (\w+).*/, "$1") ?? "all",
        source,
    };
}

/** A sentence ends with a full stop before whatever does not go on in lower case; the one of "e.g." ends none. */
function sentencesOf(text) {
    const sentences = text.split(/(?<=[.!?]["'`)]?)(?<!\b(?:e\.g|i\.e)\.) +(?=[^a-z])/).filter(Boolean);
    // The last one's full stop may stand behind the source.
    return sentences.map((sentence) => (/[.!?]["'`)]?$/.test(sentence) ? sentence : `${sentence}.`));
}

function oneLine(text = "") {
    return text.replace(/\s+/g, " ").trim();
}
