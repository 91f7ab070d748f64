/** Reads how the engine would start a program, and the configuration of its stack. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { findYamlFile, isMapping, listYamlFiles, parseYamlFile, readProjectFile } from "../host/project-files";
import type { Properties } from "../model/json";
import { ORGANIZATION, type StackName } from "../model/urn";
import { makeSecret, UNKNOWN_SENTINEL } from "../protocol/property-values";
import { splitNodeArguments } from "./node-arguments";

/** A program and how the engine would start it. */
export interface Project {
    readonly name: string;
    /** Folder of `Pulumi.yaml`. */
    readonly root: string;
    /** Working directory of the program. */
    readonly directory: string;
    /** The file to run in it; `.` leaves the choice to `package.json`. */
    readonly entry: string;
    /** Arguments for Node.js itself. */
    readonly nodeArguments: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** Folder of the files with the stacks' configuration. */
    readonly configDirectory: string;
    /** The project's own configuration, as written in the file. */
    readonly config?: unknown;
}

/** Reads the project in a folder. Throws, naming the file, if there is none or it cannot be run here. */
export function readProject(folder: string): Project {
    const root = resolve(folder);
    const { path, fields, runtimeOptions } = readProjectFile(root, "Pulumi");
    const { name, main, config, stackConfigDir } = fields;
    if (!isString(name)) {
        throw new Error(`${path} has no name.`);
    }
    const program = resolve(root, isString(main) ? main : ".");
    if (!existsSync(program)) {
        throw new Error(`${path}: the main program ${JSON.stringify(main)} does not exist.`);
    }
    const isFolder = statSync(program).isDirectory();
    const { nodeargs } = runtimeOptions;
    return {
        name,
        root,
        directory: isFolder ? program : dirname(program),
        entry: isFolder ? "." : basename(program),
        nodeArguments: isString(nodeargs) ? splitNodeArguments(nodeargs) : [],
        // Before it had a name of its own, the folder was the value of `config`.
        configDirectory: resolve(root, [stackConfigDir, config].find(isString) ?? "."),
        config: isString(config) ? undefined : config,
        environment: buildEnvironment(root, runtimeOptions),
    };
}

/** Returns the project of a program that is a function: the current folder. */
export function createFunctionProject(name: string): Project {
    const directory = process.cwd();
    return {
        name,
        root: directory,
        directory,
        entry: ".",
        nodeArguments: [],
        environment: {},
        configDirectory: directory,
    };
}

function buildEnvironment(
    root: string,
    { typescript, tsconfig }: Readonly<Record<string, unknown>>,
): Record<string, string> {
    return {
        PULUMI_NODEJS_TYPESCRIPT: typescript === false ? "false" : "true",
        ...(isString(tsconfig) ? { PULUMI_NODEJS_TSCONFIG_PATH: resolve(root, tsconfig) } : {}),
    };
}

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

/** A stack: its names, and its configuration. */
interface Stack {
    readonly names: StackName;
    readonly config: StackConfig;
}

/**
 * Reads a stack of a project, given as for Pulumi: by name, with its organization or also with its project.
 *
 * Throws if it is given in another form, or, naming the file, if a file is invalid.
 *
 * @param overrides Settings that override those of files. A key without a namespace is the project's.
 */
export function readStack(project: Project, given: string, overrides: Readonly<Record<string, string>>): Stack {
    const [, organization = ORGANIZATION, owner = project.name, stack] =
        /^(?:([^/]+)\/)?(?:([^/]+)\/)?([^/]+)$/.exec(given) ?? [];
    if (stack === undefined) {
        throw new Error(
            `The stack is ${JSON.stringify(given)}, but must be stack, organization/stack or organization/project/stack.`,
        );
    }
    const config = readStackConfig(project, stack, overrides);
    return {
        names: { organization, project: project.name, stack },
        config: { ...config, warnings: [...warnOfOtherProject(project, owner, given), ...config.warnings] },
    };
}

