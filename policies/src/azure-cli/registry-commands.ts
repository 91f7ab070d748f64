/** The commands of the Azure CLI that set what soft delete depends on. */
import {
    type Maybe,
    type ObservedSetting,
    type ObservedSettings,
    equalsIgnoreCase,
    type SettingName,
    type Value,
} from "acr-soft-delete-rules";
import { observeTaskCommand } from "../azure/purge-task-content";

/** The options of one call. */
export interface Options {
    readonly value: (...names: readonly string[]) => Maybe<string>;
    readonly observe: (name: string, translate?: (value: Maybe<string>) => Maybe<Value>) => ObservedSetting;
}

export interface CliCommand {
    readonly words: readonly string[];
    readonly isRegistry: boolean;
    /** The options that name the registry. */
    readonly registry: readonly string[];
    /** The settings that it may change and that soft delete can depend on. */
    readonly settings: readonly SettingName[];
    readonly read: (options: Options) => ObservedSettings;
}

export const COMMANDS: readonly CliCommand[] = [
    {
        words: ["acr", "config", "soft-delete", "update"],
        isRegistry: false,
        registry: ["--registry", "-r", "--name", "-n"],
        settings: ["softDeleteStatus", "softDeleteDays"],
        read: ({ observe }) => ({
            softDeleteStatus: observe("--status"),
            softDeleteDays: observe("--days", parseNumber),
        }),
    },
    {
        words: ["acr", "config", "retention", "update"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["retentionStatus", "retentionDays"],
        read: ({ observe }) => ({
            retentionStatus: observe("--status"),
            // Without days, the CLI sends its own default.
            retentionDays: observe("--days", (days) => parseNumber(days ?? "7")),
        }),
    },
    {
        words: ["acr", "replication", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["replications"],
        read: ({ value, observe }) => {
            const zoneRedundancy = value("--zone-redundancy");
            const isDefault = zoneRedundancy === undefined || equalsIgnoreCase(zoneRedundancy, "disabled");
            const names = ["--location", ...(isDefault ? [] : ["--zone-redundancy"])];
            return {
                replications: {
                    value: [{ zoneRedundancy }],
                    evidence: names.flatMap((name) => observe(name).evidence),
                },
            };
        },
    },
    {
        words: ["acr", "cache", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["cacheRules"],
        read: ({ observe }) => ({ cacheRules: { value: [{}], evidence: observe("--source-repo").evidence } }),
    },
    {
        words: ["acr", "task", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: [],
        read: ({ observe }) => observeTaskCommand(observe("--cmd")),
    },
    {
        words: ["acr", "create"],
        isRegistry: true,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ observe }) => ({
            sku: observe("--sku"),
            // Writing out the default is not a statement.
            zoneRedundancy: observe("--zone-redundancy", (value) =>
                equalsIgnoreCase(value, "disabled") ? undefined : value,
            ),
            encryptionStatus: observe("--key-encryption-key", (key) => (typeof key === "string" ? "enabled" : key)),
            ...readCommonOptions(observe),
        }),
    },
    {
        words: ["acr", "update"],
        isRegistry: false,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ observe }) => ({
            sku: observe("--sku"),
            anonymousPullEnabled: observe("--anonymous-pull-enabled", (word) => translateBoolean(word, true, false)),
            ...readCommonOptions(observe),
        }),
    },
];

/** Reads the options that `az acr create` and `az acr update` have in common. */
function readCommonOptions(observe: Options["observe"]): ObservedSettings {
    return {
        publicNetworkAccess: observe("--public-network-enabled", (word) =>
            translateBoolean(word, "Enabled", "Disabled"),
        ),
        networkDefaultAction: observe("--default-action"),
        dataEndpointEnabled: observe("--data-endpoint-enabled", (word) => translateBoolean(word, true, false)),
        exportStatus: observe("--allow-exports", (word) => translateBoolean(word, "enabled", "disabled")),
    };
}

/** Translates true and false; any other word stays as it is. */
function translateBoolean<T>(word: Maybe<string>, isTrue: T, isFalse: T): Maybe<T | string> {
    return equalsIgnoreCase(word, "true") ? isTrue : equalsIgnoreCase(word, "false") ? isFalse : word;
}

export const SHORT_NAMES: Readonly<Record<string, string>> = { "--location": "-l", "--source-repo": "-s" };

function parseNumber(word: Maybe<string>): Maybe<string | number> {
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}
