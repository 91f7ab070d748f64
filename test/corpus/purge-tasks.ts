import type { Case, Corpus } from "../support/corpus";
import { ID, ON, PROTECTED, QUERY, inTemplate, native } from "./shared/operations";

const FINAL = "advisory purge-with-soft-delete";

/** An alert, so that cases about purges have no other violation. */
const WATCHED = `
    new (require("@pulumi/azure-native/monitor").ScheduledQueryRule)("watch", { resourceGroupName: "group", scopes: [prod.id],
        criteria: { allOf: [{ query: "${QUERY}" }] } });`;

function content(cmd: string): string {
    return Buffer.from(`version: v1.1.0\nsteps:\n  - cmd: ${cmd}\n    timeout: 3600\n`).toString("base64");
}

function task(cmd: string, registryName = "prod.name"): string {
    return `new containerregistry.Task("purge", { resourceGroupName: "group", registryName: ${registryName},
        step: { type: "EncodedTask", encodedTaskContent: "${content(cmd)}" } }, { dependsOn: prod });`;
}

function purging(policy: string, program: string): string {
    return `${native(policy, PROTECTED)} ${policy === ON ? WATCHED : ""} ${program}`;
}

/** One purge on a registry with soft delete, and on one without. */
function pair(name: string, program: string): Case[] {
    return [
        { name: `${name}, with soft delete`, program: purging(ON, program), says: [] },
        {
            name: `${name}, without soft delete`,
            program: purging("status: 'disabled'", program),
            says: [`${FINAL} purge`],
        },
    ];
}

/** Tasks that purge images. */
export const corpus: Corpus = {
    config: {
        "purge-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
        "deletion-alert": { level: "mandatory" },
        "registry-protection": { level: "mandatory" },
    },
    cases: [
        // Purges.
        ...pair("a purge by the tool's alias", task("acr purge --filter 'app:^dev' --ago 30d --untagged")),
        ...pair(
            "a purge by the tool's image",
            task("mcr.microsoft.com/acr/acr-cli:0.19 purge --registry $Registry --ago 30d"),
        ),
        ...pair("a purge over several lines", task(">\n      acr purge --ago 30d\n      --filter 'app:.*'")),
        ...pair("a purge by the registry's name", task("acr purge --ago 1d", "'contosoPROD'")),
        ...pair(
            "a classic task",
            `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: prod.id, platform: { os: "Linux" },
                encodedStep: { taskContent: "${content("acr purge --ago 1d")}" } });`,
        ),
        ...pair(
            "a task in JSON that is not encoded",
            `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: "${ID}", platform: { os: "Linux" },
                encodedStep: { taskContent: JSON.stringify({ steps: [{ cmd: "acr purge --ago 1d --dry-run=false" }] }) } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task as a plain ARM resource",
            `new resources.Resource("purge", { resourceGroupName: "group", resourceProviderNamespace: "Microsoft.ContainerRegistry",
                parentResourcePath: "registries/contosoprod", resourceType: "tasks", resourceName: "purge", apiVersion: "2025-03-01-preview",
                properties: { step: { type: "EncodedTask", encodedTaskContent: "${content("acr purge --ago 1d")}" } } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task in a template",
            `new resources.Deployment("purge", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [
                { type: "Microsoft.ContainerRegistry/registries/tasks", apiVersion: "2019-04-01", name: "contosoprod/purge",
                  properties: { step: { type: "EncodedTask", encodedTaskContent: "[base64('steps: [{cmd: acr purge --ago 1d}]')]" } } } ] } } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task by the Azure CLI",
            `new command.local.Command("purge", { create: "az acr task create -n purge -r contosoprod --cmd \\"acr purge --ago 1d\\" --schedule '0 1 * * *' -c /dev/null" }, { dependsOn: prod });`,
        ),
        {
            name: "a task in a template with unknown content",
            program: purging(
                "status: 'disabled'",
                `new resources.Deployment("purge", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [
                    { type: "Microsoft.ContainerRegistry/registries/tasks", apiVersion: "2019-04-01", name: "contosoprod/purge",
                      properties: { step: { type: "EncodedTask", encodedTaskContent: "[base64(newGuid())]" } } } ] } } }, { dependsOn: prod });`,
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a purge that is declared before its registry",
            program: `${task("acr purge --ago 1d", "'contosoprod'").replace("new", "const purge = new").replace("{ dependsOn: prod }", "{}")}
                ${native("status: 'disabled'", `${PROTECTED}, dependsOn: purge`)}`,
            says: [`${FINAL} prod`],
        },
        {
            name: "a dry run",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --dry-run --filter 'a:b'")),
            says: [],
        },
        {
            name: "a dry run that would unlock",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --dry-run --include-locked")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a filter that looks like a dry run",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --filter 'a --dry-run'")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a disabled task",
            program: purging(
                "status: 'disabled'",
                task("acr purge --ago 1d").replace("step:", "status: 'disabled', step:"),
            ),
            says: [],
        },
        {
            name: "a task that may be disabled",
            program: purging(
                "status: 'disabled'",
                task("acr purge --ago 1d").replace("step:", "status: prod.status.status, step:"),
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a disabled classic task",
            program: purging(
                "status: 'disabled'",
                `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: prod.id, platform: { os: "Linux" }, enabled: false,
                    encodedStep: { taskContent: "${content("acr purge --ago 1d")}" } });`,
            ),
            says: [],
        },
        {
            name: "a disabled task in a template",
            program: purging(
                "status: 'disabled'",
                inTemplate("Microsoft.ContainerRegistry/registries/tasks", "contosoprod/purge", {
                    properties: {
                        status: "Disabled",
                        step: { type: "EncodedTask", encodedTaskContent: content("acr purge --ago 1d") },
                    },
                }),
            ),
            says: [],
        },
        {
            name: "a task that does not purge",
            program: purging("status: 'disabled'", task("bash echo 'acr purged'")),
            says: [],
        },
        {
            name: "a purge of a registry without a soft delete setting",
            program: purging("", task("acr purge --ago 1d")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a purge of another registry",
            program: `${native("status: 'disabled'", PROTECTED)} ${native("status: 'disabled'", PROTECTED, "test")} ${task("acr purge --ago 1d", "test.name")}`,
            says: [`${FINAL} purge`],
        },
        {
            name: "a purge with unknown content",
            program: purging(
                "status: 'disabled'",
                `new containerregistry.Task("purge", { resourceGroupName: "group", registryName: prod.name,
                    step: { type: "EncodedTask", encodedTaskContent: prod.loginServer } });`,
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a purge of a registry with too few days",
            program: purging("status: 'enabled', retentionDays: 13", `${WATCHED} ${task("acr purge --ago 1d")}`),
            says: ["mandatory purge-minimum-days purge"],
        },
        {
            name: "a dry run on a registry with too few days",
            program: purging(
                "status: 'enabled', retentionDays: 13",
                `${WATCHED} ${task("acr purge --ago 1d --dry-run")}`,
            ),
            says: [],
        },
        {
            name: "a purge of a registry with the default days",
            program: purging("status: 'enabled'", `${WATCHED} ${task("acr purge --ago 1d")}`),
            says: ["mandatory purge-minimum-days purge"],
        },
    ],
};
