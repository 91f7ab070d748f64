/** Checks the shape of arguments, which other languages and JavaScript may not check. Their interfaces say what it is. */
import { equalsIgnoreCase, formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, formatPath } from "./args-reader";
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
    const names = Object.keys(properties);
    const misspelt = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
    return [
        ...misspelt.map((name) => ({
            path: `${prefix}${name}`,
            message: formatMisspelt(
                formatPath(`${prefix}${name}`),
                path === "" ? context.component : path,
                name,
                names,
            ),
        })),
        ...names.flatMap((name) => {
            const shape = properties[name] as Shape;
            return checkProperty(context, `${prefix}${name}`, (value as Record<string, unknown>)[name], shape);
        }),
    ];
}

function formatMisspelt(where: string, owner: string, name: string, names: readonly string[]): string {
    const suggestion = suggestName(name, names);
    return suggestion === undefined
        ? `${where} does not exist; ${formatPath(owner)} has ${names.join(", ")}.`
        : `${where} does not exist. Did you mean ${suggestion}?`;
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
    switch (shape.kind) {
        case "boolean":
            return typeof value === "boolean" ? [] : [formatValueProblem(context, path, shape)];
        case "enum":
            return isEnumValue(context, value, shape) ? [] : [formatValueProblem(context, path, shape)];
        case "map":
            return isObject(value) ? [] : [formatShapeProblem(path, shape)];
        case "object":
            return isObject(value)
                ? checkObject(context, path, value, SHAPES[shape.object ?? ""] ?? {})
                : [formatShapeProblem(path, shape)];
        case "array":
            return Array.isArray(value)
                ? value.flatMap((item, index) => checkItem(context, `${path}.${index}`, item, shape.items as Shape))
                : [formatShapeProblem(path, shape)];
        case "string":
            return typeof value === "string" || !shape.isPlain ? [] : [formatValueProblem(context, path, shape)];
        case "number":
            // Ranges are for the rules, and for the checks of each component.
            return [];
    }
}

function checkItem(context: Context, path: string, item: unknown, shape: Shape): Misshapen[] {
    if (shape.kind === "string" && item !== UNKNOWN) {
        return typeof item === "string" && item !== "" ? [] : [formatValueProblem(context, path, shape)];
    }
    return checkValue(context, path, item, shape);
}

function isEnumValue({ component }: Context, value: unknown, { values = [] }: Shape): boolean {
    return values.some((one) => (WITHOUT_CASE.includes(component) ? equalsIgnoreCase(value, one) : value === one));
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function formatValueProblem({ args }: Context, path: string, shape: Shape): Misshapen {
    return { path, message: `${formatEvidence(args.evidenceAt(path))}: must be ${describe(shape)}.` };
}

/** The value is not shown: there may be a secret in it. */
function formatShapeProblem(path: string, shape: Shape): Misshapen {
    return { path, message: `${formatPath(path)} must be ${describe(shape)}.` };
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
