/** Scopes of expressions: what the names in them mean, and how much may still be computed. */
import { type ArmValue, listParts } from "./values/arm-value";
import { Unknown } from "./values/unknown";
import { identify, MAX_KEY } from "./values/identify";

/** Values of the names in an expression. */
export interface Scope {
    readonly parameter: (name: string) => ArmValue;
    readonly variable: (name: string) => ArmValue;
    /** The index in a loop, by default the innermost one. */
    readonly copyIndex: (loop?: string) => ArmValue;
    /** Identifies the deployment, for `deployment()` and everything else that depends on it. */
    readonly deployment: string;
    /** The same for `resourceGroup()`. */
    readonly group: string;
    /** The result of `reference()` for a deployment in this template; undefined if it is unknown. */
    readonly reference: (deployment: ArmValue) => ArmValue | undefined;
    /** The scope of a template nested in this one, if it is deployed once. */
    readonly nested: (raw: unknown) => Scope | undefined;
    readonly budget: Budget;
}

/** Limits on what may still be computed, so that no template can make a reader hang. */
export interface Budget {
    /** Expressions, and calls in them. */
    calls: number;
    resources: number;
    /** The number of expressions that may still wait for one another. */
    depth: number;
    /** The number of unique values so far. */
    unique: number;
}

/** Creates a budget that is enough for what Azure accepts (800 resources), and used up in a second or two. */
export function createBudget(): Budget {
    return { calls: 100_000, resources: 2_000, depth: 100, unique: 0 };
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
    const place = isLocal(name, values) ? scope.deployment : scope.group;
    const key = `${name}@${place}(${tokens.map((token) => token?.key).join(",")})`;
    if (key.length > MAX_KEY || tokens.includes(undefined)) {
        return createUnique(scope);
    }
    return new Unknown(key, tokens.some((token) => token?.origin === "computed") ? "computed" : "template");
}

/**
 * Returns true if a call has another result in another template: a user-defined function, or a look-up
 * of a resource by its symbolic name. An id means the same everywhere.
 */
function isLocal(name: string, [target = null]: readonly ArmValue[]): boolean {
    if (/^(references?|resourceinfo|list.*)$/.test(name)) {
        const [start] = listParts(target);
        return !(typeof start === "string" && start.includes("/"));
    }
    return name === "deployment" || name.includes(".");
}
