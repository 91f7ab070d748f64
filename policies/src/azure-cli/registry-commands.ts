/** The commands of the Azure CLI that set what soft delete depends on. */
import { type Maybe, type Reading, type Readings, sameWord, type SettingName, type Value } from "acr-soft-delete-rules";

import { commandReadings } from "../azure/purge-task-content";

/** Reads the options of one call, and what it is told of them. */
export interface Options {
    readonly value: (...names: readonly string[]) => Maybe<string>;
    readonly reading: (name: string, meaning?: (value: Maybe<string>) => Maybe<Value>) => Reading;
}

export interface CliCommand {
    readonly words: readonly string[];
    readonly isRegistry: boolean;
    /** The options that name the registry. */
    readonly registry: readonly string[];
    /** What it sets, as far as soft delete can depend on it. */
    readonly settings: readonly SettingName[];
    readonly read: (options: Options) => Readings;
}

export const COMMANDS: readonly CliCommand[] = [
    {
        words: ["acr", "config", "soft-delete", "update"],
        isRegistry: false,
        registry: ["--registry", "-r", "--name", "-n"],
        settings: ["softDeleteStatus", "softDeleteDays"],
        read: ({ reading }) => ({
            softDeleteStatus: reading("--status"),
            softDeleteDays: reading("--days", numberOf),
        }),
    },
    {
        words: ["acr", "config", "retention", "update"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["retentionStatus", "retentionDays"],
        read: ({ reading }) => ({
            retentionStatus: reading("--status"),
            // Without days, the CLI sends its own default.
            retentionDays: reading("--days", (days) => numberOf(days ?? "7")),
        }),
    },
    {
        words: ["acr", "replication", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["replications"],
        read: ({ value, reading }) => {
            const zoneRedundancy = value("--zone-redundancy");
            const isDefault = zoneRedundancy === undefined || sameWord(zoneRedundancy, "disabled");
            const names = ["--location", ...(isDefault ? [] : ["--zone-redundancy"])];
            return {
                replications: { value: [{ zoneRedundancy }], found: names.flatMap((name) => reading(name).found) },
            };
        },
    },
    {
        words: ["acr", "cache", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["cacheRules"],
        read: ({ reading }) => ({ cacheRules: { value: [{}], found: reading("--source-repo").found } }),
    },
    {
        words: ["acr", "task", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: [],
        read: ({ reading }) => {
            const { value, found } = reading("--cmd");
            return commandReadings({ value, found });
        },
    },
    {
        words: ["acr", "create"],
        isRegistry: true,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ reading }) => ({
            sku: reading("--sku"),
            // The default, written out, is nobody's statement.
            zoneRedundancy: reading("--zone-redundancy", (value) => (sameWord(value, "disabled") ? undefined : value)),
            encryptionStatus: reading("--key-encryption-key", (key) => (typeof key === "string" ? "enabled" : key)),
            ...bodyOf(reading),
        }),
    },
    {
        words: ["acr", "update"],
        isRegistry: false,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ reading }) => ({
            sku: reading("--sku"),
            anonymousPullEnabled: reading("--anonymous-pull-enabled", (word) => either(word, true, false)),
            ...bodyOf(reading),
        }),
    },
];

/** What `az acr create` and `az acr update` have in common. */
function bodyOf(reading: Options["reading"]): Readings {
    return {
        publicNetworkAccess: reading("--public-network-enabled", (word) => either(word, "Enabled", "Disabled")),
        networkDefaultAction: reading("--default-action"),
        dataEndpointEnabled: reading("--data-endpoint-enabled", (word) => either(word, true, false)),
        exportStatus: reading("--allow-exports", (word) => either(word, "enabled", "disabled")),
    };
}

/** What the words true and false stand for. Any other is left as it is. */
function either<T>(word: Maybe<string>, isTrue: T, isFalse: T): Maybe<T | string> {
    return sameWord(word, "true") ? isTrue : sameWord(word, "false") ? isFalse : word;
}

export const SHORT_NAMES: Readonly<Record<string, string>> = { "--location": "-l", "--source-repo": "-s" };

function numberOf(word: Maybe<string>): Maybe<string | number> {
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}
