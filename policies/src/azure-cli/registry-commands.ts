/** The commands of the Azure CLI that concern what soft delete depends on, in one table. */
import {
    equalsIgnoreCase,
    type Maybe,
    type ObservedSetting,
    type ObservedSettings,
    type SettingName,
    type Value,
} from "acr-soft-delete-rules";
import { observeTaskCommand } from "../azure/purge-task-content";
import { observeReplication, omitDefault } from "../azure/registry-paths";
import { observeOne } from "../model/resource-props";

/** Observes an option of a call. */
export type Observe = (option: string, translate?: (value: Maybe<string>) => Maybe<Value>) => ObservedSetting;

export interface CliCommand {
    /** The words after `az`. */
    readonly words: string;
    /** Returns what a call sets. Without it, calls are text that may call the command. */
    readonly read?: (observe: Observe) => ObservedSettings;
    /** The options that name the registry, if they are not `--registry` and `-r`. */
    readonly registry?: readonly string[];
    readonly isRegistry?: boolean;
    /** The settings that are unknown where the command may be called. */
    readonly settings?: readonly SettingName[];
    /** The policy that it sets, in small letters. Other commands can set it by its path. */
    readonly policy?: string;
    /** The list that it adds something to. Which registry that is about is not read. */
    readonly adds?: SettingName;
    /** True if it deletes what others add to a registry, or the registry with it. */
    readonly isDeletion?: boolean;
}

export const SHORT_NAMES: Readonly<Record<string, string>> = { "--location": "-l", "--source-repo": "-s" };

const NAME = ["--name", "-n"];

export const COMMANDS: readonly CliCommand[] = [
    {
        words: "acr config soft-delete update",
        registry: ["--registry", "-r", ...NAME],
        read: (observe) => ({
            softDeleteStatus: observe("--status"),
            softDeleteDays: observe("--days", parseWord),
        }),
        settings: ["softDeleteStatus", "softDeleteDays"],
        policy: "softdeletepolicy",
    },
    {
        words: "acr config retention update",
        read: (observe) => ({
            retentionStatus: observe("--status"),
            // Without days, the CLI sends its own default.
            retentionDays: observe("--days", (days) => parseWord(days ?? "7")),
        }),
        settings: ["retentionStatus", "retentionDays"],
        policy: "retentionpolicy",
    },
    {
        words: "acr replication create",
        read: (observe) => observeReplication(observe("--location"), observe("--zone-redundancy")),
        settings: ["replications"],
    },
    {
        words: "acr cache create",
        read: (observe) => ({ cacheRules: observeOne(...observe("--source-repo").evidence) }),
        settings: ["cacheRules"],
    },
    { words: "acr task create", read: (observe) => observeTaskCommand(observe("--cmd")) },
    {
        words: "acr create",
        registry: NAME,
        isRegistry: true,
        read: (observe) => ({
            zoneRedundancy: omitDefault("zoneRedundancy", observe("--zone-redundancy")),
            encryptionStatus: observe("--key-encryption-key", (key) => (typeof key === "string" ? "enabled" : key)),
            ...readCommonOptions(observe),
        }),
    },
    {
        words: "acr update",
        registry: NAME,
        read: (observe) => ({
            anonymousPullEnabled: observe("--anonymous-pull-enabled", parseWord),
            ...readCommonOptions(observe),
        }),
    },
    { words: "acr cache delete", isDeletion: true },
    { words: "acr replication delete", isDeletion: true },
    { words: "acr delete", isDeletion: true },
    { words: "lock create", adds: "protections" },
    { words: "account lock create", adds: "protections" },
    { words: "group lock create", adds: "protections" },
    { words: "resource lock create", adds: "protections" },
    { words: "monitor scheduled-query create", adds: "deletionAlerts" },
];

/** Reads the options that `az acr create` and `az acr update` have in common. */
function readCommonOptions(observe: Observe): ObservedSettings {
    return {
        sku: observe("--sku"),
        publicNetworkAccess: observe("--public-network-enabled", toStatus),
        networkDefaultAction: observe("--default-action"),
        dataEndpointEnabled: observe("--data-endpoint-enabled", parseWord),
        exportStatus: observe("--allow-exports", toStatus),
    };
}

/** Translates true and false; any other word stays as it is. */
function toStatus(word: Maybe<string>): Maybe<Value> {
    const value = parseWord(word);
    return typeof value === "boolean" ? (value ? "enabled" : "disabled") : word;
}

/** Parses a number or a boolean; any other word stays as it is. */
export function parseWord(word: Maybe<string>): Maybe<Value> {
    const isTrue = equalsIgnoreCase(word, "true");
    if (isTrue || equalsIgnoreCase(word, "false")) {
        return isTrue;
    }
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}
