/** The parameters, variables and loops that the expressions of a template refer to. */
import { given as givenSymbol } from "../declaration";
import { type Budget, evaluateText, type Scope } from "./expression";
import { type ArmValue, isObject, memberOf, Unknown, valueOf } from "./value";

/** Parameters and variables that take longer ways are not known. */
const MAX_CHAIN = 40;

/** The value that is given for a parameter; undefined if none is. */
export type Given = (name: string) => ArmValue | undefined;

/** Enough for what Azure accepts (800 resources in a template), and done in a second or two. */
export function newBudget(): Budget {
    return { calls: 100_000, resources: 2_000, unique: 0 };
}

/** The scope of a template on its own. */
export function scopeOf(template: unknown, given: Given, place: Pick<Scope, "deployment" | "group" | "budget">): Scope {
    const symbol = (kind: string, name: string) => symbolIn(place.deployment, kind, name);
    const ofText = (text: string) => evaluateText(text, scope);
    const parameter = (name: string): ArmValue => {
        // Null is as good as nothing given: compilers hand it on where an optional value is missing.
        const value = given(name);
        if (value !== undefined && value !== null) {
            return value;
        }
        const definition = memberOf(memberOf(template, "parameters"), name);
        const byDefault = memberOf(definition, "defaultValue");
        if (byDefault === undefined && isNullable(template, definition)) {
            return null;
        }
        return valueOf(byDefault, symbol("parameters", name), ofText);
    };
    const scope: Scope = {
        ...place,
        parameter: remembering(parameter, (name) => symbol("parameters", name)),
        variable: remembering(
            (name) => valueOf(memberOf(memberOf(template, "variables"), name), symbol("variables", name), ofText),
            (name) => symbol("variables", name),
        ),
        copyIndex: (loop = "") => new Unknown(symbol("copyindex", loop)),
    };
    return scope;
}

/** By its own word, or by that of the type that it refers to. */
function isNullable(template: unknown, definition: unknown): boolean {
    const reference = memberOf(definition, "$ref");
    const [, name] = typeof reference === "string" ? (/^#\/definitions\/(.+)$/.exec(reference) ?? []) : [];
    const type = name === undefined ? undefined : memberOf(memberOf(template, "definitions"), name);
    return [definition, type].some((one) => memberOf(one, "nullable") === true);
}

/** Computes a value when it is first asked for. One that depends on itself is not known. */
function remembering(compute: (name: string) => ArmValue, symbol: (name: string) => string) {
    const settled = new Map<string, ArmValue>();
    const open = new Set<string>();
    return (name: string): ArmValue => {
        const known = settled.get(name);
        if (known !== undefined) {
            return known;
        }
        if (open.has(name) || open.size === MAX_CHAIN) {
            return new Unknown(symbol(name));
        }
        open.add(name);
        const value = compute(name);
        open.delete(name);
        settled.set(name, value);
        return value;
    };
}

/**
 * Parameters as a deployment gives them: each as `{ value }` or as a value; a reference to a secret
 * is not known. `ofText` says what text among them stands for.
 */
export function givenIn(raw: unknown, deployment: string, ofText: (text: string) => ArmValue): Given {
    return (name) => {
        const entry = isObject(raw) ? memberOf(raw, name) : (raw ?? undefined);
        if (entry === undefined) {
            return undefined;
        }
        const symbol = symbolIn(deployment, "parameters", name);
        const value = isObject(entry) ? memberOf(entry, "value") : entry;
        return isObject(raw) ? valueOf(value, symbol, ofText) : new Unknown(givenSymbol(symbol));
    };
}

function symbolIn(deployment: string, kind: string, name: string): string {
    return `${kind}(${JSON.stringify(name)})@${deployment}`;
}

/** The scope inside a loop. */
export function scopeInLoop(scope: Scope, name: unknown, index: ArmValue): Scope {
    const own = typeof name === "string" ? name.toLowerCase() : undefined;
    return {
        ...scope,
        copyIndex: (loop) => (loop === undefined || loop === own ? index : scope.copyIndex(loop)),
    };
}
