/** Reads what scripts that call the Azure CLI say about registries: `az acr ...`. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { referToUnknownRegistry } from "../azure/resource-id";
import { type Contribution, markUncertain } from "../model/contribution";
import { formatLabel, formatPath, getValue } from "../model/resource-props";
import { findMentioned, findMentions } from "./find-mentions";
import { ANY_VARIABLE, readArguments, type Script, type Variables } from "./plain-script";
import { createPossibleCalls, readCall, type Source } from "./read-call";
import { type CliCommand } from "./registry-commands";
import { hasUnknown, isWhollyUnknown, toScriptText, UNKNOWN_TEXT, UNKNOWN_WORDS } from "./unknown-text";

/** Text of arguments with which a shell does more than to split it into words. */
const SPECIAL = /['\\$`*?[~{&|;<>()#!]/;

/**
 * Reads a deployment script for the Azure CLI, of either provider or in a template. Never throws, whatever the
 * properties are: the script, its variables as `[{ name, value, secureValue }]`, and its arguments in one text.
 */
export function readDeploymentScript(
    script: unknown,
    variables: unknown,
    args: unknown,
    source: Source,
): Contribution[] {
    if (typeof script !== "string" && script !== UNKNOWN) {
        return [];
    }
    const words = ["bash", "-c", toScriptText(script), "", ...splitArguments(args ? toScriptText(args) : "")];
    return readCalls(readArguments(words, readVariables(variables)), source);
}

/** Splits arguments into words, which may be in double quotes. */
function splitArguments(text: string): string[] {
    const words = [...text.matchAll(/"([^"]*)"(?!\S)|\S+/g)].map(([word, quoted]) => quoted ?? word);
    const isPlain = !SPECIAL.test(text) && !words.some((word) => word.includes('"'));
    return isPlain ? words : [`${UNKNOWN_WORDS} ${text}`];
}

/** Reads variables. The value of a secret is not read, so that no message can show it. */
function readVariables(given: unknown): Variables {
    const list: readonly unknown[] = Array.isArray(given) ? given : [given ?? {}];
    const variables = list.map((one) => {
        const read = (key: string) => (typeof one === "object" ? getValue(one, key) : one);
        const text = toScriptText(read("secureValue") === UNKNOWN ? UNKNOWN : read("value"));
        const name = read("name");
        const isAny = name === UNKNOWN || (typeof name === "string" && hasUnknown(name));
        return isAny ? ([ANY_VARIABLE, hasUnknown(text) ? text : UNKNOWN_TEXT] as const) : ([name, text] as const);
    });
    return new Map(variables.filter((one): one is readonly [string, string] => typeof one[0] === "string"));
}

/** Returns what the calls of a script, and those that it may make, say about registries. */
export function readCalls({ calls, texts }: Script, source: Source): Contribution[] {
    const { commands, isAnything } = findMentions(texts);
    const mentioned = calls.map((args) => findMentioned(["az", ...args].join(" ")));
    const deletions = [...mentioned, commands].map((list) => list.find((one) => one.isDeletion));
    const lastAt = deletions.findLastIndex((one) => one !== undefined);
    const certain = calls.map((args, index) => readCall(args, mentioned[index] ?? [], source));
    return [
        ...certain.flatMap((own, index) =>
            index < lastAt ? own.map((one) => markIfDeleted(one, deletions[lastAt])) : own,
        ),
        ...createPossibleCalls(commands, source),
        ...(isAnything ? [createOpenContribution(source, texts.every(isWhollyUnknown))] : []),
    ];
}

/** Returns the contribution of a script that runs unknown text: it may set anything that is otherwise absent. */
function createOpenContribution({ resource, property, inputs }: Source, isUnknown: boolean): Contribution {
    const reason = isUnknown ? "is not known yet" : "runs text that is not part of it";
    return {
        registry: referToUnknownRegistry(UNKNOWN, inputs),
        observed: {},
        uncertainty: `${formatPath(property)} of ${formatLabel(resource)} ${reason}`,
    };
}

/** Marks what a call adds to a registry as uncertain, because it may be deleted again. */
function markIfDeleted(contribution: Contribution, deletion: CliCommand | undefined): Contribution {
    const { replications, cacheRules } = contribution.observed;
    return deletion && (replications || cacheRules)
        ? markUncertain(contribution, `it is not known what its call of "az ${deletion.words}" deletes`)
        : contribution;
}
