/** Checks the arguments of a deletion monitor. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, checkForms, type OwnChecks, reportIf } from "../validation/checks";
import { createIdForm, createIntegerForm, type Form, REGISTRY_ID } from "../validation/forms";

/** Windows of log search alerts in minutes (Azure Monitor, scheduled query rules). */
export const WINDOW_MINUTES: readonly unknown[] = [5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440];

const EVENTS = createIntegerForm({ minimum: 0, maximum: 1_000_000 });
const POSITIVE: Form = {
    isAllowed: (value) => Number.isFinite(value) && (value as number) > 0,
    allowed: "a number above 0",
};

const FORMS = {
    registryResourceId: REGISTRY_ID,
    workspaceResourceId: createIdForm("Microsoft.OperationalInsights/workspaces", "a Log Analytics workspace"),
    "actionGroupResourceIds.*": createIdForm("Microsoft.Insights/actionGroups", "an action group"),
    deletionThreshold: EVENTS,
    untaggingThreshold: EVENTS,
    windowMinutes: {
        isAllowed: (value: unknown) => WINDOW_MINUTES.includes(value),
        allowed: `one of ${WINDOW_MINUTES.join(", ")}`,
    },
    severity: createIntegerForm({ minimum: 0, maximum: 4 }),
    "storageAlert.bytes": POSITIVE,
    "storageAlert.percent": POSITIVE,
};

export function checkDeletionMonitor(args: ArgsReader): OwnChecks {
    return { problems: [...checkForms(args, FORMS), ...checkDestination(args), ...checkStorageAlert(args)] };
}

function checkDestination({ getValue }: ArgsReader): string[] {
    const areSent = getValue("eventsAreSent") === true;
    const hasWorkspace = getValue("workspaceResourceId") !== undefined;
    return [
        ...reportIf(
            areSent && hasWorkspace,
            "workspaceResourceId must be left out if eventsAreSent is true: Azure refuses a second diagnostic setting " +
                "with the same events and the same workspace.",
        ),
        ...reportIf(
            !areSent && !hasWorkspace,
            "workspaceResourceId is required, unless another diagnostic setting sends the events (eventsAreSent).",
        ),
    ];
}

function checkStorageAlert({ getValue }: ArgsReader): string[] {
    const [alert, bytes, percent, sku] = ["", ".bytes", ".percent", ".sku"].map((key) =>
        getValue(`storageAlert${key}`),
    );
    if (alert === undefined || alert === UNKNOWN) {
        return [];
    }
    return [
        ...reportIf(
            (bytes === undefined) === (percent === undefined),
            "storageAlert must have either bytes or percent.",
        ),
        ...reportIf(
            percent !== undefined && sku === undefined,
            "storageAlert.sku is required: percent is a share of the storage that the tier includes.",
        ),
    ];
}
