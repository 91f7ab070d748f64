/**
 * Writes the table of the components' arguments from components/schema.json, which is made from their interfaces: an
 * input is added in one place. The table is not committed; the build writes it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeIfChanged } from "./lists.mjs";

const FILE = "components/src/validation/shapes.generated.ts";

const TYPE = `/** The shape of an argument, as the schema of the components has it. */
export interface Shape {
    readonly kind: "string" | "number" | "boolean" | "enum" | "object" | "map" | "array";
    readonly isRequired?: boolean;
    /** True if the argument has to be known when the program runs. */
    readonly isPlain?: boolean;
    /** Values of an enum. */
    readonly values?: readonly string[];
    /** Name of the type of an object. */
    readonly object?: string;
    /** Shape of the items of an array. */
    readonly items?: Shape;
}`;

export function writeShapes(root) {
    const { resources, types } = JSON.parse(readFileSync(join(root, "components/schema.json"), "utf8"));
    const inputs = Object.entries(resources).map(([token, { inputProperties }]) => [token, inputProperties]);
    const objects = Object.entries(types).map(([token, { properties }]) => [token, properties]);
    const shapes = [...inputs, ...objects]
        .filter(([, properties]) => properties !== undefined)
        .map(([token, properties]) => [getName(token), mapValues(properties, (one) => toShape(one, types))]);
    const table = JSON.stringify(Object.fromEntries(shapes), undefined, 4);
    const lines = [
        `// Written by scripts/shapes.mjs from components/schema.json.`,
        ``,
        TYPE,
        ``,
        `/** The properties of components and of the objects in their arguments. */`,
        `export const SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = ${table};`,
        ``,
    ];
    writeIfChanged(join(root, FILE), lines.join("\n"));
}

function toShape({ optional, plain, ...property }, types) {
    return {
        ...describeKind(property, types),
        ...(optional ? {} : { isRequired: true }),
        ...(plain && { isPlain: true }),
    };
}

function describeKind({ type, $ref, items, additionalProperties }, types) {
    if (items) {
        // An item is never left out, although the schema does not call it required.
        return { kind: "array", items: toShape({ ...items, optional: true }, types) };
    }
    if (additionalProperties) {
        return { kind: "map" };
    }
    if (!$ref) {
        return { kind: type };
    }
    const values = types[$ref.replace("#/types/", "")]?.enum?.map(({ value }) => value);
    return values ? { kind: "enum", values } : { kind: "object", object: getName($ref) };
}

function getName(token) {
    return token.split(":").at(-1);
}

function mapValues(object, map) {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
