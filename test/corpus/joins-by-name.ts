import type { Corpus } from "../support/corpus";
import {
    AFTER_PROD,
    CACHE,
    GEO,
    NAMED_OFF,
    NAMED_ON,
    OFF,
    ON,
    OPEN_GEO,
    TWO_GROUPS,
    nginx,
    north,
    registry,
} from "./shared/joins";

/** Parts of a registry that name it by reference or by a literal name. */
export const corpus: Corpus = {
    cases: [
        // By where the name comes from.
        {
            name: "by reference",
            program: registry("prod", ON) + north("prod.name") + nginx("prod.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "by reference, soft delete is off",
            program: registry("prod", OFF) + north("prod.name") + nginx("prod.name"),
            says: [],
        },
        {
            name: "through apply",
            program: registry("prod", ON) + north("prod.name.apply((name) => name.toLowerCase())"),
            says: [`${GEO} north`],
        },
        {
            name: "through apply, soft delete is off",
            program: registry("prod", OFF) + north("prod.name.apply((name) => name.toLowerCase())"),
            says: [],
        },
        {
            name: "through the id",
            program: registry("prod", ON) + north(`prod.id.apply((id) => id.split("/").pop())`),
            says: [`${GEO} north`],
        },
        {
            name: "through a string that another resource is in as well",
            program: registry("prod", ON) + nginx("pulumi.all([group.name, prod.name]).apply(([, name]) => name)"),
            says: [`${CACHE} nginx`],
        },
        {
            name: "through the component of this project",
            program:
                `const prod = new Registry("prod", { ...at, sku: "Premium" });\n` +
                north("prod.name") +
                nginx("prod.name"),
            says: [`${GEO} north`, `${CACHE} nginx`],
        },
        {
            name: "through the component of this project, soft delete is off",
            program:
                `const prod = new Registry("prod", { ...at, sku: "Premium", softDelete: { enabled: false } });\n` +
                north("prod.name") +
                nginx("prod.name"),
            says: [],
        },
        {
            name: "a component takes the name of the registry outside",
            program: `
                ${registry("prod", ON)}
                class Replicas extends pulumi.ComponentResource {
                    constructor(name, args) {
                        super("contoso:index:Replicas", name, args);
                        new containerregistry.Replication("north", { ...replica, registryName: args.registryName }, { parent: this });
                    }
                }
                new Replicas("replicas", { registryName: prod.name });
            `,
            says: [`${GEO} north`],
        },
        {
            name: "a component puts out the name of the registry inside",
            program: `
                class Images extends pulumi.ComponentResource {
                    constructor(name, policies) {
                        super("contoso:index:Images", name);
                        const registry = new containerregistry.Registry(name, { ...at, sku: { name: "Premium" }, policies }, { parent: this });
                        this.registryName = registry.name;
                        this.registerOutputs({ registryName: registry.name });
                    }
                }
                const prod = new Images("prod", softDelete);
                const test = new Images("test", {});
                ${nginx("test.registryName")}
                ${north("prod.registryName")}
            `,
            says: [`${GEO} north`],
        },
        {
            name: "the registry is the parent",
            program: registry("prod", ON) + north("prod.name", "{ parent: prod }"),
            says: [`${GEO} north`],
        },

        // By name.
        {
            name: "by a literal name",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name, soft delete is off",
            program: registry("prod", NAMED_OFF) + north(`"contosoprod"`, AFTER_PROD),
            says: [],
        },
        {
            name: "by a literal name in other letter case",
            program: registry("prod", NAMED_ON) + nginx(`"ContosoProd"`, AFTER_PROD),
            says: [`${CACHE} nginx`],
        },
        {
            name: "by a longer literal name",
            program: registry("prod", NAMED_ON) + nginx(`"contosoprod2"`, AFTER_PROD),
            says: ["open soft-delete-without-cache-rules nginx"],
        },
        {
            name: "by a secret name",
            program: registry("prod", NAMED_ON) + north(`pulumi.secret("contosoprod")`, AFTER_PROD),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name in other letter case of the group",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD, `resourceGroupName: "Group"`),
            says: [`${GEO} north`],
        },
        {
            name: "by a literal name in another group",
            program: registry("prod", NAMED_ON) + north(`"contosoprod"`, AFTER_PROD, `resourceGroupName: "other"`),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by the resource's name, which is not the registry's",
            program: registry("prod", NAMED_ON) + north(`"prod"`, AFTER_PROD),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "by reference to a registry of a known name",
            program: registry("prod", NAMED_ON) + north("prod.name"),
            says: [`${GEO} north`],
        },

        // Two registries of one name.
        {
            name: "one name in two groups, replicated where soft delete is on",
            program:
                registry("prod", NAMED_ON) +
                registry("other", `${NAMED_OFF}, resourceGroupName: "other"`) +
                north(`"contosoprod"`, "{ dependsOn: [prod, other] }"),
            says: [`${GEO} north`],
        },
        {
            name: "one name in two groups, replicated where soft delete is off",
            program:
                registry("prod", NAMED_ON) +
                registry("other", `${NAMED_OFF}, resourceGroupName: "other"`) +
                north(`"contosoprod"`, "{ dependsOn: [prod, other] }", `resourceGroupName: "other"`),
            says: [],
        },
        {
            name: "one name in two unknown groups",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_OFF}, resourceGroupName: china.name`) +
                north(`"contosoprod"`, "{}", "resourceGroupName: china.name"),
            says: [`${OPEN_GEO} north`],
        },
        {
            name: "one name in two unknown groups, soft delete is on in both",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_ON}, resourceGroupName: china.name`) +
                north(`"contosoprod"`, "{}", "resourceGroupName: china.name"),
            says: [`${GEO} north`],
        },
        {
            name: "one name in two groups, distinguished by reference",
            program:
                TWO_GROUPS +
                registry("prod", `${NAMED_ON}, resourceGroupName: world.name`) +
                registry("other", `${NAMED_OFF}, resourceGroupName: china.name`) +
                north("other.name", "{}", "resourceGroupName: china.name"),
            says: [],
        },
    ],
};
