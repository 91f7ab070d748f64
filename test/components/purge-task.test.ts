/** The component under the real SDK: the task that it registers, the roles that it gives, and what it refuses. */
import * as pulumi from "@pulumi/pulumi";
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
import fc from "fast-check";
import { parse } from "yaml";
import { secondsOf } from "../../components/src/purge/ago";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks, valueOf } from "../support/mocked-components";
import { preview } from "../support/programs";
import { refusalOf } from "../support/refusal";

let PurgeTask: typeof PurgeTaskClass;
beforeAll(async () => {
    ({ PurgeTask } = await startMocks());
});

let warnings: string[];
beforeEach(() => {
    forget();
    warnings = [];
    jest.spyOn(pulumi.log, "warn").mockImplementation((message) => {
        warnings.push(message);
        return Promise.resolve();
    });
});
afterEach(() => jest.restoreAllMocks());

const DEV: PurgeTaskArgs = {
    registryResourceId: REGISTRY_ID,
    filters: [{ repository: "team/.*", tag: "^dev-.*$" }],
    ago: "30d",
    schedule: "0 1 * * Sun",
    softDelete: { enabled: true, retentionDays: 30 },
};
const GUIDS = {
    clientId: "00000000-0000-0000-0000-00000000000c",
    principalId: "00000000-0000-0000-0000-00000000000e",
};
const IDENTITY_ID =
    "/subscriptions/0/resourceGroups/group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/purge";
const OTHER = { userAssigned: { resourceId: IDENTITY_ID, ...GUIDS } };
const ABAC = "AbacRepositoryPermissions" as const;
const CALL = "mcr.microsoft.com/acr/acr-cli:0.19 purge --registry $Registry";

interface Task {
    readonly timeout: number;
    readonly step: { readonly type: string; readonly encodedTaskContent: string };
}

async function sent(args: PurgeTaskArgs): Promise<Record<string, unknown>> {
    await valueOf(new PurgeTask("purge", args).command);
    await settled();
    return sentOf("containerregistry:Task")["purge"] ?? {};
}

function contentOf({ step }: Task): { steps: { cmd: string; timeout: number }[] } {
    return parse(Buffer.from(step.encodedTaskContent, "base64").toString()) as never;
}

const refusal = (args: object) => refusalOf(() => new PurgeTask("purge", args as PurgeTaskArgs));

