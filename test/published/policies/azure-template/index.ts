import * as azure from "@pulumi/azure-native";
import { PolicyPack, validateResourceOfType, validateStackResourcesOfType } from "@pulumi/policy";

new PolicyPack("azure-template", {
    policies: [
        {
            name: "private-containers",
            description: "Nobody reads a blob without logging in.",
            enforcementLevel: "mandatory",
            validateResource: validateResourceOfType(azure.storage.BlobContainer, (container, _, reportViolation) => {
                if (container.publicAccess === "Blob" || container.publicAccess === "Container") {
                    reportViolation(`The container is open at the level ${container.publicAccess}.`);
                }
            }),
        },
        {
            name: "no-admin-user",
            description: "Registries have no admin user, but for those that are listed.",
            enforcementLevel: "advisory",
            configSchema: {
                properties: { listed: { type: "array", items: { type: "string" }, default: [] } },
            },
            validateResource: validateResourceOfType(
                azure.containerregistry.Registry,
                (registry, args, reportViolation) => {
                    const { listed } = args.getConfig<{ listed: string[] }>();
                    if (registry.adminUserEnabled && !listed.includes(args.name)) {
                        reportViolation("The registry has an admin user.");
                    }
                },
            ),
        },
        {
            name: "few-machines",
            description: "A stack has few virtual machines.",
            enforcementLevel: "advisory",
            configSchema: { properties: { most: { type: "integer", minimum: 0, default: 1 } } },
            validateStack: validateStackResourcesOfType(
                azure.compute.VirtualMachine,
                (machines, args, reportViolation) => {
                    const { most } = args.getConfig<{ most: number }>();
                    if (machines.length > most) {
                        reportViolation(`There are ${machines.length} machines; ${most} would do.`);
                    }
                },
            ),
        },
    ],
});
