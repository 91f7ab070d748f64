/** The arguments that a deletion monitor refuses. */
import * as pulumi from "@pulumi/pulumi";
import type { DeletionMonitor as DeletionMonitorClass, DeletionMonitorArgs } from "acr-soft-delete";
import { forget, registered, REGISTRY_ID, startMocks } from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";

let DeletionMonitor: typeof DeletionMonitorClass;
beforeAll(async () => {
    ({ DeletionMonitor } = await startMocks());
});
beforeEach(forget);

const LOGS = "/subscriptions/0/resourceGroups/logs/providers";
const WORKSPACE = `${LOGS}/Microsoft.OperationalInsights/workspaces/all`;
const ON_CALL = `${LOGS}/Microsoft.Insights/actionGroups/on-call`;
const ALL: DeletionMonitorArgs = { registryResourceId: REGISTRY_ID, workspaceResourceId: WORKSPACE };

describe("refuses", () => {
    const refusal = (args: object) => refusalOf(() => new DeletionMonitor("images", args as DeletionMonitorArgs));

    test.each<[string, object, RegExp]>([
        ["no registry", { registryResourceId: undefined }, /registryResourceId is required/],
        [
            "a name",
            { registryResourceId: "prod" },
            /registryResourceId = "prod" .*must be the resource id of a registry/,
        ],
        [
            "a registry for a workspace",
            { workspaceResourceId: REGISTRY_ID },
            /workspaceResourceId = .*a Log Analytics workspace/,
        ],
        ["no workspace", { workspaceResourceId: undefined }, /workspaceResourceId is required, unless/],
        ["a workspace that gets them already", { eventsAreSent: true }, /workspaceResourceId must be left out/],
        ["words for a switch", { eventsAreSent: "no" }, /eventsAreSent = "no" .*true or false/],
        [
            "a switch that is known later",
            { eventsAreSent: pulumi.output(true) },
            /eventsAreSent must be true or false, not an Output/,
        ],
        ["less than nothing", { deletionThreshold: -1 }, /deletionThreshold = -1 .*an integer from 0/],
        ["half a tag", { untaggingThreshold: 0.5 }, /untaggingThreshold = 0.5 /],
        ["7 minutes", { windowMinutes: 7 }, /windowMinutes = 7 .*must be one of 5, 10, 15, /],
        ["a severity of 5", { severity: 5 }, /severity = 5 .*from 0 to 4/],
        ["one action group", { actionGroupResourceIds: ON_CALL }, /actionGroupResourceIds must be an array/],
        [
            "the name of one",
            { actionGroupResourceIds: ["on-call"] },
            /actionGroupResourceIds\[0\] = "on-call" .*an action group/,
        ],
        [
            "nothing in the list",
            { actionGroupResourceIds: [null] },
            /actionGroupResourceIds\[0\] = \(not set\).* must be a string/,
        ],
        ["neither bytes nor percent", { storageAlert: {} }, /storageAlert must have either bytes or percent/],
        ["both", { storageAlert: { bytes: 1, percent: 1, sku: "Basic" } }, /either bytes or percent/],
        ["percent of nothing", { storageAlert: { percent: 80 } }, /storageAlert\.sku is required/],
        [
            "percent of another tier",
            { storageAlert: { percent: 80, sku: "Free" } },
            /sku = "Free" .*one of Basic, Standard/,
        ],
        ["no bytes", { storageAlert: { bytes: 0 } }, /storageAlert\.bytes = 0 .*a number above 0/],
        ["a text for bytes", { storageAlert: { bytes: "1 GiB" } }, /storageAlert\.bytes = "1 GiB"/],
        ["a typo", { storageAlert: { byte: 1 } }, /storageAlert\.byte does not exist/],
        ["a number in its place", { storageAlert: 5 }, /storageAlert must be an object/],
    ])("%s", (_, args, reason) => {
        expect(refusal({ ...ALL, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("several problems in one error", () => {
        expect(refusal({ severity: 9, windowMinutes: 1, storageAlert: {} })).toMatch(
            /invalid arguments \(5 problems\)/,
        );
        expect(refusal(undefined as never)).toMatch(/invalid arguments \(2 problems\)/);
    });
});
