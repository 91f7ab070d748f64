/** Which purges a task of a registry runs. Its content is YAML, most often in base64. */
import {
    type Maybe,
    type Purge,
    type ObservedSetting,
    type ObservedSettings,
    equalsIgnoreCase,
    UNKNOWN,
} from "acr-soft-delete-rules";
import { parse } from "yaml";

/** The tool under its alias, or as an image; what follows up to the next command. */
const CALL = /\bacr(?:-cli(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?)?\s+purge\b((?:(?!&&|;)[^])*)/g;

/** Longer contents are not parsed. The service takes less. */
const MOST_CHARACTERS = 1_000_000;

/** What is said by a task's content; nothing if it purges nothing, or is switched off. */
export function contentReadings(content: ObservedSetting, status: ObservedSetting): ObservedSettings {
    if (status.value === false || equalsIgnoreCase(status.value, "Disabled")) {
        return {};
    }
    const observed = purgeReadings(content, (text) => {
        const commands = commandsIn(decoded(text));
        return commands === UNKNOWN ? UNKNOWN : commands.flatMap(purgesIn);
    });
    const isOpen = observed.purges !== undefined && status.value === UNKNOWN;
    return isOpen ? { purges: { value: UNKNOWN, evidence: status.evidence } } : observed;
}

/** What is said by the command line of a task. */
export function commandReadings(command: ObservedSetting): ObservedSettings {
    return purgeReadings(command, purgesIn);
}

function purgeReadings(observe: ObservedSetting, read: (text: string) => Maybe<readonly Purge[]>): ObservedSettings {
    const { value, possible, evidence: evidence } = observe;
    const all = (possible ?? [value]).map((one): Maybe<readonly Purge[]> => {
        if (one === UNKNOWN) {
            return UNKNOWN;
        }
        return typeof one === "string" ? read(one) : [];
    });
    const [purges = []] = all;
    if (all.every((one) => one !== UNKNOWN && one?.length === 0)) {
        return {};
    }
    if (all.length > 1 || purges === UNKNOWN) {
        return { purges: { value: UNKNOWN, evidence: evidence } };
    }
    // The command may have anything in it, so only what counts is shown of it.
    const shown = purges.flatMap((purge) => evidence.map((one) => ({ ...one, value: describe(purge) })));
    return { purges: { value: purges, evidence: shown } };
}

/** The command lines of a task's steps. Not known where templates of tasks, or mistakes, keep it from being YAML. */
function commandsIn(content: string): string[] | typeof UNKNOWN {
    if (!/\bpurge\b/.test(content)) {
        return [];
    }
    const task = parsed(content);
    if (task === UNKNOWN) {
        return UNKNOWN;
    }
    const steps = memberOf(task, "steps");
    const commands = (Array.isArray(steps) ? steps : []).map((step) => memberOf(step, "cmd"));
    return commands.filter((command) => typeof command === "string");
}

function parsed(content: string): unknown {
    try {
        return content.length > MOST_CHARACTERS ? UNKNOWN : (parse(content, { logLevel: "error" }) as unknown);
    } catch {
        return UNKNOWN;
    }
}

function memberOf(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The purges in a command line. */
function purgesIn(command: string): Purge[] {
    return [...command.matchAll(CALL)].map(([, options = ""]) => {
        // What is quoted is an argument of something else.
        const flags = options.replace(/'[^']*'|"[^"]*"/g, "''");
        return { isDryRun: isSet(flags, "--dry-run"), includesLocked: isSet(flags, "--include-locked") };
    });
}

function isSet(flags: string, name: string): Maybe<boolean> {
    const [flag, value] = new RegExp(`(?<=\\s)${name}(?:=([^\\s"']*))?(?=$|[\\s"'])`).exec(flags) ?? [];
    if (flag === undefined || value === undefined) {
        return flag !== undefined;
    }
    // Variables and templates of tasks.
    return /[${]/.test(value) ? UNKNOWN : /^(1|t|true)$/i.test(value);
}

function decoded(content: string): string {
    const isBase64 = /^[A-Za-z0-9+/\s]+=*\s*$/.test(content);
    return isBase64 ? Buffer.from(content, "base64").toString() : content;
}

function describe({ isDryRun, includesLocked }: Purge): string {
    return [
        "acr purge",
        ...(isDryRun === true ? ["--dry-run"] : []),
        ...(includesLocked === true ? ["--include-locked"] : []),
    ].join(" ");
}
