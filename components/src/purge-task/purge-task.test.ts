/** The task that a purge task registers, and its warnings. */
import * as pulumi from "@pulumi/pulumi";
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
import { parse } from "yaml";
import { forget, sentOf, settled, startMocks, valueOf } from "../../../test/support/mocked-components";
import { DEV, OTHER } from "../../../test/support/purge-task";

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

describe("the task", () => {
    test("is that of the Azure CLI, except for the image and the base image trigger", async () => {
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

    test("has the time limit of its step", async () => {
        const task = await sent({ ...DEV, timeoutSeconds: 7200 });
        expect(task).toMatchObject({ timeout: 7200 });
        expect(contentOf(task as never).steps).toMatchObject([{ timeout: 7200 }]);
    });

    test("has its command in one line, whatever its length", async () => {
        const filters = Array.from({ length: 20 }, (_, index) => ({ repository: `team/app${index}`, tag: "^dev-.*$" }));
        const { step } = (await sent({ ...DEV, filters })) as unknown as Task;
        const lines = Buffer.from(step.encodedTaskContent, "base64").toString().split("\n");
        expect(lines.filter((line) => line.includes("app0") && line.includes("app19"))).toHaveLength(1);
    });

    test("has the given name, region, tags and agent pool", async () => {
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

    test("has its id, name, command and days of recovery as outputs", async () => {
        const purge = new PurgeTask("purge", DEV);
        expect(await valueOf(purge.name)).toBe("purge");
        expect(await valueOf(purge.resourceId)).toBe("/containerregistry:Task/purge");
        expect(await valueOf(purge.command)).toBe(`${CALL} --filter 'team/.*:^dev-.*$' --ago 30d`);
        expect(await valueOf(purge.recoverableForDays)).toBe(30);
    });

    test.each<[string, PurgeTaskArgs["softDelete"]]>([
        ["off", { enabled: false, retentionDays: 30 }],
        ["not known to it", undefined],
    ])("warns that purges are final where soft delete is %s", async (_, softDelete) => {
        const purge = new PurgeTask("purge", { ...DEV, softDelete });
        expect(await valueOf(purge.recoverableForDays)).toBe(0);
        expect(warnings).toEqual([expect.stringMatching(/purge is final/)]);
    });

    test("is a dry run without a warning", async () => {
        await sent({ ...DEV, softDelete: undefined, dryRun: true });
        expect(warnings).toEqual([]);
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
    ])("a registry with restricted access, and %s", async (_, args, count) => {
        await sent({ ...DEV, isNetworkRestricted: true, ...args });
        expect(warnings).toHaveLength(count);
        warnings.forEach((warning) => expect(warning).toMatch(/403/));
    });
});
