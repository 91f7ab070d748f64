/** Scopes of expressions: what the names in them mean, and how much may still be computed. */
import { getDependence } from "./functions";
import { getTargetKey, type Target } from "./resource-ids";
import { type ArmValue, listParts } from "./values/arm-value";
import { Unknown } from "./values/unknown";
import { identify, MAX_KEY } from "./values/identify";

/** Values of the names in an expression. */
export interface Scope {
    readonly parameter: (name: string) => ArmValue;
    readonly variable: (name: string) => ArmValue;
    /** The index in a loop, by default the innermost one. */
    readonly copyIndex: (loop?: string) => ArmValue;
    /** By their names in lower case. */
    readonly lambdaVariables: ReadonlyMap<string, ArmValue>;
    /** Calls a user-defined function; undefined if there is none of this name. */
    readonly callFunction: (name: string, args: readonly ArmValue[]) => ArmValue | undefined;
    /** Identifies the deployment, for `deployment()` and everything else that depends on it. */
    readonly deployment: string;
    readonly target: Target;
    /** The deployments in this template that are deployed once. */
    readonly nested: () => readonly NestedDeployment[];
    readonly budget: Budget;
}

/** A deployment of a template that is nested in another one. */
export interface NestedDeployment {
    /** The resource that declares it. */
    readonly raw: unknown;
    readonly getTemplate: () => unknown;
    /** Creates the scope of its own expressions. */
    readonly getScope: () => Scope;
    /** Returns true for its symbolic name, and for its id. */
    readonly isMeant: (reference: ArmValue) => boolean;
    /** Computes its outputs, in the form in which `reference` returns them; undefined if they depend on themselves. */
    readonly getOutputs: () => ArmValue | undefined;
}

/** Limits that no template can make a reader hang with. Azure accepts 800 resources. */
const LIMITS = {
    /** Expressions, and calls in them. */
    calls: { most: 100_000, name: "calls of functions" },
    resources: { most: 2_000, name: "resources" },
    levels: { most: 10, name: "levels of nested templates" },
    depth: { most: 100, name: "expressions that wait for one another" },
};

/** What may still be computed: used up in a second or two. */
export interface Budget extends Record<keyof typeof LIMITS, number> {
    /** The number of unique values so far. */
    unique: number;
    /** The first limit that the template exceeds. */
    exceeded?: string;
}

export function createBudget(): Budget {
    const { calls, resources, levels, depth } = LIMITS;
    return { calls: calls.most, resources: resources.most, levels: levels.most, depth: depth.most, unique: 0 };
}

/** Uses up a part of the budget. Returns false if less is left, so that something is not read. */
export function spend(budget: Budget, kind: keyof typeof LIMITS, amount = 1): boolean {
    budget[kind] -= amount;
    if (budget[kind] >= 0) {
        return true;
    }
    budget.exceeded ??= `${LIMITS[kind].most.toLocaleString("en")} ${LIMITS[kind].name}`;
    return false;
}

/** In a loop within another one, only the names of the two say for certain which index is meant. */
export function createPropertyLoopScope(scope: Scope, name: unknown, index: number): Scope {
    const inner = createLoopScope(scope, name, index);
    const isNested = typeof scope.copyIndex() === "number";
    return {
        ...inner,
        copyIndex: (loop) => (isNested && loop === undefined ? createUnique(scope) : inner.copyIndex(loop)),
    };
}

export function createLoopScope(scope: Scope, name: unknown, index: ArmValue): Scope {
    const own = typeof name === "string" ? name.toLowerCase() : undefined;
    return {
        ...scope,
        copyIndex: (loop) => (loop === undefined || loop === own ? index : scope.copyIndex(loop)),
    };
}

/** Creates a value that equals no other. */
export function createUnique({ budget }: Scope): Unknown {
    budget.unique += 1;
    return new Unknown(`#${budget.unique}`);
}

/** Creates the result of a call that cannot be computed. It is identified by the call's arguments and what it refers to. */
export function createUnknownResult(name: string, values: readonly ArmValue[], scope: Scope): Unknown {
    const tokens = values.map(identify);
    const key = `${name}@${formatPlace(name, values, scope)}(${tokens.map((token) => token?.key).join(",")})`;
    if (key.length > MAX_KEY || tokens.includes(undefined)) {
        return createUnique(scope);
    }
    return new Unknown(key, tokens.some((token) => token?.origin === "computed") ? "computed" : "template");
}

/** Identifies what a call depends on besides its arguments. */
function formatPlace(name: string, [first = null]: readonly ArmValue[], { deployment, target }: Scope): string {
    switch (getDependence(name)) {
        case "deployment":
            return deployment;
        case "target":
            return getTargetKey(target);
        case "resource": {
            // An id means the same everywhere, a symbolic name does not.
            const [start] = listParts(first);
            return typeof start === "string" && start.includes("/") ? "" : deployment;
        }
        case "arguments":
        case "time":
            return "";
    }
}
