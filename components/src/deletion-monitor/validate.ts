/** Checks the arguments of a deletion monitor. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, expandPath } from "../validation/args-reader";
import { checkInteger, checkChoice, checkPositive, checkString, createIdForm, REGISTRY_ID } from "../validation/checks";
import type { OwnChecks } from "../validation/validate-args";

/** Windows of log search alerts in minutes (Azure Monitor, scheduled query rules). */
export const WINDOW_MINUTES = [5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440] as const;

const EVENTS = { minimum: 0, maximum: 1_000_000 };

const WORKSPACE_ID = createIdForm("Microsoft.OperationalInsights/workspaces", "a Log Analytics workspace");
const ACTION_GROUP_ID = createIdForm("Microsoft.Insights/actionGroups", "an action group");

export function checkDeletionMonitor(args: ArgsReader): OwnChecks {
    return {
        problems: [
            ...checkString(args, "registryResourceId", REGISTRY_ID),
            ...checkString(args, "workspaceResourceId", WORKSPACE_ID),
            ...checkDestination(args),
            ...expandPath(args, "actionGroupResourceIds.*").flatMap((path) => checkString(args, path, ACTION_GROUP_ID)),
            ...checkInteger(args, "deletionThreshold", EVENTS),
            ...checkInteger(args, "untaggingThreshold", EVENTS),
            ...checkChoice(args, "windowMinutes", WINDOW_MINUTES),
            ...checkInteger(args, "severity", { minimum: 0, maximum: 4 }),
            ...checkStorageAlert(args),
        ],
    };
}

function checkDestination({ valueAt }: ArgsReader): string[] {
    const areSent = valueAt("eventsAreSent");
    const workspace = valueAt("workspaceResourceId");
    return [
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

function checkStorageAlert(args: ArgsReader): string[] {
    const { valueAt } = args;
    const alert = valueAt("storageAlert");
    if (alert === undefined || alert === UNKNOWN) {
        return [];
    }
    const [bytes, percent, sku] = ["storageAlert.bytes", "storageAlert.percent", "storageAlert.sku"].map(valueAt);
    const isOne = (bytes === undefined) !== (percent === undefined);
    return [
        ...(isOne ? [] : ["storageAlert must have either bytes or percent."]),
        ...(percent !== undefined && sku === undefined
            ? ["storageAlert.sku is required: percent is a share of the storage that the tier includes."]
            : []),
        ...checkPositive(args, "storageAlert.bytes"),
        ...checkPositive(args, "storageAlert.percent"),
    ];
}
