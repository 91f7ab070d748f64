/** The arguments that a purge task refuses. */
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
import { forget, registered, settled, startMocks } from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";
import { ABAC, DEV, IDENTITY_ID, OTHER } from "../../../test/support/purge-task";

let PurgeTask: typeof PurgeTaskClass;
beforeAll(async () => {
    ({ PurgeTask } = await startMocks());
});
beforeEach(forget);

const refusal = (args: object) => refusalOf(() => new PurgeTask("purge", args as PurgeTaskArgs));

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
    ])("an age of %j", (ago, evidence) => {
        const message = refusal({ ...DEV, ago });
        expect(message).toMatch(evidence);
        expect(message).toMatch(/must be integers with units from days to seconds, in that order, such as 30d/);
        expect(message).toMatch(
            /other forms as everything \(0\.5d, d7, -30d\), as nothing \(7days\) or not at all \(30\)\./,
        );
        expect(registered).toEqual([]);
    });

    test.each<[string, object, RegExp]>([
        ["an empty repository", { repository: "", tag: "^a$" }, /filters\[0\]\.repository is required/],
        ["an empty tag", { repository: "app", tag: "" }, /filters\[0\]\.tag is required/],
        ["no tag", { repository: "app" }, /filters\[0\]\.tag/],
        ["a tag that is no text", { repository: "app", tag: 1 }, /filters\[0\]\.tag = 1 .*it is not a string/s],
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
    ])("no filter that leaves some tags: %j", async (filter) => {
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
    ])("a schedule of %j", (schedule) => {
        const message = refusal({ ...DEV, schedule });
        expect(message).toMatch(/schedule .*must be a cron expression with five fields/s);
        expect(message).toMatch(/that has a next run, in UTC, such as "0 1 \* \* Sun"; .*no seconds, no @daily/);
    });

    test.each(["0 1 * * Sun", "*/15 * * * *", "0 0 1 1,7 *", "30 2 * * 1-5", "0 1 29 2 *", "0 1 * jan mon"])(
        "no schedule of %j",
        async (schedule) => {
            expect(refusal({ ...DEV, schedule })).toBe("");
            await settled();
        },
    );

    test.each<[string, object, RegExp]>([
        ["no registry", { registryResourceId: undefined }, /registryResourceId is required/],
        ["a name in place of the registry's id", { registryResourceId: "prod" }, /registryResourceId = "prod"/],
        ["no schedule", { schedule: undefined }, /schedule is required/],
        ["an empty schedule", { schedule: "" }, /schedule is required/],
        ["a short name", { taskName: "abcd" }, /taskName = "abcd" .*: must be 5 to 50/],
        ["a name with a slash", { taskName: "a/b/c/d" }, /taskName/],
        ["no filter", { filters: [] }, /filters must have at least one filter, unless untaggedOnly is true/],
        ["no filters", { filters: undefined }, /filters must have at least one filter/],
        [
            "one filter in place of a list",
            { filters: { repository: "a", tag: "b" } },
            /filters must be an array of objects/,
        ],
        ["no age", { ago: undefined }, /ago is required, unless untaggedOnly is true/],
        ["untagged in two ways", { untagged: true, untaggedOnly: true }, /exclude each other/],
        ["to keep less than nothing", { keep: -1 }, /keep = -1 .*: must be an integer from 0/],
        ["to keep a half", { keep: 0.5 }, /keep = 0.5 /],
        ["no concurrency", { concurrency: 0 }, /concurrency = 0 .*: must be an integer from 1 to 32/],
        ["much concurrency", { concurrency: 33 }, /concurrency = 33 /],
        ["little time", { timeoutSeconds: 299 }, /timeoutSeconds = 299 .*: must be an integer from 300 to 28800/],
        ["much time", { timeoutSeconds: 28_801 }, /timeoutSeconds = 28801 /],
        ["words for a switch", { dryRun: "yes" }, /dryRun = "yes" .*: must be true or false/],
        ["an unknown mode", { roleAssignmentMode: "Rbac" }, /roleAssignmentMode = "Rbac" .*: must be one of/],
        ["no identity where one is required", { roleAssignmentMode: ABAC }, /identity is required in the mode/],
        ["two identities", { identity: { systemAssigned: true, ...OTHER } }, /either systemAssigned or userAssigned/],
        [
            "half an identity",
            { identity: { userAssigned: { resourceId: IDENTITY_ID } } },
            /identity\.userAssigned\.clientId is required/,
        ],
        ["a typo in soft delete", { softDelete: { enable: true } }, /softDelete\.enable does not exist/],
    ])("%s", (_, args, reason) => {
        expect(refusal({ ...DEV, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("several problems in one error", () => {
        const message = refusal({
            ...DEV,
            ago: "30",
            keep: -1,
            schedule: "daily",
            filters: [{ repository: "", tag: "" }],
        });
        expect(message).toMatch(/PurgeTask "purge": invalid arguments \(5 problems\)\./);
    });

    test("missing arguments", () => {
        expect(refusal(undefined as never)).toMatch(/registryResourceId is required/);
    });
});
