/** Reads arguments by their paths, such as `softDelete.retentionDays`, and checks them beyond their shape. */
import {
    type Evidence,
    formatEvidence,
    type Maybe,
    type ObservedSetting,
    type ObservedSettings,
    REDACTED,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import type { Form } from "./forms";
import { toStatus } from "./inputs";

/** Arguments as far as they are known: UNKNOWN stands for what is not. Their types cannot be relied on. */
export interface ArgsReader {
    readonly values: object;
    readonly getValue: (path: string) => Maybe<Value>;
    /** Describes an argument for messages; never shows a secret. */
    readonly getEvidence: (path: string, value?: unknown) => Evidence;
    /** Reads an argument as a setting for the rules. */
    readonly observe: (path: string, byDefault?: Value) => ObservedSetting;
    /** The same for a boolean that is a status in the service. */
    readonly observeStatus: (path: string, byDefault?: boolean) => ObservedSetting;
}

/** Result of the checks that a component makes itself, in arguments of the right shape. */
export interface OwnChecks {
    readonly problems: readonly string[];
    readonly warnings?: readonly string[];
    /** Settings for the rules; left out if no rule is about the component. */
    readonly settings?: ObservedSettings;
}

/**
 * @param resource How messages call the component.
 * @param secrets Paths of values that must not be shown.
 */
export function createArgsReader(resource: string, values: object, secrets: readonly string[]): ArgsReader {
    const getValue = (path: string) => readPath(values, path);
    const getEvidence = (path: string, value: unknown = getValue(path)): Evidence => {
        const isSecret = secrets.some((secret) => path === secret || path.startsWith(`${secret}.`));
        return { resource, property: formatPath(path), value: isSecret ? REDACTED : value };
    };
    const observe = (path: string, byDefault?: Value): ObservedSetting => {
        const value = getValue(path);
        return value === undefined
            ? { value: byDefault, evidence: [getEvidence(`${path} (default)`, byDefault)] }
            : { value, evidence: [getEvidence(path)] };
    };
    const observeStatus = (path: string, byDefault?: boolean): ObservedSetting => {
        const { value, evidence } = observe(path, byDefault);
        return { value: toStatus(value), evidence };
    };
    return { values, getValue, getEvidence, observe, observeStatus };
}

/** Writes a path as programs do: `filters[0].tag`. */
export function formatPath(path: string): string {
    return path.replace(/\.(\d+)/g, "[$1]");
}

/** Returns the paths that a pattern stands for: `*` is every item of an array. None if there is no such argument. */
export function expandPath({ getValue }: ArgsReader, pattern: string): string[] {
    const [first = "", ...rest] = pattern.split(".");
    if (getValue(first) === undefined) {
        return [];
    }
    return rest.reduce(
        (paths, key) =>
            paths.flatMap((path) => {
                const list = key === "*" ? getValue(path) : undefined;
                return key !== "*" ? [`${path}.${key}`] : Array.isArray(list) ? list.map((_, i) => `${path}.${i}`) : [];
            }),
        [first],
    );
}

/** Checks arguments by their paths, in which `*` is every item of an array. All of them may be left out. */
export function checkForms(args: ArgsReader, forms: Readonly<Record<string, Form>>): string[] {
    const isWrong = (value: unknown, { isAllowed }: Form) =>
        value !== undefined && value !== UNKNOWN && !isAllowed(value);
    return Object.entries(forms).flatMap(([pattern, form]) =>
        expandPath(args, pattern)
            .filter((path) => isWrong(args.getValue(path), form))
            .map((path) => formatInvalid(args, path, form.allowed)),
    );
}

/** Formats the message about an invalid argument. */
export function formatInvalid({ getEvidence }: ArgsReader, path: string, allowed: string): string {
    return `${formatEvidence(getEvidence(path))}: must be ${allowed}.`;
}

/** Returns a message if something is wrong. */
export function reportIf(isWrong: boolean, message: string): string[] {
    return isWrong ? [message] : [];
}

/** Returns the value at a path; UNKNOWN as soon as something on the way is. */
function readPath(values: unknown, path: string): Maybe<Value> {
    return path.split(".").reduce<unknown>((parent, key) => {
        if (parent === UNKNOWN) {
            return UNKNOWN;
        }
        return typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
    }, values) as Maybe<Value>;
}
