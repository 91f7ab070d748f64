/** Checks the arguments of a purge task, and reads them as settings for the rules. */
import { formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import { toStatus } from "../shared/soft-delete";
import { type ArgsReader, expandPath } from "../validation/args-reader";
import { checkInteger, checkString, type Form, formatInvalid, REGISTRY_ID } from "../validation/checks";
import type { OwnChecks } from "../validation/validate-args";
import { AGE_ALLOWED, parseAge } from "./age";
import { findPatternProblem, isLoose, matchesAll, PATTERN_ALLOWED } from "./pattern";
import { isSchedule, SCHEDULE_ALLOWED } from "./schedule";

/** Seconds after which a run is ended (Azure REST API specification, registry tasks, 2025-03-01-preview). */
export const TIMEOUT_SECONDS = { minimum: 300, maximum: 28_800, default: 3_600 } as const;

/** Each of these strings becomes a part of the task as it is. */
const FORMS: Readonly<Record<string, Form>> = {
    registryResourceId: REGISTRY_ID,
    ago: { isAllowed: (age) => parseAge(age) !== undefined, allowed: AGE_ALLOWED },
    schedule: { isAllowed: isSchedule, allowed: SCHEDULE_ALLOWED },
};

const RANGES = {
    keep: { minimum: 0, maximum: 2 ** 31 - 1 },
    concurrency: { minimum: 1, maximum: 32 },
    timeoutSeconds: TIMEOUT_SECONDS,
};

/** @param name Name of the resource, which is that of the task by default. */
export function checkPurgeTask(args: ArgsReader, name: string): OwnChecks {
    return {
        settings: {
            softDeleteStatus: args.observe("softDelete.enabled", undefined, toStatus),
            purges: {
                value: [
                    {
                        isDryRun: args.valueAt("dryRun") ?? false,
                        includesLocked: args.valueAt("includeLocked") ?? false,
                    },
                ],
                evidence: [args.evidenceAt("schedule")],
            },
        },
        problems: [
            ...Object.entries(FORMS).flatMap(([path, form]) => checkString(args, path, form)),
            ...checkTaskName(args, name),
            ...Object.entries(RANGES).flatMap(([path, range]) => checkInteger(args, path, range)),
            ...expandPath(args, "filters.*").flatMap((path) => checkFilter(args, path)),
            ...checkPurged(args),
            ...checkIdentity(args),
        ],
        warnings: [...warnOfLooseTags(args), ...warnOfClosedNetwork(args)],
    };
}

function checkTaskName({ valueAt, evidenceAt }: ArgsReader, name: string): string[] {
    const taskName = valueAt("taskName") ?? name;
    const isValid = taskName === UNKNOWN || (typeof taskName === "string" && /^[a-zA-Z0-9_-]{5,50}$/.test(taskName));
    return isValid
        ? []
        : [
              `${formatEvidence(evidenceAt("taskName", taskName))}: must be 5 to 50 letters, digits, hyphens and ` +
                  "underscores; it is the resource's name unless you give another one.",
          ];
}

function checkFilter(args: ArgsReader, path: string): string[] {
    const problems = ["repository", "tag"].flatMap((key) => checkPattern(args, `${path}.${key}`));
    return problems.length > 0 ? problems : checkMatchAll(args, path);
}

function checkPattern(args: ArgsReader, path: string): string[] {
    const value = args.valueAt(path);
    if (value === undefined || value === UNKNOWN) {
        return [];
    }
    const problem = typeof value === "string" ? findPatternProblem(value) : "it is not a string";
    return problem === undefined ? [] : [formatInvalid(args, path, `${PATTERN_ALLOWED}: ${problem}`)];
}

function checkMatchAll(args: ArgsReader, path: string): string[] {
    const [repository, tag] = [args.valueAt(`${path}.repository`), args.valueAt(`${path}.tag`)];
    const isEverything = typeof repository === "string" && typeof tag === "string" && matchesAll({ repository, tag });
    return isEverything && args.valueAt("matchAll") !== true && args.valueAt("matchAll") !== UNKNOWN
        ? [
              `${formatEvidence(args.evidenceAt(`${path}.repository`))} and ${formatEvidence(args.evidenceAt(`${path}.tag`))} match ` +
                  "every tag of every repository. Name what is to be purged, or set matchAll to true.",
          ]
        : [];
}

/** Checks the arguments that only together define a purge. */
function checkPurged({ valueAt }: ArgsReader): string[] {
    const onlyUntagged = valueAt("untaggedOnly");
    const list = valueAt("filters");
    const isMissing = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
    const isPartial = onlyUntagged !== true && onlyUntagged !== UNKNOWN;
    return [
        ...(isPartial && isMissing(list)
            ? ["filters must have at least one filter, unless untaggedOnly is true."]
            : []),
        ...(isPartial && isMissing(valueAt("ago")) ? ["ago is required, unless untaggedOnly is true."] : []),
        ...(onlyUntagged === true && valueAt("untagged") === true
            ? ["untagged and untaggedOnly exclude each other; untagged purges tags as well."]
            : []),
    ];
}

function checkIdentity({ valueAt }: ArgsReader): string[] {
    const [mode, own, other] = ["roleAssignmentMode", "identity.systemAssigned", "identity.userAssigned"].map(valueAt);
    const hasIdentity = own === true || other !== undefined;
    return [
        ...(own === true && other !== undefined
            ? ["identity must be either systemAssigned or userAssigned: a purge logs in with one."]
            : []),
        ...(mode === "AbacRepositoryPermissions" && !hasIdentity
            ? ["identity is required in the mode AbacRepositoryPermissions: without one the task may do nothing."]
            : []),
    ];
}

function warnOfLooseTags(args: ArgsReader): string[] {
    return expandPath(args, "filters.*.tag").flatMap((path) => {
        const tag = args.valueAt(path);
        return typeof tag === "string" && findPatternProblem(tag) === undefined && isLoose(tag)
            ? [
                  `${formatEvidence(args.evidenceAt(path))}: matches in the middle of tags as well, because the tool anchors only ` +
                      "the pattern for repositories. Begin it with ^ and end it with $ to mean whole tags, or with .* " +
                      "to say that anything may follow.",
              ]
            : [];
    });
}

/** Since 2025-06-01 (Microsoft Learn, network bypass policy for tasks). */
function warnOfClosedNetwork({ valueAt, evidenceAt }: ArgsReader): string[] {
    const isClosed = valueAt("isNetworkRestricted") === true;
    const isLetIn = valueAt("agentPoolName") !== undefined || valueAt("identity.userAssigned") !== undefined;
    return isClosed && !isLetIn
        ? [
              `${formatEvidence(evidenceAt("isNetworkRestricted"))}: the registry answers this task with 403, unless its setting ` +
                  "networkRuleBypassAllowedForTasks is true, which azure-native's default API version does not have. Run the " +
                  "task in a pool of agents in your network (agentPoolName), or set that property by another way.",
          ]
        : [];
}
