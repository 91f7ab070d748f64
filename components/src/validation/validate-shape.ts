/** Checks the shape of arguments, which other languages and JavaScript may not check. Their interfaces say what it is. */
import { equalsIgnoreCase, UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, formatInvalid, formatPath } from "./checks";
import { type Shape, SHAPES } from "./shapes.generated";
import { suggestName } from "./suggest-name";

/** An argument that does not have its shape. */
export interface Misshapen {
    readonly path: string;
    readonly message: string;
}

interface Context {
    readonly args: ArgsReader;
    readonly component: string;
}

/** Azure compares keywords without case. What a component reads itself has to be written exactly. */
const WITHOUT_CASE = ["Registry"];

/** Finds misspelt names, missing values, values of a wrong type, and outputs that should be plain. */
export function validateShape(component: string, args: ArgsReader): Misshapen[] {
    return checkObject({ args, component }, "", args.values, SHAPES[component] ?? {});
}

function checkObject(
    context: Context,
    path: string,
    value: object,
    properties: Readonly<Record<string, Shape>>,
): Misshapen[] {
    const prefix = path === "" ? "" : `${path}.`;
    const owner = path === "" ? context.component : path;
    const misspelt = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
    return [
        ...misspelt.map((name) => ({
            path: prefix + name,
            message: formatPath(prefix + name) + explainMisspelt(owner, name, Object.keys(properties)),
        })),
        ...Object.entries(properties).flatMap(([name, shape]) =>
            checkProperty(context, prefix + name, (value as Record<string, unknown>)[name], shape),
        ),
    ];
}

function explainMisspelt(owner: string, name: string, names: readonly string[]): string {
    const suggestion = suggestName(name, names);
    return suggestion === undefined
        ? ` does not exist; ${formatPath(owner)} has ${names.join(", ")}.`
        : ` does not exist. Did you mean ${suggestion}?`;
}

function checkProperty(context: Context, path: string, value: unknown, shape: Shape): Misshapen[] {
    if (shape.isRequired && (value === undefined || value === "")) {
        return [{ path, message: `${formatPath(path)} is required.` }];
    }
    return value === undefined ? [] : checkValue(context, path, value, shape);
}

function checkValue(context: Context, path: string, value: unknown, shape: Shape): Misshapen[] {
    if (value === UNKNOWN) {
        return shape.isPlain ? [{ path, message: `${formatPath(path)} must be ${describePlain(shape)}.` }] : [];
    }
    if (shape.kind === "object" && isObject(value)) {
        return checkObject(context, path, value, SHAPES[shape.object ?? ""] ?? {});
    }
    if (shape.kind === "array" && Array.isArray(value)) {
        return value.flatMap((item, index) => checkItem(context, `${path}.${index}`, item, shape.items as Shape));
    }
    return hasShape(context, value, shape) ? [] : [{ path, message: formatMisshapen(context, path, shape) }];
}

function checkItem(context: Context, path: string, item: unknown, shape: Shape): Misshapen[] {
    const isMissing = shape.kind === "string" && item !== UNKNOWN && (typeof item !== "string" || item === "");
    return isMissing
        ? [{ path, message: formatMisshapen(context, path, shape) }]
        : checkValue(context, path, item, shape);
}

/** Ranges of numbers are for the rules, and for the checks of each component. */
function hasShape({ component }: Context, value: unknown, { kind, values = [], isPlain }: Shape): boolean {
    const isEqual = WITHOUT_CASE.includes(component) ? equalsIgnoreCase : Object.is;
    return (
        kind === "number" ||
        (kind === "boolean" && typeof value === "boolean") ||
        (kind === "string" && (typeof value === "string" || !isPlain)) ||
        (kind === "enum" && values.some((one) => isEqual(value, one))) ||
        (kind === "map" && isObject(value))
    );
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an object is not shown: there may be a secret in it. */
function formatMisshapen({ args }: Context, path: string, shape: Shape): string {
    return ["map", "object", "array"].includes(shape.kind)
        ? `${formatPath(path)} must be ${describe(shape)}.`
        : formatInvalid(args, path, describe(shape));
}

function describe({ kind, values = [], object = "", items }: Shape): string {
    switch (kind) {
        case "boolean":
            return "true or false";
        case "enum":
            return `one of ${values.join(", ")}`;
        case "map":
            return "an object";
        case "object":
            return `an object with ${Object.keys(SHAPES[object] ?? {}).join(", ")}`;
        case "array":
            return `an array of ${items?.kind === "object" ? "objects" : "strings"}`;
        case "string":
        case "number":
            return `a ${kind}`;
    }
}

function describePlain(shape: Shape): string {
    if (shape.kind === "array") {
        return `a plain ${describe(shape).replace("an ", "")}, not an Output (elements may contain Outputs)`;
    }
    if (shape.kind === "object") {
        return "a plain object, not an Output (its properties may be Outputs)";
    }
    return shape.kind === "string" ? "a plain string, not an Output" : `${describe(shape)}, not an Output`;
}
