/** Reads the arguments of a purge task, and says what is wrong with them. Other languages have no types to rely on. */
import { formatEvidence, type Maybe, type ObservedSettings, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { AS_REGISTRY_ID, invalid, required, shape, boolean, text, wholeNumber } from "../validation/checks";
import { type ValidationResult, validateRules } from "../validation/result";
import { type Arguments, readArgs, toStatus } from "../validation/args-reader";
import { AGE_ALLOWED, secondsOf } from "./age";
import { isLoose, matchesAll, PATTERN_ALLOWED, patternProblem } from "./pattern";
import { isSchedule, SCHEDULE_ALLOWED } from "./schedule";

/** Seconds after which a run is ended (Azure REST API specification, registry tasks, 2025-03-01-preview). */
export const TIMEOUT_SECONDS = { minimum: 300, maximum: 28_800, default: 3_600 } as const;

const MODES = ["LegacyRegistryPermissions", "AbacRepositoryPermissions"];
const SWITCHES = ["matchAll", "untagged", "untaggedOnly", "includeLocked", "dryRun", "isNetworkRestricted"];

/** What texts may be. Each becomes a part of the task as it is. */
const TEXTS = {
    registryResourceId: AS_REGISTRY_ID,
    taskName: {
        isAllowed: (name: string) => /^[a-zA-Z0-9_-]{5,50}$/.test(name),
        allowed:
            "5 to 50 letters, digits, hyphens and underscores; it is the resource's name unless you give another one",
    },
    ago: { isAllowed: (age: string) => secondsOf(age) !== undefined, allowed: AGE_ALLOWED },
    schedule: { isAllowed: isSchedule, allowed: SCHEDULE_ALLOWED },
};

const NUMBERS = {
    keep: { minimum: 0, maximum: 2 ** 31 - 1 },
    concurrency: { minimum: 1, maximum: 32 },
    timeoutSeconds: TIMEOUT_SECONDS,
};

/** What is wrong with a purge task. */
export function validatePurgeTask(resource: string, values: object, secrets: readonly string[] = []): ValidationResult {
    const args = readArgs(resource, values, secrets);
    const observed: ObservedSettings = {
        softDeleteStatus: args.reading("softDelete.enabled", undefined, toStatus),
        purges: {
            value: [
                { isDryRun: args.valueAt("dryRun") ?? false, includesLocked: args.valueAt("includeLocked") ?? false },
            ],
            evidence: [args.evidenceAt("schedule")],
        },
    };
    const { problems, warnings } = validateRules(observed, validateShape(args));
    return { problems, warnings: [...warnings, ...looseTags(args), ...closedNetwork(args)] };
}

function validateShape(args: Arguments): string[] {
    return [
        ...["registryResourceId", "schedule"].flatMap((path) => required(args, path)),
        ...Object.entries(TEXTS).flatMap(([path, form]) => text(args, path, form)),
        ...Object.entries(NUMBERS).flatMap(([path, range]) => wholeNumber(args, path, range)),
        ...SWITCHES.flatMap((path) => boolean(args, path)),
        ...filters(args),
        ...whatIsPurged(args),
        ...identity(args),
        ...shape(args, "softDelete", ["enabled", "retentionDays"]),
    ];
}

function filters(args: Arguments): string[] {
    const list = args.valueAt("filters");
    if (list === undefined || list === UNKNOWN) {
        return [];
    }
    if (!Array.isArray(list)) {
        return ["filters must be a list of objects."];
    }
    return list.flatMap((item: Maybe<Value>, index) => {
        const path = `filters.${index}`;
        const problems = [
            ...shape(args, path, ["repository", "tag"]),
            ...(item === UNKNOWN ? [] : ["repository", "tag"].flatMap((key) => pattern(args, `${path}.${key}`))),
        ];
        return problems.length > 0 ? problems : everything(args, path);
    });
}

function pattern(args: Arguments, path: string): string[] {
    const value = args.valueAt(path);
    if (value === UNKNOWN) {
        return [];
    }
    const problem = typeof value === "string" ? patternProblem(value) : "it is no text";
    return problem === undefined ? [] : [invalid(args, path, `${PATTERN_ALLOWED}: ${problem}`)];
}

function everything(args: Arguments, path: string): string[] {
    const [repository, tag] = [args.valueAt(`${path}.repository`), args.valueAt(`${path}.tag`)];
    const isEverything = typeof repository === "string" && typeof tag === "string" && matchesAll({ repository, tag });
    return isEverything && args.valueAt("matchAll") !== true && args.valueAt("matchAll") !== UNKNOWN
        ? [
              `${formatEvidence(args.evidenceAt(`${path}.repository`))} and ${formatEvidence(args.evidenceAt(`${path}.tag`))} match ` +
                  "every tag of every repository. Name what is to be purged, or set matchAll to true.",
          ]
        : [];
}

/** What only together makes a purge. */
function whatIsPurged({ valueAt }: Arguments): string[] {
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

function identity(args: Arguments): string[] {
    const { valueAt } = args;
    const [mode, own, other] = ["roleAssignmentMode", "identity.systemAssigned", "identity.userAssigned"].map(valueAt);
    const isModeWrong = mode !== undefined && !(typeof mode === "string" && MODES.includes(mode));
    const hasIdentity = own === true || other !== undefined;
    return [
        ...shape(args, "identity", ["systemAssigned", "userAssigned"]),
        ...shape(args, "identity.userAssigned", ["resourceId", "clientId", "principalId"]),
        ...(typeof other === "object"
            ? ["resourceId", "clientId", "principalId"].flatMap((key) => required(args, `identity.userAssigned.${key}`))
            : []),
        ...(own === undefined || typeof own === "boolean"
            ? []
            : [invalid(args, "identity.systemAssigned", "true or false, known when the program runs")]),
        ...(own === true && other !== undefined
            ? ["identity must be either systemAssigned or userAssigned: a purge logs in with one."]
            : []),
        ...(isModeWrong
            ? [invalid(args, "roleAssignmentMode", `one of ${MODES.join(", ")}, known when the program runs`)]
            : []),
        ...(mode === "AbacRepositoryPermissions" && !hasIdentity
            ? ["identity is required in the mode AbacRepositoryPermissions: without one the task may do nothing."]
            : []),
    ];
}

function looseTags(args: Arguments): string[] {
    const list = args.valueAt("filters");
    const paths = Array.isArray(list) ? list.map((_, index) => `filters.${index}.tag`) : [];
    return paths.flatMap((path) => {
        const tag = args.valueAt(path);
        return typeof tag === "string" && patternProblem(tag) === undefined && isLoose(tag)
            ? [
                  `${formatEvidence(args.evidenceAt(path))}: matches in the middle of tags as well, because the tool anchors only ` +
                      "the pattern for repositories. Begin it with ^ and end it with $ to mean whole tags, or with .* " +
                      "to say that anything may follow.",
              ]
            : [];
    });
}

/** Since 2025-06-01 (Microsoft Learn, network bypass policy for tasks). */
function closedNetwork({ valueAt, evidenceAt }: Arguments): string[] {
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
