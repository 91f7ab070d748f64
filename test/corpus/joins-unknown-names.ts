import type { Corpus } from "../support/corpus";
import {
    AFTER_PROD,
    CACHE,
    GEO,
    NAMED_ON,
    OFF,
    ON,
    OPEN_GEO,
    TWO_GROUPS,
    nginx,
    north,
    registry,
} from "./shared/joins";

/** Parts of a registry whose name is unknown, or whose registry is not in the stack. */
export const corpus: Corpus = {
    cases: [
        // Unknown names.
        {
            name: "an unknown name of unknown origin",
            program: registry("prod", ON) + north("unknown"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name from the same source",
            // Whatever text the program puts around the unknown part, the engine shows the same.
            program: registry("prod", `registryName: unknown, ${ON}`) + north("unknown", AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name from the same source, soft delete is off",
            program: registry("prod", `registryName: unknown, ${OFF}`) + north("unknown"),
            says: [],
        },
        {
            name: "other text around an unknown name from the same source",
            program:
                registry("prod", "registryName: pulumi.interpolate`${group.name}acr`, " + ON) +
                north("pulumi.interpolate`${group.name}hub`", AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "other text around an unknown name from the same source, soft delete is off",
            program:
                registry("prod", "registryName: pulumi.interpolate`${group.name}acr`, " + OFF) +
                north("pulumi.interpolate`${group.name}hub`", AFTER_PROD),
            says: [],
        },
        {
            name: "other text in a script around an unknown name from the same source",
            program: `
                ${registry("prod", "registryName: pulumi.interpolate`${group.name}acr`, " + ON)}
                new command.local.Command("north", { create: "az acr replication create -l northeurope -r $A", environment: { A: pulumi.interpolate\`\${group.name}hub\` } });
            `,
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by reference to registries whose names share a source",
            program:
                registry("prod", "registryName: pulumi.interpolate`${group.name}acr`, " + ON) +
                registry("test", "registryName: pulumi.interpolate`${group.name}hub`, " + OFF) +
                north("test.name") +
                nginx("prod.name"),
            says: [`${CACHE} nginx`],
        },
        {
            name: "a conflict within one script about a registry of an unknown name",
            program: `
                ${registry("prod", "registryName: unknown")}
                new command.local.Command("on", { create: "az acr config soft-delete update -r $A --status enabled --days 120", environment: { A: unknown } });
            `,
            says: ["mandatory soft-delete-days on"],
        },
        {
            name: "a name that a script puts out, which is about another registry",
            program: `
                ${registry("prod", NAMED_ON)}
                const hub = new command.local.Command("hub", { create: "az acr show -n contosoprod && ./hub.sh" }, ${AFTER_PROD});
                ${north("hub.stdout")}
            `,
            says: [`${OPEN_GEO} north`],
            atMostUndecided: true,
        },
        {
            name: "a name that is computed from a group that a registry lies in",
            program:
                `const own = new resources.ResourceGroup("own", { location: "westeurope" });` +
                registry("prod", ON, "{ parent: own }") +
                north("pulumi.interpolate`${own.name}hub`"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "a name that is computed from a part of the registry",
            program: registry("prod", ON) + `${nginx("prod.name")}${north("nginx.id.apply((id) => id.split('/')[8])")}`,
            says: [`${CACHE} nginx`, `${GEO} north`],
        },
        {
            name: "an unknown name from another source",
            program: TWO_GROUPS + registry("prod", `registryName: world.id, ${ON}`) + north("china.id"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name that two registries may have",
            program:
                registry("prod", `registryName: unknown.apply((id) => id + "prod"), ${ON}`) +
                registry("test", `registryName: unknown.apply((id) => id + "test"), ${OFF}`) +
                north(`unknown.apply((id) => id + "test")`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "an unknown name that two registries may have, soft delete is off in both",
            program:
                registry("prod", `registryName: unknown.apply((id) => id + "prod"), ${OFF}`) +
                registry("test", `registryName: unknown.apply((id) => id + "test"), ${OFF}`) +
                north(`unknown.apply((id) => id + "test")`),
            says: [],
        },
        {
            name: "a name computed from another registry's",
            program:
                registry("prod", ON) +
                registry("geo", `registryName: prod.name.apply((name) => name + "geo"), ${OFF}`) +
                north(`prod.name.apply((name) => name + "geo")`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by reference to a registry whose name was computed from another's",
            program:
                registry("prod", ON) +
                registry("geo", `registryName: prod.name.apply((name) => name + "geo"), ${OFF}`) +
                north("geo.name"),
            says: [],
        },
        {
            name: "one of two registries",
            program:
                registry("prod", ON) +
                registry("test", OFF) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "one of two registries, soft delete is on in both",
            program:
                registry("prod", ON) +
                registry("test", ON) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [`${GEO} north`],
        },
        {
            name: "one of two registries, soft delete is off in both",
            program:
                registry("prod", OFF) +
                registry("test", OFF) +
                north("pulumi.all([prod.name, test.name]).apply((names) => names[0])"),
            says: [],
        },

        // Registries outside the stack.
        {
            name: "the registry is not in the stack",
            program: north(`"contosofar"`) + nginx(`"contosofar"`),
            says: [`${OPEN_GEO} north`, "open soft-delete-without-cache-rules nginx"],
        },
        {
            name: "a zone redundant replica of a registry that is not in the stack",
            program: north(`"contosofar"`, "{}", `zoneRedundancy: "Enabled"`),
            says: [`${OPEN_GEO} north`, "open soft-delete-without-zone-redundancy north"],
        },
        {
            name: "a dependency without a reference",
            program: registry("prod", ON) + north(`"contosofar"`, AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "the registry is only looked up",
            program:
                `const prod = containerregistry.Registry.get("prod", "/subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosofar");\n` +
                north("prod.name"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "a command turns soft delete on for a registry that is not in the stack",
            program: `
                const on = new command.local.Command("on", { create: "az acr config soft-delete update -r contosofar --status enabled" });
                ${north(`"contosofar"`, "{ dependsOn: on }")}
            `,
            says: [
                `${GEO} north`,
                "open soft-delete-without-cache-rules on",
                "open soft-delete-without-retention-policy on",
                "open soft-delete-without-zone-redundancy on",
            ],
        },
    ],
};