describe("the task", () => {
    test("is what the Azure CLI would write, but for the image and the trigger of base images", async () => {
        const { step, ...task } = await sent(DEV);
        expect(contentOf({ step } as never)).toEqual({
            version: "v1.1.0",
            steps: [
                {
                    cmd: `${CALL} --filter 'team/.*:^dev-.*$' --ago 30d`,
                    disableWorkingDirectoryOverride: true,
                    timeout: 3600,
                },
            ],
        });
        expect(step).toEqual({ type: "EncodedTask", encodedTaskContent: expect.any(String) as string });
        expect(task).toEqual({
            resourceGroupName: "group",
            registryName: "contosoprod",
            taskName: "purge",
            isSystemTask: false,
            status: "Enabled",
            platform: { os: "Linux", architecture: "amd64" },
            agentConfiguration: { cpu: 2 },
            timeout: 3600,
            trigger: { timerTriggers: [{ name: "t1", schedule: "0 1 * * Sun", status: "Enabled" }] },
        });
    });

    test.each<[string, Partial<PurgeTaskArgs>, string]>([
        ["nothing more", {}, "--filter 'team/.*:^dev-.*$' --ago 30d"],
        [
            "all that can be asked for",
            { keep: 5, untagged: true, includeLocked: true, dryRun: true, concurrency: 8 },
            "--filter 'team/.*:^dev-.*$' --ago 30d --keep 5 --untagged --include-locked --dry-run --concurrency 8",
        ],
        [
            "several filters",
            {
                filters: [
                    { repository: "a", tag: "^x$" },
                    { repository: "b", tag: "^y$" },
                ],
            },
            "--filter 'a:^x$' --filter 'b:^y$' --ago 30d",
        ],
        ["only what has no tag", { filters: undefined, ago: undefined, untaggedOnly: true }, "--untagged-only"],
        ["nothing kept", { keep: 0 }, "--filter 'team/.*:^dev-.*$' --ago 30d --keep 0"],
        [
            "everything, on purpose",
            { filters: [{ repository: ".*", tag: ".*" }], matchAll: true },
            "--filter '.*:.*' --ago 30d",
        ],
        [
            "outputs",
            {
                filters: pulumi.output([{ repository: "a", tag: "^x$" }]),
                ago: Promise.resolve("1d12h"),
                keep: pulumi.output(1),
            },
            "--filter 'a:^x$' --ago 1d12h --keep 1",
        ],
        [
            "null for what is left out",
            { keep: null, untagged: null, concurrency: null, identity: null } as never,
            "--filter 'team/.*:^dev-.*$' --ago 30d",
        ],
    ])("runs %s", async (_, args, options) => {
        const task = await sent({ ...DEV, ...args });
        expect(contentOf(task as never).steps.map(({ cmd }) => cmd)).toEqual([`${CALL} ${options}`]);
    });

    test("and its step end after the same time", async () => {
        const task = await sent({ ...DEV, timeoutSeconds: 7200 });
        expect(task).toMatchObject({ timeout: 7200 });
        expect(contentOf(task as never).steps).toMatchObject([{ timeout: 7200 }]);
    });

    test("stands in one line, however long it is", async () => {
        const filters = Array.from({ length: 20 }, (_, index) => ({ repository: `team/app${index}`, tag: "^dev-.*$" }));
        const { step } = (await sent({ ...DEV, filters })) as unknown as Task;
        const lines = Buffer.from(step.encodedTaskContent, "base64").toString().split("\n");
        expect(lines.filter((line) => line.includes("app0") && line.includes("app19"))).toHaveLength(1);
    });

    test("has a name, a place, tags and agents of its own", async () => {
        await valueOf(
            new PurgeTask("p", {
                ...DEV,
                taskName: "weekly",
                location: "uksouth",
                tags: { a: "b" },
                agentPoolName: "pool",
            }).name,
        );
        await settled();
        const task = sentOf("containerregistry:Task")["weekly"];
        expect(task).toMatchObject({
            taskName: "weekly",
            location: "uksouth",
            tags: { a: "b" },
            agentPoolName: "pool",
        });
        // Only the service's own agents have a choice of processors.
        expect(task).not.toHaveProperty("agentConfiguration");
    });

    test("says what it is, what it runs, and for how long what it purges can come back", async () => {
        const purge = new PurgeTask("purge", DEV);
        expect(await valueOf(purge.name)).toBe("purge");
        expect(await valueOf(purge.resourceId)).toBe("/containerregistry:Task/purge");
        expect(await valueOf(purge.command)).toBe(`${CALL} --filter 'team/.*:^dev-.*$' --ago 30d`);
        expect(await valueOf(purge.recoverableForDays)).toBe(30);
    });

    test.each<[string, PurgeTaskArgs["softDelete"]]>([
        ["off", { enabled: false, retentionDays: 30 }],
        ["not known to it", undefined],
    ])("purges for good where soft delete is %s, and warns of it", async (_, softDelete) => {
        const purge = new PurgeTask("purge", { ...DEV, softDelete });
        expect(await valueOf(purge.recoverableForDays)).toBe(0);
        expect(warnings).toEqual([expect.stringMatching(/purge is final/)]);
    });

    test("that runs dry needs no warning", async () => {
        await sent({ ...DEV, softDelete: undefined, dryRun: true });
        expect(warnings).toEqual([]);
    });
});

