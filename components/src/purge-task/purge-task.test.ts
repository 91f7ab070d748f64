/** The component under the real SDK: the task that it registers, the roles that it gives, and what it warns of. */
import * as pulumi from "@pulumi/pulumi";
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
import { parse } from "yaml";
import {
    forget,
    registered,
    REGISTRY_ID,
    sentOf,
    settled,
    startMocks,
    valueOf,
} from "../../../test/support/mocked-components";
import { ABAC, DEV, GUIDS, IDENTITY_ID, OTHER } from "../../../test/support/purge-task";

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
