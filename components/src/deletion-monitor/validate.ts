/** Says what is wrong with the arguments of a monitor. */
import { INCLUDED_STORAGE_GIB, UNKNOWN } from "acr-soft-delete-rules";
import { AS_REGISTRY_ID, asIdOf, invalid, required, oneOf, shape, text, wholeNumber } from "../validation/checks";
import { type ValidationResult, toProblems } from "../validation/result";
import { type Arguments, readArgs } from "../validation/args-reader";

/** Minutes that a log search alert may look back at, and be repeated after (Azure Monitor, scheduled query rules). */
export const WINDOW_MINUTES = [5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440] as const;

const MOST_EVENTS = { minimum: 0, maximum: 1_000_000 };

const AS_WORKSPACE_ID = asIdOf("Microsoft.OperationalInsights/workspaces", "a Log Analytics workspace");
const AS_ACTION_GROUP_ID = asIdOf("Microsoft.Insights/actionGroups", "an action group");

export function validateDeletionMonitor(
    resource: string,
    values: object,
    secrets: readonly string[] = [],
): ValidationResult {
    const args = readArgs(resource, values, secrets);
    return {
        problems: toProblems([
            ...required(args, "registryResourceId"),
            ...text(args, "registryResourceId", AS_REGISTRY_ID),
            ...text(args, "workspaceResourceId", AS_WORKSPACE_ID),
            ...destination(args),
            ...actionGroups(args),
            ...wholeNumber(args, "deletionThreshold", MOST_EVENTS),
            ...wholeNumber(args, "untaggingThreshold", MOST_EVENTS),
            ...oneOf(args, "windowMinutes", WINDOW_MINUTES),
            ...wholeNumber(args, "severity", { minimum: 0, maximum: 4 }),
            ...storage(args),
        ]),
        warnings: [],
    };
}

function destination(args: Arguments): string[] {
    const areSent = args.valueAt("eventsAreSent");
    const workspace = args.valueAt("workspaceResourceId");
    return [
        ...(areSent === undefined || typeof areSent === "boolean"
            ? []
            : [invalid(args, "eventsAreSent", "true or false, known when the program runs")]),
        ...(areSent === true && workspace !== undefined
            ? [
                  "workspaceResourceId must be left out if eventsAreSent is true: Azure refuses a second diagnostic setting " +
                      "with the same events and the same workspace.",
              ]
            : []),
        ...(areSent !== true && workspace === undefined
            ? ["workspaceResourceId is required, unless another diagnostic setting sends the events (eventsAreSent)."]
            : []),
    ];
}

function actionGroups(args: Arguments): string[] {
    const list = args.valueAt("actionGroupResourceIds") ?? [];
    if (list === UNKNOWN) {
        return [];
    }
    return Array.isArray(list)
        ? list.flatMap((_, index) => {
              const path = `actionGroupResourceIds.${index}`;
              return [...required(args, path), ...text(args, path, AS_ACTION_GROUP_ID)];
          })
        : ["actionGroupResourceIds must be a list of resource ids."];
}

function storage(args: Arguments): string[] {
    const { valueAt } = args;
    const alert = valueAt("storageAlert");
    if (alert === undefined || alert === UNKNOWN) {
        return [];
    }
    const [bytes, percent, sku] = ["storageAlert.bytes", "storageAlert.percent", "storageAlert.sku"].map(valueAt);
    const isOne = (bytes === undefined) !== (percent === undefined);
    return [
        ...shape(args, "storageAlert", ["bytes", "percent", "sku"]),
        ...(isOne ? [] : ["storageAlert must have either bytes or percent."]),
        ...(percent !== undefined && sku === undefined
            ? ["storageAlert.sku is required: percent is a share of the storage that the tier includes."]
            : []),
        ...amount(args, "storageAlert.bytes"),
        ...amount(args, "storageAlert.percent"),
        ...oneOf(args, "storageAlert.sku", Object.keys(INCLUDED_STORAGE_GIB)),
    ];
}

function amount(args: Arguments, path: string): string[] {
    const value = args.valueAt(path);
    const isRight =
        value === undefined || value === UNKNOWN || (typeof value === "number" && Number.isFinite(value) && value > 0);
    return isRight ? [] : [invalid(args, path, "a number above 0")];
}
