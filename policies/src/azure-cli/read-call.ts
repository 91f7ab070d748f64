/** Reads what a call of the Azure CLI sets, and on which registry. */
import { type Maybe, type ObservedSettings, type SettingName, UNKNOWN } from "acr-soft-delete-rules";
import { BODY_SETTINGS, toNativePath } from "../azure/registry-paths";
import { referToRegistry, referToUnknownRegistry } from "../azure/resource-id";
import type { Contribution, RegistryReference } from "../model/contribution";
import { formatLabel, type Resource } from "../model/resource-props";
import { type CliCall, findWord, getOption, parseCall } from "./parse-call";
import { type CliCommand, COMMANDS, type Observe, parseWord, SHORT_NAMES } from "./registry-commands";
import { getIdentity, hasUnknown, UNKNOWN_INPUT, UNKNOWN_WORDS } from "./unknown-text";

/** Where a script, or a program with its arguments, comes from. */
export interface Source {
    readonly resource: Resource;
    /** The property with its text, for messages. */
    readonly property: string;
    /** The inputs that the text and the values in it come from. */
    readonly inputs: readonly string[];
}

/** Options of any command that change properties by their paths. */
const BY_PATH = ["--set", "--add", "--remove"];

/** Returns what a call says about registries, by its arguments. Of another command, those that it mentions may be called. */
export function readCall(args: readonly string[], mentioned: readonly CliCommand[], source: Source): Contribution[] {
    const call = parseCall(args);
    if (getOption(call, ["-h", "--help"]) === "") {
        return [];
    }
    const isCommand = ({ words }: CliCommand) => words.split(" ").every((word, index) => word === call.path[index]);
    const command = COMMANDS.find((one) => one.read && isCommand(one));
    if (!command?.read) {
        return createPossibleCalls(mentioned, source);
    }
    const resource = formatLabel(source.resource);
    const observe: Observe = (name, translate = (value) => value) => {
        const value = translate(getOption(call, [name, SHORT_NAMES[name] ?? name]));
        return { value, evidence: [{ resource, property: `az ${command.words} ${name}`, value }] };
    };
    const observed = { ...command.read(observe), ...observePaths(call, observe) };
    return [{ registry: referToNamed(command, call, source), observed }];
}

/** Returns the contributions of calls that may be made, with whatever options. */
export function createPossibleCalls(commands: readonly CliCommand[], source: Source): Contribution[] {
    const evidence = [{ resource: formatLabel(source.resource), property: source.property, value: UNKNOWN }];
    const observe = (names: readonly SettingName[], value: Maybe<readonly object[]>): ObservedSettings =>
        Object.fromEntries(names.map((name) => [name, { value, evidence }]));
    const settings = commands.flatMap((one) => one.settings ?? []);
    const lists = commands.flatMap((one) => one.adds ?? []);
    const contributions: Contribution[] = [
        {
            registry: referToUnknownRegistry(UNKNOWN, source.inputs),
            observed: observe(settings, UNKNOWN),
            uncertainty: "its script cannot be read for certain",
        },
        { registry: referToUnknownRegistry(UNKNOWN), observed: observe(lists, [{}]) },
    ];
    return contributions.filter(({ observed }) => Object.keys(observed).length > 0);
}

/** Observes the settings that a call changes by their paths in the body of a registry. */
function observePaths({ options }: CliCall, observe: Observe): ObservedSettings {
    const changes = options
        .filter(([name]) => BY_PATH.includes(name))
        .map(([name, text]) => {
            const [path = "", ...values] = text.split("=");
            // The CLI takes paths in the style of Python, too.
            return { name, path: path.replaceAll("_", "").toLowerCase(), word: values.join("=") };
        });
    const observed = BODY_SETTINGS.flatMap((setting) => {
        const own = toNativePath(setting);
        const key = own.toLowerCase();
        const change = changes.findLast(({ path }) => hasUnknown(path) || key === path || key.startsWith(`${path}.`));
        const isKnown = change?.name === "--set" && change.path === key && !hasUnknown(change.word);
        const translate = () => (isKnown ? parseWord(change.word) : UNKNOWN);
        return change ? [[setting, observe(`${change.name} ${own}`, translate)] as const] : [];
    });
    return Object.fromEntries(observed);
}

/**
 * Returns the registry that a call names: by its name, the name of its login server, or its id. Variables belong to one
 * script of a resource.
 */
function referToNamed(
    { registry = ["--registry", "-r"], isRegistry = false }: CliCommand,
    call: CliCall,
    source: Source,
): RegistryReference {
    const word = findWord(call, registry);
    // What names the registry, if nothing is seen to, can be among all arguments.
    const given = word === undefined || word === UNKNOWN_WORDS ? call.args : [word];
    const name = getOption(call, registry);
    // A name that the script finds out by itself does not come from the inputs.
    const isInput = typeof name === "string" || given.some((one) => one.includes(UNKNOWN_INPUT));
    const resourceGroup = getOption(call, ["--resource-group", "-g"]);
    const reference: RegistryReference = { isRegistry, name, resourceGroup, inputs: isInput ? source.inputs : [] };
    if (typeof name === "string") {
        const inId = referToRegistry(name, reference.inputs);
        const host = /^([a-z0-9]{1,50})[^/]{0,100}\.azurecr\./i.exec(name)?.[1];
        return inId.name === undefined ? { ...reference, name: host ?? name } : { ...inId, isRegistry };
    }
    const variable = getIdentity(word ?? "");
    const isById = getOption(call, ["--ids"]) !== undefined;
    return {
        ...reference,
        name: isById ? UNKNOWN : name,
        ...(variable !== undefined && { nameToken: { key: `${source.property} ${variable}`, origin: "script" } }),
    };
}
