/** Checks the arguments of a purge task, and reads them as settings for the rules. */
import { formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, checkForms, expandPath, formatInvalid, type OwnChecks, reportIf } from "../validation/checks";
import { createIntegerForm, createStringForm, REGISTRY_ID } from "../validation/forms";
import { AGE_ALLOWED, parseAge } from "./age";
import { findPatternProblem, isLoose, matchesAll, PATTERN_ALLOWED } from "./pattern";
import { isSchedule, SCHEDULE_ALLOWED } from "./schedule";

/** Seconds after which a run is ended (Azure REST API specification, registry tasks, 2025-03-01-preview). */
export const TIMEOUT_SECONDS = { minimum: 300, maximum: 28_800, default: 3_600 } as const;

/** Each of these strings becomes a part of the task as it is. */
const STRINGS = {
    registryResourceId: REGISTRY_ID,
    ago: createStringForm((age) => parseAge(age) !== undefined, AGE_ALLOWED),
    schedule: createStringForm(isSchedule, SCHEDULE_ALLOWED),
};

const INTEGERS = {
    keep: createIntegerForm({ minimum: 0, maximum: 2 ** 31 - 1 }),
    concurrency: createIntegerForm({ minimum: 1, maximum: 32 }),
    timeoutSeconds: createIntegerForm(TIMEOUT_SECONDS),
};

/** @param name Name of the resource, which is that of the task by default. */
export function checkPurgeTask(args: ArgsReader, name: string): OwnChecks {
    const { observeStatus, getValue, getEvidence } = args;
    return {
        settings: {
            softDeleteStatus: observeStatus("softDelete.enabled"),
            purges: {
                value: [{ isDryRun: getValue("dryRun") ?? false, includesLocked: getValue("includeLocked") ?? false }],
                evidence: [getEvidence("schedule")],
            },
        },
        problems: [
            ...checkForms(args, STRINGS),
            ...checkTaskName(args, name),
            ...checkForms(args, INTEGERS),
            ...expandPath(args, "filters.*").flatMap((path) => checkFilter(args, path)),
            ...checkPurged(args),
            ...checkIdentity(args),
        ],
        warnings: [
            ...expandPath(args, "filters.*.tag").flatMap((path) => warnOfLooseTag(args, path)),
            ...warnOfClosedNetwork(args),
        ],
    };
}

function checkTaskName({ getValue, getEvidence }: ArgsReader, name: string): string[] {
    const taskName = getValue("taskName") ?? name;
    const isValid = taskName === UNKNOWN || (typeof taskName === "string" && /^[a-zA-Z0-9_-]{5,50}$/.test(taskName));
    return reportIf(
        !isValid,
        `${formatEvidence(getEvidence("taskName", taskName))}: must be 5 to 50 letters, digits, hyphens and ` +
            "underscores; it is the resource's name unless you give another one.",
    );
}

function checkFilter(args: ArgsReader, path: string): string[] {
    const problems = ["repository", "tag"].flatMap((key) => checkPattern(args, `${path}.${key}`));
    return problems.length > 0 ? problems : checkMatchAll(args, path);
}

function checkPattern(args: ArgsReader, path: string): string[] {
    const value = args.getValue(path);
    if (value === undefined || value === UNKNOWN) {
        return [];
    }
    const problem = typeof value === "string" ? findPatternProblem(value) : "it is not a string";
    return reportIf(problem !== undefined, formatInvalid(args, path, `${PATTERN_ALLOWED}: ${problem}`));
}

function checkMatchAll({ getValue, getEvidence }: ArgsReader, path: string): string[] {
    const paths = [`${path}.repository`, `${path}.tag`];
    const [repository, tag] = paths.map(getValue);
    const isEverything = typeof repository === "string" && typeof tag === "string" && matchesAll({ repository, tag });
    return reportIf(
        isEverything && getValue("matchAll") !== true && getValue("matchAll") !== UNKNOWN,
        `${paths.map((one) => formatEvidence(getEvidence(one))).join(" and ")} match every tag of every repository. ` +
            "Name what is to be purged, or set matchAll to true.",
    );
}

/** Checks the arguments that only together define a purge. */
function checkPurged({ getValue }: ArgsReader): string[] {
    const onlyUntagged = getValue("untaggedOnly");
    const list = getValue("filters");
    const hasFilters = list !== undefined && !(Array.isArray(list) && list.length === 0);
    const isPartial = onlyUntagged !== true && onlyUntagged !== UNKNOWN;
    return [
        ...reportIf(isPartial && !hasFilters, "filters must have at least one filter, unless untaggedOnly is true."),
        ...reportIf(isPartial && getValue("ago") === undefined, "ago is required, unless untaggedOnly is true."),
        ...reportIf(
            onlyUntagged === true && getValue("untagged") === true,
            "untagged and untaggedOnly exclude each other; untagged purges tags as well.",
        ),
    ];
}

function checkIdentity({ getValue }: ArgsReader): string[] {
    const isSystem = getValue("identity.systemAssigned") === true;
    const isUser = getValue("identity.userAssigned") !== undefined;
    return [
        ...reportIf(
            isSystem && isUser,
            "identity must be either systemAssigned or userAssigned: a purge logs in with one.",
        ),
        ...reportIf(
            getValue("roleAssignmentMode") === "AbacRepositoryPermissions" && !isSystem && !isUser,
            "identity is required in the mode AbacRepositoryPermissions: without one the task may do nothing.",
        ),
    ];
}

function warnOfLooseTag({ getValue, getEvidence }: ArgsReader, path: string): string[] {
    const tag = getValue(path);
    return reportIf(
        typeof tag === "string" && findPatternProblem(tag) === undefined && isLoose(tag),
        `${formatEvidence(getEvidence(path))}: matches in the middle of tags as well, because the tool anchors only ` +
            "the pattern for repositories. Begin it with ^ and end it with $ to mean whole tags, or with .* " +
            "to say that anything may follow.",
    );
}

/** Since 2025-06-01 (Microsoft Learn, network bypass policy for tasks). */
function warnOfClosedNetwork({ getValue, getEvidence }: ArgsReader): string[] {
    const isLetIn = getValue("agentPoolName") !== undefined || getValue("identity.userAssigned") !== undefined;
    return reportIf(
        getValue("isNetworkRestricted") === true && !isLetIn,
        `${formatEvidence(getEvidence("isNetworkRestricted"))}: the registry answers this task with 403, unless its setting ` +
            "networkRuleBypassAllowedForTasks is true, which azure-native's default API version does not have. Run the " +
            "task in a pool of agents in your network (agentPoolName), or set that property by another way.",
    );
}
