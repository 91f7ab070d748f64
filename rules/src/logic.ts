/**
 * Three-valued logic (Kleene's): a rule decides as soon as the known half of the settings
 * decides, and is undecided only if what is not known yet can still change the outcome.
 */
import { type Maybe, type RegistrySettings, type SettingName, UNKNOWN } from "./settings";

/** Something said about settings, and the settings that make it so. */
export interface Statement {
    readonly truth: boolean | typeof UNKNOWN;
    readonly settings: readonly SettingName[];
}

/** What a rule says about a registry. */
export type Verdict =
    | { readonly outcome: "satisfied" }
    /** `settings` are those that clash. */
    | { readonly outcome: "violated"; readonly settings: readonly SettingName[] }
    /** `settings` would clash if those in `unknown` turn out badly. */
    | {
          readonly outcome: "undecided";
          readonly settings: readonly SettingName[];
          readonly unknown: readonly SettingName[];
      };

/** States that a setting has a property. An absent setting is passed on as `undefined`. */
export function states<S extends SettingName>(
    settings: RegistrySettings,
    name: S,
    test: (value: Exclude<RegistrySettings[S], typeof UNKNOWN>) => boolean | typeof UNKNOWN,
): Statement {
    const value: RegistrySettings[S] = settings[name];
    const truth = value === UNKNOWN ? UNKNOWN : test(value as Exclude<RegistrySettings[S], typeof UNKNOWN>);
    return { truth, settings: [name] };
}

/** States that an item of a list setting has a property; with no test, that there is an item. */
export function statesSome<T>(
    list: Maybe<readonly T[]>,
    name: SettingName,
    test: (item: T) => boolean | typeof UNKNOWN = () => true,
): Statement {
    if (list === UNKNOWN) {
        return { truth: UNKNOWN, settings: [name] };
    }
    const truths = (list ?? []).map(test);
    const truth = truths.includes(true) || (truths.includes(UNKNOWN) ? UNKNOWN : false);
    return { truth, settings: [name] };
}

/** True if all are; false as soon as one is. */
export function all(...statements: readonly Statement[]): Statement {
    const wrong = statements.find((statement) => statement.truth === false);
    if (wrong) {
        return wrong;
    }
    const truth = statements.some((statement) => statement.truth === UNKNOWN) ? UNKNOWN : true;
    return { truth, settings: statements.flatMap((statement) => statement.settings) };
}

/** True as soon as one is; false if none is. Only what makes it so is kept. */
export function any(...statements: readonly Statement[]): Statement {
    const right = statements.filter((statement) => statement.truth === true);
    const open = statements.filter((statement) => statement.truth === UNKNOWN);
    const kept = right.length > 0 ? right : open;
    const truth = right.length > 0 || (open.length > 0 ? UNKNOWN : false);
    return { truth, settings: kept.flatMap((statement) => statement.settings) };
}

/** The verdict of a rule that is violated when the statement is true. */
export function violatedIf(settings: RegistrySettings, statement: Statement): Verdict {
    switch (statement.truth) {
        case false:
            return { outcome: "satisfied" };
        case true:
            return { outcome: "violated", settings: statement.settings };
        case UNKNOWN:
            return {
                outcome: "undecided",
                settings: statement.settings,
                unknown: statement.settings.filter((name) => containsUnknown(settings[name])),
            };
    }
}

function containsUnknown(value: unknown): boolean {
    if (Array.isArray(value)) {
        return value.some((item: unknown) => containsUnknown(item));
    }
    if (typeof value === "object" && value !== null) {
        return Object.values(value).includes(UNKNOWN);
    }
    return value === UNKNOWN;
}
