/** Configuration of policy packs, as in the files of `pulumi preview --policy-pack-config`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeError } from "../model/errors";
import { ENFORCEMENT_LEVELS, type EnforcementLevel } from "../model/preview";
import type { Properties } from "../model/json";

/** Configuration of one policy; the pack's own applies to what is left out. */
export interface PolicyConfig {
    readonly level?: EnforcementLevel;
    readonly options?: Properties;
}

/** By policy; `all` applies to every policy that is not named. */
export type PackConfig = Readonly<Record<string, PolicyConfig>>;

/** Reads a configuration file. Throws, naming the file and everything that is wrong with it. */
export function readPackConfig(path: string): PackConfig {
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(resolve(path), "utf8"));
    } catch (error) {
        throw new Error(`The configuration ${path} cannot be read: ${describeError(error)}`, { cause: error });
    }
    return parsePackConfig(content, `The configuration ${path}`);
}

/** Parses the contents of a configuration file. Throws, naming everything that is wrong with them. */
export function parsePackConfig(content: unknown, label = "The configuration"): PackConfig {
    if (typeof content !== "object" || content === null || Array.isArray(content)) {
        throw new Error(`${label} must be a JSON object: { "policy": "mandatory" }.`);
    }
    // Environments are a feature of Pulumi Cloud.
    const entries = Object.entries(content).filter(([policy]) => policy !== "environments");
    const problems = entries.flatMap(([policy, given]) => findProblems(policy, given));
    if (problems.length > 0) {
        throw new Error([`${label} is invalid:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
    }
    return Object.fromEntries(entries.map(([policy, given]) => [policy, toPolicyConfig(given)]));
}

function findProblems(policy: string, given: unknown): string[] {
    const level = typeof given === "object" && given !== null ? getLevel(given) : given;
    if (typeof given !== "string" && (typeof given !== "object" || given === null || Array.isArray(given))) {
        return [`${policy} is ${JSON.stringify(given)}, but must be a level or an object.`];
    }
    return level === undefined || isLevel(level)
        ? []
        : [`The level of ${policy} is ${JSON.stringify(level)}, but must be one of ${ENFORCEMENT_LEVELS.join(", ")}.`];
}

function toPolicyConfig(given: unknown): PolicyConfig {
    if (typeof given === "string") {
        return { level: given as EnforcementLevel };
    }
    const { enforcementLevel, ...options } = given as Properties;
    return { ...(enforcementLevel === undefined ? {} : { level: enforcementLevel as EnforcementLevel }), options };
}

function getLevel(given: object): unknown {
    return (given as { enforcementLevel?: unknown }).enforcementLevel;
}

function isLevel(value: unknown): value is EnforcementLevel {
    return (ENFORCEMENT_LEVELS as readonly unknown[]).includes(value);
}

/** JSON schema of a policy's options, as the pack describes it. */
export interface OptionsSchema {
    readonly properties: Readonly<Record<string, Properties>>;
    readonly required: readonly string[];
}

/** Lists the options that do not match a policy's schema. Like the engine, it accepts unknown keys. */
export async function findOptionProblems(
    policy: string,
    schema: OptionsSchema,
    options: Properties,
): Promise<string[]> {
    // Most runs configure nothing, so it is loaded only where it is needed.
    const { Ajv } = await import("ajv");
    const validate = new Ajv({ allErrors: true, strict: false }).compile({
        type: "object",
        properties: schema.properties,
        required: [...schema.required],
    });
    if (validate(options)) {
        return [];
    }
    return (validate.errors ?? []).map(
        ({ instancePath, message }) => `${policy}: ${instancePath.slice(1).replaceAll("/", ".") || "it"} ${message}`,
    );
}
