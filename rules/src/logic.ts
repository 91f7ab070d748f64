/**
 * Three-valued logic (Kleene's): a rule decides as soon as the known half of the settings
 * decides, and is undecided only if what is not known yet can still change the outcome.
 */
import { type Maybe, type RegistrySettings, type SettingName, UNKNOWN } from "./settings";

/** Something said about settings, and the settings that make it so. */
export interface Statement {
    readonly truth: boolean | typeof UNKNOWN;
    readonly settings: readonly SettingName[];
    /** Those of the settings that would have to be known. */
    readonly unknown: readonly SettingName[];
}

function about(name: SettingName, truth: boolean | typeof UNKNOWN): Statement {
    return { truth, settings: [name], unknown: truth === UNKNOWN ? [name] : [] };
}

function together(truth: boolean | typeof UNKNOWN, statements: readonly Statement[]): Statement {
    return {
        truth,
        settings: statements.flatMap(({ settings }) => settings),
        unknown: statements.flatMap(({ unknown }) => unknown),
    };
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
export function test<S extends SettingName>(
    settings: RegistrySettings,
    name: S,
    test: (value: Exclude<RegistrySettings[S], typeof UNKNOWN>) => boolean | typeof UNKNOWN,
): Statement {
    const value: RegistrySettings[S] = settings[name];
    return about(name, value === UNKNOWN ? UNKNOWN : test(value as Exclude<RegistrySettings[S], typeof UNKNOWN>));
}

/** States that an item of a list setting has a property; with no test, that there is an item. */
export function testAny<T>(
    list: Maybe<readonly T[]>,
    name: SettingName,
    test: (item: T) => boolean | typeof UNKNOWN = () => true,
): Statement {
    if (list === UNKNOWN) {
        return about(name, UNKNOWN);
    }
    const truths = (list ?? []).map(test);
    return about(name, truths.includes(true) || (truths.includes(UNKNOWN) ? UNKNOWN : false));
}

/** True if all are; false as soon as one is. */
export function all(...statements: readonly Statement[]): Statement {
    const wrong = statements.find((statement) => statement.truth === false);
    if (wrong) {
        return wrong;
    }
    const truth = statements.some((statement) => statement.truth === UNKNOWN) ? UNKNOWN : true;
    return together(truth, statements);
}

/** True as soon as one is; false if none is. Only what makes it so is kept. */
export function any(...statements: readonly Statement[]): Statement {
    const right = statements.filter((statement) => statement.truth === true);
    const open = statements.filter((statement) => statement.truth === UNKNOWN);
    const kept = right.length > 0 ? right : open;
    const truth = right.length > 0 || (open.length > 0 ? UNKNOWN : false);
    return together(truth, kept);
}

/** The verdict of a rule that is violated when the statement is true. */
export function violatedIf({ truth, settings, unknown }: Statement): Verdict {
    switch (truth) {
        case false:
            return { outcome: "satisfied" };
        case true:
            return { outcome: "violated", settings };
        case UNKNOWN:
            return { outcome: "undecided", settings, unknown };
    }
}