function warnOfOtherProject({ name }: Project, owner: string, stack: string): string[] {
    return owner === name
        ? []
        : [`The stack ${stack} is of the project ${JSON.stringify(owner)}, but this is ${JSON.stringify(name)}.`];
}

/** Reads a stack's configuration. Secrets are never decrypted: the program gets unknown secrets in their place. */
function readStackConfig(project: Project, stack: string, overrides: Readonly<Record<string, string>>): StackConfig {
    const qualifyKey = (key: string) => (key.includes(":") ? key : `${project.name}:${key}`);
    const path = findYamlFile(project.configDirectory, `Pulumi.${stack}`);
    const file = path === undefined ? {} : readStackFile(path);
    const ofFiles = [
        ...listEntries("Pulumi.yaml", project.config).flatMap(([key, declared]) =>
            readProjectSetting(qualifyKey(key), declared),
        ),
        ...listEntries(path ?? "", file["config"]).map(([key, value]) => readSetting(qualifyKey(key), value)),
    ];
    const isSecretKey = (key: string) => ofFiles.findLast((setting) => setting.key === key)?.isSecret ?? false;
    const overriding = Object.entries(overrides).map(([name, value]) => {
        const key = qualifyKey(name);
        return { key, value, isSecret: isSecretKey(key) };
    });
    // The last setting of a key applies, secret or not.
    const byKey = new Map([...ofFiles, ...overriding].map((setting) => [setting.key, setting]));
    return {
        values: Object.fromEntries([...byKey.values()].map(({ key, value }) => [key, value])),
        secretKeys: [...byKey.values()].flatMap(({ key, isSecret }) => (isSecret ? [key] : [])),
        warnings: path === undefined ? warnOfMissingFile(project, stack) : warnOfEnvironments(path, file),
    };
}

/** A project that has files for other stacks probably means one of these. */
function warnOfMissingFile({ configDirectory }: Project, stack: string): string[] {
    const others = listYamlFiles(configDirectory, "Pulumi.");
    return others.length === 0
        ? []
        : [
              `There is no Pulumi.${stack}.yaml in ${configDirectory}, only ${others.join(", ")}. Choose a stack with --stack.`,
          ];
}

function warnOfEnvironments(path: string, { environment }: Readonly<Record<string, unknown>>): string[] {
    return environment === undefined
        ? []
        : [`${path} imports environments, whose values are unknown offline. Set those that matter with --config.`];
}

/** Returns the configuration of one package, as the inputs of its default provider. */
export function getPackageConfig({ values, secretKeys }: StackConfig, name: string): Properties {
    const own = Object.entries(values).filter(([key]) => key.startsWith(`${name}:`));
    return Object.fromEntries(
        own.map(([key, value]) => {
            const known = value.includes(UNKNOWN_SENTINEL) ? UNKNOWN_SENTINEL : value;
            return [key.slice(name.length + 1), secretKeys.includes(key) ? makeSecret(known) : known];
        }),
    );
}

/** Returns the secret settings that are known. */
export function listSecretSettings({ values, secretKeys }: StackConfig): string[] {
    return secretKeys.flatMap((key) => values[key] ?? []).filter((value) => !value.includes(UNKNOWN_SENTINEL));
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
    const known = hideSecrets(value);
    return {
        key,
        value: typeof known === "string" ? known : JSON.stringify(known),
        isSecret: JSON.stringify(known)?.includes(UNKNOWN_SENTINEL) ?? false,
    };
}

/** Puts an unknown value in place of each `{ secure: ciphertext }` in a value; the rest stays. */
function hideSecrets(value: unknown): unknown {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map(hideSecrets);
    }
    const entries = Object.entries(value);
    return entries.length === 1 && entries[0]?.[0] === "secure"
        ? UNKNOWN_SENTINEL
        : Object.fromEntries(entries.map(([key, item]) => [key, hideSecrets(item)]));
}

function isString(value: unknown): value is string {
    return typeof value === "string";
}