describe("identities and roles", () => {
    const roles = () =>
        registered
            .filter(({ type }) => type === "azure-native:authorization:RoleAssignment")
            .map(({ inputs }) => ({
                scope: inputs["scope"],
                principalId: inputs["principalId"],
                role: (inputs["roleDefinitionId"] as string).split("/").at(-1),
                principalType: inputs["principalType"],
            }));
    const CONTRIBUTOR = "2efddaa5-3f1f-4df3-97df-af3f13818f4c";
    const LISTER = "bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7";

    test.each<[string, Partial<PurgeTaskArgs>, unknown]>([
        ["none", {}, undefined],
        ["none, said so", { identity: { systemAssigned: false } }, undefined],
        ["its own", { identity: { systemAssigned: true } }, { type: "SystemAssigned" }],
        ["another", { identity: OTHER }, { type: "UserAssigned", userAssignedIdentities: { [IDENTITY_ID]: {} } }],
    ])("a task of the registry needs no role: %s", async (_, args, identity) => {
        const task = await sent({ ...DEV, ...args });
        expect(task["identity"]).toEqual(identity);
        expect(roles()).toEqual([]);
    });

    /** A task as it is sent to a registry whose repositories have rights of their own. */
    async function sentInAbac(args: Partial<PurgeTaskArgs>): Promise<Record<string, unknown>> {
        await valueOf(new PurgeTask("purge", { ...DEV, roleAssignmentMode: ABAC, ...args }).command);
        await settled();
        expect(sentOf("containerregistry:Task")).toEqual({});
        return sentOf("resources:Resource")["purge"] ?? {};
    }

    test("where repositories have rights, the task logs in as itself, which the default API version cannot say", async () => {
        const plain = await sent(DEV);
        forget();
        const { properties, ...resource } = await sentInAbac({ identity: { systemAssigned: true } });
        expect(resource).toEqual({
            resourceGroupName: "group",
            resourceProviderNamespace: "Microsoft.ContainerRegistry",
            parentResourcePath: "registries/contosoprod",
            resourceType: "tasks",
            resourceName: "purge",
            apiVersion: "2025-03-01-preview",
            identity: { type: "SystemAssigned" },
        });
        const { resourceGroupName, registryName, taskName, isSystemTask, ...same } = plain;
        expect([resourceGroupName, registryName, taskName, isSystemTask]).toEqual([
            "group",
            "contosoprod",
            "purge",
            false,
        ]);
        expect(properties).toEqual({ ...same, credentials: { sourceRegistry: { identity: "[system]" } } });
    });

    test("or as another identity", async () => {
        expect(await sentInAbac({ identity: OTHER })).toMatchObject({
            identity: { type: "UserAssigned", userAssignedIdentities: [IDENTITY_ID] },
            properties: { credentials: { sourceRegistry: { identity: GUIDS.clientId } } },
        });
    });

    test.each<[string, Partial<PurgeTaskArgs>, string[]]>([
        ["patterns", {}, [CONTRIBUTOR, LISTER]],
        ["only what has no tag", { filters: undefined, ago: undefined, untaggedOnly: true }, [CONTRIBUTOR, LISTER]],
        ["an empty list", { filters: [], ago: undefined, untaggedOnly: true }, [CONTRIBUTOR, LISTER]],
        ["a repository by its name", { filters: [{ repository: "team/app", tag: "^dev" }] }, [CONTRIBUTOR]],
        [
            "a repository by its name, and a pattern",
            { filters: [{ repository: "team/app", tag: "^dev" }, ...(DEV.filters as [])] },
            [CONTRIBUTOR, LISTER],
        ],
        ["an output", { filters: pulumi.output([{ repository: "app", tag: "^dev" }]) }, [CONTRIBUTOR, LISTER]],
    ])("roles for %s", async (_, args, expected) => {
        await sentInAbac({ identity: OTHER, ...args });
        expect(roles()).toEqual(
            expected.map((role) => ({
                scope: REGISTRY_ID,
                principalId: GUIDS.principalId,
                role,
                principalType: "ServicePrincipal",
            })),
        );
    });

    test("its own identity gets them as well", async () => {
        await sentInAbac({ identity: { systemAssigned: true } });
        expect(roles().map(({ principalId }) => principalId)).toEqual(["principal-of-purge", "principal-of-purge"]);
    });
});

