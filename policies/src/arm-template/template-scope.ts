/** The parameters, variables and loops that the expressions of a template refer to. */
import { inputToken as givenSymbol } from "../model/contribution";
import { UNKNOWN } from "acr-soft-delete-rules";
import { type Budget, evaluateText, type Scope } from "./evaluate-expression";
import { finderOf, handedBack, isElsewhere, nestedIn } from "./nested-deployments";
import { type ArmValue, isObject, memberOf, MOST_POSSIBLE, possibleOf, Unknown, valueOf, Word } from "./values";

/** Parameters and variables that take longer ways are not known. */
const MAX_CHAIN = 40;
/** ARM refuses more repetitions. */
export const MAX_COPIES = 800;
/** What is copied takes its time as calls do. */
const CHARACTERS_PER_CALL = 100;

/** The value that is given for a parameter; undefined if none is. */
export type Given = (name: string) => ArmValue | undefined;

/** Enough for what Azure accepts (800 resources in a template), and done in a second or two. */
export function newBudget(): Budget {
    return { calls: 100_000, resources: 2_000, depth: 100, unique: 0 };
}

/** The scope of a template on its own. */
export function scopeOf(
    template: unknown,
    inputToken: Given,
    place: Pick<Scope, "deployment" | "group" | "budget">,
): Scope {
    const nameToken = (kind: string, name: string) => symbolIn(place.deployment, kind, name);
    const ofText = (text: string) => evaluateText(text, scope);
    const parameter = (name: string): ArmValue => {
        // Null is as good as nothing given: compilers hand it on where an optional value is missing.
        const value = inputToken(name);
        const definition = definitionOf(template, name);
        if (value !== undefined && value !== null) {
            return withPossible(value, definition);
        }
        const byDefault = definition("defaultValue");
        if (byDefault === undefined && definition("nullable") === true) {
            return null;
        }
        return withPossible(valueOf(byDefault, nameToken("parameters", name), ofText), definition);
    };
    const scope: Scope = {
        ...place,
        parameter: remembering(parameter, (name) => nameToken("parameters", name)),
        variable: remembering(
            (name) => variableIn(memberOf(template, "variables"), name, nameToken("variables", name), scope),
            (name) => nameToken("variables", name),
        ),
        copyIndex: (loop = "") => new Unknown(nameToken("copyindex", loop)),
        nested: (raw) => nested().scopes.get(raw)?.(),
        reference: (target) => nested().reference(target),
    };
    const nested = once(() => nestedScopes(template, scope));
    return scope;
}

function variableIn(variables: unknown, name: string, nameToken: string, scope: Scope): ArmValue {
    const raw = memberOf(variables, name);
    const copy = memberOf(variables, "copy");
    const loops: readonly unknown[] = raw === undefined && Array.isArray(copy) ? copy : [];
    const loop = loops.find((one) => isNamed(one, name));
    return loop ? copiesOf(loop, nameToken, scope) : valueOf(raw, nameToken, (text) => evaluateText(text, scope));
}

function isNamed(raw: unknown, name: string): boolean {
    const own = memberOf(raw, "name");
    return typeof own === "string" && own.toLowerCase() === name;
}

/** The list that a loop over a variable makes. */
function copiesOf(loop: unknown, nameToken: string, scope: Scope): ArmValue {
    const input = memberOf(loop, "input");
    const count = valueOf(memberOf(loop, "count"), nameToken, (text) => evaluateText(text, scope));
    if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > MAX_COPIES) {
        return new Unknown(nameToken);
    }
    scope.budget.calls -= (count * String(JSON.stringify(input)).length) / CHARACTERS_PER_CALL;
    return scope.budget.calls < 0
        ? new Unknown(nameToken)
        : Array.from({ length: count }, (_, index) => {
              const inLoop = scopeInLoop(scope, memberOf(loop, "name"), index);
              return valueOf(input, `${nameToken}[${index}]`, (text) => evaluateText(text, inLoop));
          });
}

/** The scopes of the templates nested in one, and what these hand back. */
function nestedScopes(template: unknown, scope: Scope) {
    const all = nestedIn(template);
    const scopes = new Map(
        all.map(({ raw, label }) => [raw, once(() => scopeOfNested(raw, `${scope.deployment}/${label}`, scope))]),
    );
    const find = once(() => finderOf(all, template, (text) => evaluateText(text, scope)));
    const results = new Map<unknown, ArmValue | undefined>();
    const reference = (target: ArmValue): ArmValue | undefined => {
        const { raw } = find()(target) ?? {};
        const inner = scopes.get(raw)?.();
        if (inner && !results.has(raw)) {
            // One that depends on itself is not known.
            results.set(raw, undefined);
            const ofText = (text: string) => evaluateText(text, inner);
            results.set(
                raw,
                handedBack(raw, inner, (value, nameToken) => valueOf(value, nameToken, ofText)),
            );
        }
        return results.get(raw);
    };
    return { scopes, reference };
}

