import type { Corpus } from "../support/corpus";
import { AFTER_PROD, CACHE, GEO, NAMED_OFF, NAMED_ON, OFF, ON, OPEN_GEO, nginx, north, registry } from "./shared/joins";

/** The resource that is reported, whatever the order in which a registry and its parts are declared. */
export const corpus: Corpus = {
    cases: [
        // The resource that is reported.
        {
            name: "the registry comes after its parts",
            program:
                north(`"contosoprod"`) +
                nginx(`"contosoprod"`) +
                registry("prod", NAMED_ON, "{ dependsOn: [north, nginx] }"),
            says: [`${GEO} prod`, `${CACHE} prod`],
        },
        {
            name: "the registry comes after its parts, soft delete is off",
            program:
                north(`"contosoprod"`) +
                nginx(`"contosoprod"`) +
                registry("prod", NAMED_OFF, "{ dependsOn: [north, nginx] }"),
            says: [],
        },
        {
            name: "the registry comes between its parts",
            program:
                north(`"contosoprod"`) +
                registry("prod", NAMED_ON, "{ dependsOn: north }") +
                nginx(`"contosoprod"`, AFTER_PROD),
            says: [`${GEO} prod`, `${CACHE} nginx`],
        },
        {
            name: "each part has a violation of its own",
            program: `
                ${registry("prod", ON)}
                for (const location of ["northeurope", "uksouth"]) {
                    new containerregistry.Replication(location, { ...at, location, registryName: prod.name });
                }
                ${nginx("prod.name")}
            `,
            says: [`${GEO} northeurope`, `${GEO} uksouth`, `${CACHE} nginx`],
        },
        {
            name: "parts of two registries with soft delete",
            program: registry("prod", ON) + registry("test", ON) + north("prod.name") + nginx("test.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "one registry with soft delete, and another with all the parts",
            program: registry("prod", ON) + registry("test", OFF) + north("test.name") + nginx("test.name"),
            says: [],
        },
        {
            name: "a registry's own violation is not reported on its part",
            program:
                registry("prod", "policies: { ...softDelete, retentionPolicy: { status: 'enabled' } }") +
                north("prod.name"),
            says: ["mandatory soft-delete-without-retention-policy prod", `${GEO} north`],
        },
        {
            name: "a replica of unknown zone redundancy",
            program: registry("prod", ON) + north("prod.name", "{}", "zoneRedundancy: unknown"),
            says: [`${GEO} north`, "open soft-delete-without-zone-redundancy north"],
        },
        {
            name: "a replica of unknown zone redundancy, soft delete is off",
            program: registry("prod", OFF) + north("prod.name", "{}", "zoneRedundancy: unknown"),
            says: [],
        },
        {
            name: "a replica of a registry with unknown soft delete",
            program: `
                const prod = new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, registryName: "contosoprod", policies: { softDeletePolicy: { status: unknown, retentionDays: 7 } } });
                ${north(`"contosoprod"`, AFTER_PROD)}
            `,
            says: [`${OPEN_GEO} north`, "open soft-delete-status prod"],
        },

        // Three providers, one registry.
        {
            name: "a classic registry, a command and a replication of azure-native",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                const on = new command.local.Command("on", { create: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: prod });
                ${north(`"contosoprod"`, "{ dependsOn: on }")}
            `,
            says: [`${GEO} north`],
        },
        {
            name: "a classic registry, a replication of azure-native and then a command",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                ${north("prod.name")}
                new command.local.Command("on", { create: "az acr config soft-delete update -r contosoprod --status enabled" }, { dependsOn: north });
            `,
            says: [`${GEO} on`],
        },
        {
            name: "a classic registry, a replication of azure-native and a command that turns soft delete off",
            program: `
                const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });
                ${north("prod.name")}
                new command.local.Command("off", { create: "az acr config soft-delete update -r contosoprod --status disabled" }, { dependsOn: north });
            `,
            says: [],
        },
        {
            name: "a registry of azure-native, a cache rule of the classic provider",
            program: `
                ${registry("prod", ON)}
                new classic.RegistryCacheRule("nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" });
            `,
            says: [`${CACHE} nginx`],
        },
        {
            name: "a registry of azure-native without soft delete, a cache rule of the classic provider",
            program: `
                ${registry("prod", OFF)}
                new classic.RegistryCacheRule("nginx", { containerRegistryId: prod.id, sourceRepo: "docker.io/library/nginx", targetRepo: "nginx" });
            `,
            says: [],
        },
    ],
};