describe("refusals", () => {
    test.each<[unknown, RegExp]>([
        ["0.5d", /ago = "0.5d"/],
        ["7days", /ago = "7days"/],
        ["30", /ago = "30"/],
        ["-30d", /ago = "-30d"/],
        ["d7", /ago = "d7"/],
        ["", /ago = ""/],
        ["1.5h", /ago = "1.5h"/],
        ["12h1d", /ago = "12h1d"/],
        ["54751d", /ago = "54751d"/],
        ["30d; reboot", /ago = "30d; reboot"/],
        [30, /ago = 30 /],
    ])("an age of %j", (ago, found) => {
        const message = refusal({ ...DEV, ago });
        expect(message).toMatch(found);
        expect(message).toMatch(/must be whole numbers with units from days to seconds, in that order, such as 30d/);
        expect(message).toMatch(
            /other forms as everything \(0\.5d, d7, -30d\), as nothing \(7days\) or not at all \(30\)\./,
        );
        expect(registered).toEqual([]);
    });

    test.each<[string, object, RegExp]>([
        ["an empty repository", { repository: "", tag: "^a$" }, /filters\[0\]\.repository = "".*it is empty/s],
        ["an empty tag", { repository: "app", tag: "" }, /filters\[0\]\.tag = "".*it is empty/s],
        ["no tag", { repository: "app" }, /filters\[0\]\.tag/],
        ["a tag that is no text", { repository: "app", tag: 1 }, /filters\[0\]\.tag = 1 .*it is no text/s],
        ["a pattern that RE2 does not know", { repository: "app", tag: "^a**$" }, /RE2 cannot read it/],
        ["a pattern that never ends", { repository: "app", tag: "^(a" }, /RE2 cannot read it/],
        ["a colon", { repository: "app:x", tag: "^a$" }, /a colon outside of \(\?: parts the repository from the tag/],
        ["a quote", { repository: "app", tag: "a' --dry-run=false '" }, /characters that no pattern for names needs/],
        ["a call", { repository: "app", tag: "$(reboot)" }, /\$ stands for something only at the end/],
        ["a variable", { repository: "app", tag: "$Registry" }, /\$ stands for something only at the end/],
        ["a template", { repository: "app", tag: "{{.Run.ID}}" }, /\{\{ begins a template/],
        ["a new line", { repository: "app", tag: "a\n  - cmd: bash" }, /characters that no pattern/],
        ["a comment", { repository: "app", tag: "a #b" }, /characters that no pattern/],
        ["an option", { repository: "--dry-run", tag: "^a$" }, /does not begin with -/],
        ["a typo", { repositories: "app", tag: "^a$" }, /filters\[0\]\.repositories does not exist/],
        ["a text in its place", "app:^a$" as never, /filters\[0\] must be an object with repository, tag/],
    ])("a filter with %s", (_, filter, reason) => {
        expect(refusal({ ...DEV, filters: [filter] })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test.each([
        { repository: ".*", tag: ".*" },
        { repository: ".+", tag: ".+" },
        { repository: "^.*$", tag: "^.*$" },
        { repository: ".*", tag: "." },
        { repository: "[^,]*", tag: "^[\\w.\\-]+$" },
        { repository: "(?s).*", tag: ".*" },
    ])("a filter that matches everything: %j", async (filter) => {
        expect(refusal({ ...DEV, filters: [filter] })).toMatch(
            /match every tag of every repository\. Name what is to be purged, or set matchAll to true\./,
        );
        expect(refusal({ ...DEV, filters: [filter], matchAll: false })).toMatch(/matchAll/);
        expect(refusal({ ...DEV, filters: [filter], matchAll: true })).toBe("");
        await settled();
    });

    test.each([
        { repository: "a", tag: ".*" },
        { repository: ".*", tag: "latest" },
        { repository: "team/.*", tag: ".*" },
    ])("no filter that leaves something: %j", async (filter) => {
        expect(refusal({ ...DEV, filters: [filter] })).toBe("");
        await settled();
    });

    test.each([
        "* * * *",
        "0 1 * * * *",
        "@daily",
        "0 1 * * 7",
        "0 1 * * 5L",
        "0 1 L * *",
        "60 1 * * *",
        "0 24 * * *",
        "0 1 0 * *",
        "0 1 31 2 *",
        "0 1 * foo *",
        "every day",
        "0  1 * * *",
        " 0 1 * * *",
        "0 1 * * *\n",
        "",
    ])("a schedule of %j", (schedule) => {
        const message = refusal({ ...DEV, schedule });
        expect(message).toMatch(/schedule .*must be a cron expression with five fields/s);
        expect(message).toMatch(/that comes true, in UTC, such as "0 1 \* \* Sun"; .*no seconds, no @daily/);
    });

    test.each(["0 1 * * Sun", "*/15 * * * *", "0 0 1 1,7 *", "30 2 * * 1-5", "0 1 29 2 *", "0 1 * jan mon"])(
        "no schedule of %j",
        async (schedule) => {
            expect(refusal({ ...DEV, schedule })).toBe("");
            await settled();
        },
    );

    test.each<[string, object, RegExp]>([
        ["no registry", { registryResourceId: undefined }, /registryResourceId is needed/],
        ["a name in place of the registry's id", { registryResourceId: "prod" }, /registryResourceId = "prod"/],
        ["no schedule", { schedule: undefined }, /schedule is needed/],
        ["a short name", { taskName: "abcd" }, /taskName = "abcd" .*: must be 5 to 50/],
        ["a name with a slash", { taskName: "a/b/c/d" }, /taskName/],
        ["no filter", { filters: [] }, /filters must have at least one filter, unless untaggedOnly is true/],
        ["no filters", { filters: undefined }, /filters must have at least one filter/],
        ["one filter in place of a list", { filters: { repository: "a", tag: "b" } }, /filters must be a list/],
        ["no age", { ago: undefined }, /ago is needed, unless untaggedOnly is true/],
        ["untagged in two ways", { untagged: true, untaggedOnly: true }, /exclude each other/],
        ["to keep less than nothing", { keep: -1 }, /keep = -1 .*: must be a whole number from 0/],
        ["to keep a half", { keep: 0.5 }, /keep = 0.5 /],
        ["no concurrency", { concurrency: 0 }, /concurrency = 0 .*: must be a whole number from 1 to 32/],
        ["much concurrency", { concurrency: 33 }, /concurrency = 33 /],
        ["little time", { timeoutSeconds: 299 }, /timeoutSeconds = 299 .*: must be a whole number from 300 to 28800/],
        ["much time", { timeoutSeconds: 28_801 }, /timeoutSeconds = 28801 /],
        ["words for a switch", { dryRun: "yes" }, /dryRun = "yes" .*: must be true or false/],
        ["an unknown mode", { roleAssignmentMode: "Rbac" }, /roleAssignmentMode = "Rbac" .*: must be one of/],
        ["no identity where one is needed", { roleAssignmentMode: ABAC }, /identity is needed in the mode/],
        ["two identities", { identity: { systemAssigned: true, ...OTHER } }, /either systemAssigned or userAssigned/],
        [
            "half an identity",
            { identity: { userAssigned: { resourceId: IDENTITY_ID } } },
            /identity\.userAssigned\.clientId is needed/,
        ],
        ["a typo in soft delete", { softDelete: { enable: true } }, /softDelete\.enable does not exist/],
    ])("%s", (_, args, reason) => {
        expect(refusal({ ...DEV, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("all of them at once", () => {
        const message = refusal({
            ...DEV,
            ago: "30",
            keep: -1,
            schedule: "daily",
            filters: [{ repository: "", tag: "" }],
        });
        expect(message).toMatch(/PurgeTask "purge" was not sent, because its arguments have 5 problems/);
    });

    test("no arguments at all", () => {
        expect(refusal(undefined as never)).toMatch(/registryResourceId is needed/);
    });

    test.each([
        ["outputs", (text: string) => `pulumi.output(${text})`],
        ["promises", (text: string) => `Promise.resolve(${text})`],
        ["secrets", (text: string) => `pulumi.secret(${text})`],
    ])("values that are known too late for the constructor: %s", async (kind, wrap) => {
        const { failures, resources } = await preview(`const { PurgeTask } = require("acr-soft-delete");
            new PurgeTask("purge", { registryResourceId: "${REGISTRY_ID}", schedule: "0 1 * * *", ago: ${wrap('"7days"')},
                filters: [{ repository: "app", tag: ${wrap('"dev\'"')} }] });`);
        expect(failures.join("\n")).toMatch(/ago = .*must be whole numbers[^]*filters\[0\]\.tag = .*must be a pattern/);
        expect(resources.map(({ type }) => type)).not.toContain("azure-native:containerregistry:Task");
        expect(/7days|dev'/.test(failures.join("\n"))).toBe(kind !== "secrets");
    });

    test("nothing that is known only after an update", async () => {
        const { failures, resources } = await preview(`const { PurgeTask } = require("acr-soft-delete");
            new PurgeTask("purge", { registryResourceId: unknown, schedule: unknown, ago: unknown, keep: unknown,
                filters: [{ repository: unknown, tag: unknown }], softDelete: unknown, dryRun: unknown });
            new PurgeTask("other", { registryResourceId: unknown, schedule: unknown, filters: unknown, ago: "1d" });`);
        expect(failures).toEqual([]);
        expect(resources.filter(({ type }) => type === "azure-native:containerregistry:Task")).toHaveLength(2);
    });
});

describe("warnings", () => {
    test.each(["dev", "^dev", "dev$", "^a$|b", "(^a$)"])("a tag that is not anchored: %s", async (tag) => {
        await sent({ ...DEV, filters: [{ repository: "app", tag }] });
        expect(warnings).toEqual([expect.stringMatching(/filters\[0\]\.tag .*matches in the middle of tags as well/)]);
    });

    test.each(["^dev$", "^dev-.*", ".*-dev$", "^a$|^b$", "^(a|b)$", "^[|]$"])("none for %s", async (tag) => {
        await sent({ ...DEV, filters: [{ repository: "app", tag }] });
        expect(warnings).toEqual([]);
    });

    test.each<[string, Partial<PurgeTaskArgs>, number]>([
        ["the service's own agents", {}, 1],
        ["an identity of its own", { identity: { systemAssigned: true } }, 1],
        ["another identity", { identity: OTHER }, 0],
        ["agents in the network", { agentPoolName: "pool" }, 0],
    ])("a registry that keeps others out, and %s", async (_, args, count) => {
        await sent({ ...DEV, isNetworkRestricted: true, ...args });
        expect(warnings).toHaveLength(count);
        warnings.forEach((warning) => expect(warning).toMatch(/403/));
    });
});

describe("any input", () => {
    const NANOSECONDS = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3_600e9 };
    const YEARS_150 = 150 * 365 * 86_400;

    /** What Go reads as a duration, in seconds; undefined if it is none. */
    function goDuration(text: string): number | undefined {
        const [, sign, rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
        if (rest === "0") {
            return 0;
        }
        if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(rest)) {
            return undefined;
        }
        const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
        const sum = parts.reduce((all, [, number, unit]) => all + Number(number) * NANOSECONDS[unit as "s"], 0);
        return ((sign === "-" ? -1 : 1) * sum) / 1e9;
    }

    /** What the tool is documented to read: loosely if there is a `d` anywhere. */
    function documented(ago: string): number | "error" {
        if (!ago.includes("d")) {
            return goDuration(ago) ?? "error";
        }
        const [, days = "0", rest = ""] = /^([+-]?\d+)(?:d(.*))?/s.exec(ago) ?? [];
        const duration = rest === "" ? 0 : goDuration(rest);
        return duration === undefined ? YEARS_150 : Math.min(Number(days) * 86_400 + duration, YEARS_150);
    }

    test.each<[string, number | "error"]>([
        ["30d", 30 * 86_400],
        ["2d3h6m", 2 * 86_400 + 3 * 3_600 + 360],
        ["1.5h", 5_400],
        ["0.5d", 0],
        ["1.5d", 86_400],
        ["d7", 0],
        ["-30d", -30 * 86_400],
        ["7days", YEARS_150],
        ["30", "error"],
    ])("the documented reading of %s", (ago, seconds) => {
        expect(documented(ago)).toBe(seconds);
    });

    test("no accepted age is read differently by the tool", () => {
        const pieces = fc.constantFrom(..."0123456789dhmsn.+-ayµ ".split(""), "30", "d", "h", "99999999");
        const ages = fc.oneof(
            fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
            fc.string(),
        );
        let accepted = 0;
        fc.assert(
            fc.property(ages, (ago) => {
                const seconds = secondsOf(ago);
                accepted += seconds === undefined ? 0 : 1;
                return seconds === undefined || documented(ago) === seconds;
            }),
            { numRuns: 100_000 },
        );
        expect(accepted).toBeGreaterThan(300);
    });

    test("no accepted filter leaves its argument", () => {
        const hostile = fc.constantFrom(
            "'",
            '"',
            "$(",
            "`",
            "\n",
            " ",
            ": ",
            "#",
            "{{",
            "}}",
            "\\",
            "--",
            "$",
            "|",
            "&",
            "*",
        );
        const pieces = fc.oneof(hostile, fc.constantFrom("a", "dev", ".*", "^", "(?:x)", "[a-z]", "\t", "\0", "é"));
        const patterns = fc.oneof(
            fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join("")),
            fc.string(),
        );
        let accepted = 0;
        fc.assert(
            fc.property(patterns, patterns, (repository, tag) => {
                const error = refusal({ ...DEV, filters: [{ repository, tag }], matchAll: true });
                if (error !== "") {
                    return;
                }
                accepted += 1;
                const own = /^[^\s'"`#]+$/;
                expect(repository).toMatch(own);
                expect(tag).toMatch(own);
                expect(`${repository}:${tag}`).not.toMatch(/\{\{|\$\w|\$\(/);
            }),
            { numRuns: 3_000 },
        );
        expect(accepted).toBeGreaterThan(30);
    });
});