/** The scope of a template that is nested in another one, with expressions of its own. */
export function scopeOfNested(raw: unknown, deployment: string, scope: Scope): Scope {
    const properties = memberOf(raw, "properties");
    const isLinked = memberOf(properties, "parametersLink") !== undefined;
    const parameters = isLinked ? UNKNOWN : memberOf(properties, "parameters");
    const inputToken = givenIn(parameters, deployment, (text) => evaluateText(text, scope));
    const group = isElsewhere(raw) ? deployment : scope.group;
    return scopeOf(memberOf(properties, "template"), inputToken, { deployment, group, budget: scope.budget });
}

function once<T>(compute: () => T): () => T {
    let result: { readonly value: T } | undefined;
    return () => (result ??= { value: compute() }).value;
}

/** What a parameter's definition says, by its own word or by that of the type that it refers to. */
type Definition = (property: string) => unknown;

function definitionOf(template: unknown, parameter: string): Definition {
    const definition = memberOf(memberOf(template, "parameters"), parameter);
    const reference = memberOf(definition, "$ref");
    const [, name] = typeof reference === "string" ? (/^#\/definitions\/(.+)$/.exec(reference) ?? []) : [];
    const type = name === undefined ? undefined : memberOf(memberOf(template, "definitions"), name);
    return (property) => {
        const own = memberOf(definition, property);
        return own === undefined ? memberOf(type, property) : own;
    };
}

/** A parameter's value; if it is not known, the few that its definition admits: ARM refuses others. */
function withPossible(value: ArmValue, definition: Definition): ArmValue {
    const isOpen = value instanceof Unknown && value.possible === undefined && !(value instanceof Word);
    const admitted = isOpen ? admittedBy(definition, value.text) : undefined;
    const possible = admitted && possibleOf(definition("nullable") === true ? [...admitted, null] : admitted);
    return isOpen && possible ? new Unknown(value.text, possible) : value;
}

/** The values that a parameter's definition admits, as far as it names them. ARM compares texts without case. */
function admittedBy(definition: Definition, nameToken: string): readonly ArmValue[] | undefined {
    const type = definition("type");
    const allowed = definition("allowedValues");
    switch (typeof type === "string" ? type.toLowerCase() : "") {
        case "string":
        case "securestring":
            return isListOf(allowed, isPlainText) ? allowed.map((text) => new Word(nameToken, text)) : undefined;
        case "bool":
            return [true, false];
        case "int":
            return isListOf(allowed, Number.isSafeInteger) ? (allowed as number[]) : rangeOf(definition);
        default:
            return undefined;
    }
}

function isListOf<T>(list: unknown, isItem: (item: unknown) => item is T): list is readonly T[];
function isListOf(list: unknown, isItem: (item: unknown) => boolean): boolean;
function isListOf(list: unknown, isItem: (item: unknown) => boolean): boolean {
    return Array.isArray(list) && list.length > 0 && list.every(isItem);
}

function isPlainText(value: unknown): value is string {
    return typeof value === "string" && !value.startsWith("[");
}

/** The whole numbers in a small range. */
function rangeOf(definition: Definition): readonly number[] | undefined {
    const least = definition("minValue");
    const most = definition("maxValue");
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most)) {
        return undefined;
    }
    const count = (most as number) - (least as number) + 1;
    return count > 0 && count <= MOST_POSSIBLE
        ? Array.from({ length: count }, (_, index) => (least as number) + index)
        : undefined;
}

/** Computes a value when it is first asked for. One that depends on itself is not known. */
function remembering(compute: (name: string) => ArmValue, nameToken: (name: string) => string) {
    const settled = new Map<string, ArmValue>();
    const open = new Set<string>();
    return (name: string): ArmValue => {
        const known = settled.get(name);
        if (known !== undefined) {
            return known;
        }
        if (open.has(name) || open.size === MAX_CHAIN) {
            return new Unknown(nameToken(name));
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
        const nameToken = symbolIn(deployment, "parameters", name);
        const value = isObject(entry) ? memberOf(entry, "value") : entry;
        return isObject(raw) ? valueOf(value, nameToken, ofText) : new Unknown(givenSymbol(nameToken));
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
