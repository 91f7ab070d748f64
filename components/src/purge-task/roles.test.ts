/** The identities and roles of a purge task. */
import * as pulumi from "@pulumi/pulumi";
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
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

async function sent(args: PurgeTaskArgs): Promise<Record<string, unknown>> {
    await valueOf(new PurgeTask("purge", args).command);
    await settled();
    return sentOf("containerregistry:Task")["purge"] ?? {};
}

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

    test("a registry in ABAC mode gets a generic task with its own identity", async () => {
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

    test("a registry in ABAC mode may get a task with a user-assigned identity", async () => {
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

    test("a system-assigned identity gets the roles as well", async () => {
        await sentInAbac({ identity: { systemAssigned: true } });
        expect(roles().map(({ principalId }) => principalId)).toEqual(["principal-of-purge", "principal-of-purge"]);
    });
});
