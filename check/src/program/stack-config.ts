/** A stack's configuration: from `Pulumi.yaml`, `Pulumi.<stack>.yaml` and the command line. */
import { findYamlFile, isMapping, parseYamlFile } from "../host/text-files";
import { makeSecret, UNKNOWN_SENTINEL } from "../protocol/property-values";
import { type Properties } from "../model/json";

/** Configuration as programs are given it: every value a string, every key with its namespace. */
export interface StackConfig {
    readonly values: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    /** Settings that cannot be read offline, for people to read. */
    readonly warnings: readonly string[];
}

interface Setting {
    readonly key: string;
    readonly value: string;
    readonly isSecret: boolean;
}

/** The sources of a stack's configuration. */
export interface StackConfigSource {
    readonly project: string;
    readonly stack: string;
    /** Absolute path of the folder with `Pulumi.<stack>.yaml`. */
    readonly directory: string;
    /** The `config` of `Pulumi.yaml`. */
    readonly ofProject: unknown;
    /** Settings that override those of files. A key without a namespace is the project's. */
    readonly overrides: Readonly<Record<string, string>>;
}

/**
 * Reads a stack's configuration. Secrets are never decrypted: the program gets unknown secrets in their place.
 *
 * Throws, naming the file, if a file is invalid.
 */
export function readStackConfig({ project, stack, directory, ofProject, overrides }: StackConfigSource): StackConfig {
    const qualifyKey = (key: string) => (key.includes(":") ? key : `${project}:${key}`);
    const path = findYamlFile(directory, `Pulumi.${stack}`);
    const file = path === undefined ? {} : readStackFile(path);
    const settings = [
        ...listEntries("Pulumi.yaml", ofProject).flatMap(([key, declared]) =>
            readProjectSetting(qualifyKey(key), declared),
        ),
        ...listEntries(path ?? "", file["config"]).map(([key, value]) => readSetting(qualifyKey(key), value)),
        ...Object.entries(overrides).map(([key, value]) => ({ key: qualifyKey(key), value, isSecret: false })),
    ];
    // The last setting of a key applies, secret or not.
    const byKey = new Map(settings.map((setting) => [setting.key, setting]));
    return {
        values: Object.fromEntries([...byKey.values()].map(({ key, value }) => [key, value])),
        secretKeys: [...byKey.values()].flatMap(({ key, isSecret }) => (isSecret ? [key] : [])),
        warnings:
            file["environment"] === undefined
                ? []
                : [
                      `${path} imports environments, whose values are unknown offline. Set those that matter with --config.`,
                  ],
    };
}

/** Returns the configuration of one package, as the inputs of its default provider. */
export function getPackageConfig({ values, secretKeys }: StackConfig, name: string): Properties {
    const own = Object.entries(values).filter(([key]) => key.startsWith(`${name}:`));
    return Object.fromEntries(
        own.map(([key, value]) => [key.slice(name.length + 1), secretKeys.includes(key) ? makeSecret(value) : value]),
    );
}

function readStackFile(path: string): Record<string, unknown> {
    const content = parseYamlFile(path) ?? {};
    if (!isMapping(content)) {
        throw new Error(`${path} is not a YAML mapping.`);
    }
    return content;
}

function listEntries(path: string, config: unknown): [string, unknown][] {
    if (config === undefined || config === null) {
        return [];
    }
    if (!isMapping(config)) {
        throw new Error(`The config of ${path} must be a mapping, but is ${JSON.stringify(config)}.`);
    }
    return Object.entries(config);
}

/** Reads a key of the project: it has a `value`, a `default` or only a type; in short form it is the default itself. */
function readProjectSetting(key: string, declared: unknown): Setting[] {
    if (!isMapping(declared)) {
        return [readSetting(key, declared)];
    }
    const { value, default: ofProject, secret: isSecret } = declared;
    const set = value ?? ofProject;
    return set === undefined ? [] : [{ ...readSetting(key, set), ...(isSecret === true ? { isSecret } : {}) }];
}

function readSetting(key: string, value: unknown): Setting {
    return containsSecret(value)
        ? { key, value: UNKNOWN_SENTINEL, isSecret: true }
        : { key, value: typeof value === "string" ? value : JSON.stringify(value), isSecret: false };
}

/** Tells whether a value, or a part of it, is `{ secure: ciphertext }`. */
function containsSecret(value: unknown): boolean {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    const keys = Object.keys(value);
    return (keys.length === 1 && keys[0] === "secure") || Object.values(value).some(containsSecret);
}
