/** Configuration of policy packs, as in the files of `pulumi preview --policy-pack-config`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeError } from "../model/errors";
import { ENFORCEMENT_LEVELS, type EnforcementLevel } from "../model/levels";
import type { Properties } from "../model/json";

/** What is configured for one policy; what it leaves out stays as the pack has it. */
export interface PolicyConfig {
    readonly level?: EnforcementLevel;
    readonly options?: Properties;
}

/** By policy; `all` is about every policy that is not named. */
export type PackConfig = Readonly<Record<string, PolicyConfig>>;

/** Reads a configuration file. Throws, naming the file and all that is wrong with it. */
export function readPackConfig(path: string): PackConfig {
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(resolve(path), "utf8"));
    } catch (error) {
        throw new Error(`The configuration ${path} cannot be read: ${describeError(error)}`, { cause: error });
    }
    return parsePackConfig(content, `The configuration ${path}`);
}

/** The same for contents that are at hand. */
export function parsePackConfig(content: unknown, called = "The configuration"): PackConfig {
    if (typeof content !== "object" || content === null || Array.isArray(content)) {
        throw new Error(`${called} must be a JSON object: { "policy": "mandatory" }.`);
    }
    // Environments are Pulumi Cloud's.
    const entries = Object.entries(content).filter(([policy]) => policy !== "environments");
    const problems = entries.flatMap(([policy, given]) => findProblems(policy, given));
    if (problems.length > 0) {
        throw new Error([`${called} is wrong:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
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

/** JSON schema of a policy's options, as the pack tells it. */
export interface OptionsSchema {
    readonly properties: Readonly<Record<string, Properties>>;
    readonly required: readonly string[];
}

/** All options that do not fit a policy's schema. Like the engine, it lets unknown keys pass. */
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
