/** The purges that a task of a registry runs. Its content is YAML, most often in base64. */
import {
    type Maybe,
    type Purge,
    type ObservedSetting,
    type ObservedSettings,
    equalsIgnoreCase,
    UNKNOWN,
} from "acr-soft-delete-rules";
import { parse } from "yaml";
import { isObject } from "./json";

/** A call of the tool, by its alias or as an image, with its options. */
const CALL = /\bacr(?:-cli(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?)?\s+purge\b((?:(?!&&|;)[^])*)/g;

/** Messages with excerpts cost time for each error, and nobody reads them. */
const QUIET = { logLevel: "error", prettyErrors: false } as const;

/** Longer contents are not parsed. The service takes less. */
const MOST_CHARACTERS = 1_000_000;

/** Observes the content of a task; nothing if it purges nothing, or is disabled. */
export function observeTaskContent(content: ObservedSetting, status: ObservedSetting): ObservedSettings {
    if (status.value === false || equalsIgnoreCase(status.value, "Disabled")) {
        return {};
    }
    const observed = observePurges(content, (text) => {
        const commands = listCommands(decode(text));
        return commands === UNKNOWN ? UNKNOWN : commands.flatMap(listPurges);
    });
    const isUnknown = observed.purges !== undefined && status.value === UNKNOWN;
    return isUnknown ? { purges: { value: UNKNOWN, evidence: status.evidence } } : observed;
}

export function observeTaskCommand(command: ObservedSetting): ObservedSettings {
    return observePurges(command, listPurges);
}

function observePurges(
    { value, possible, evidence }: ObservedSetting,
    list: (text: string) => Maybe<readonly Purge[]>,
): ObservedSettings {
    const all = (possible ?? [value]).map((one) =>
        one === UNKNOWN ? UNKNOWN : typeof one === "string" ? list(one) : [],
    );
    const [purges = []] = all;
    if (all.every((one) => one !== UNKNOWN && one?.length === 0)) {
        return {};
    }
    if (all.length > 1 || purges === UNKNOWN) {
        return { purges: { value: UNKNOWN, evidence } };
    }
    // The command may contain anything, so only the purge is shown.
    const shown = purges.flatMap((purge) => evidence.map((one) => ({ ...one, value: formatPurge(purge) })));
    return { purges: { value: purges, evidence: shown } };
}

/** Lists the commands in the steps of a task. Unknown if it is not valid YAML, as with the templates of tasks. */
function listCommands(content: string): string[] | typeof UNKNOWN {
    if (!/\bpurge\b/.test(content)) {
        return [];
    }
    const task = parseYaml(content);
    if (task === UNKNOWN) {
        return UNKNOWN;
    }
    const steps = isObject(task) ? task["steps"] : undefined;
    const commands = (Array.isArray(steps) ? steps : []).map((step: unknown) =>
        isObject(step) ? step["cmd"] : undefined,
    );
    return commands.filter((command) => typeof command === "string");
}

function parseYaml(content: string): unknown {
    try {
        return content.length > MOST_CHARACTERS ? UNKNOWN : (parse(content, QUIET) as unknown);
    } catch {
        return UNKNOWN;
    }
}

function listPurges(command: string): Purge[] {
    return [...command.matchAll(CALL)].map(([, options = ""]) => {
        // Quoted text is the value of an option.
        const flags = options.replace(/'[^']*'|"[^"]*"/g, "''");
        return { isDryRun: readFlag(flags, "--dry-run"), includesLocked: readFlag(flags, "--include-locked") };
    });
}

function readFlag(flags: string, name: string): Maybe<boolean> {
    const [flag, value] = new RegExp(`(?<=\\s)${name}(?:=([^\\s"']*))?(?=$|[\\s"'])`).exec(flags) ?? [];
    if (flag === undefined || value === undefined) {
        return flag !== undefined;
    }
    // A variable or a template of the task.
    return /[${]/.test(value) ? UNKNOWN : /^(1|t|true)$/i.test(value);
}

function decode(content: string): string {
    const isBase64 = /^[A-Za-z0-9+/\s]+=*$/.test(content.trimEnd());
    return isBase64 ? Buffer.from(content, "base64").toString() : content;
}

function formatPurge({ isDryRun, includesLocked }: Purge): string {
    const flags = [isDryRun === true && "--dry-run", includesLocked === true && "--include-locked"];
    return ["acr purge", ...flags.filter((flag) => flag !== false)].join(" ");
}
