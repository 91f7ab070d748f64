import type { Corpus } from "../support/corpus";

const SD = "az acr config soft-delete update --status enabled --days 30 -r";
const GEO = "soft-delete-without-geo-replication";
/** Possible conflicts of soft delete on a registry outside the stack. */
const OPEN_EXCLUSIONS = ["cache-rules", "geo-replication", "retention-policy", "zone-redundancy"].map(
    (name) => `soft-delete-without-${name}`,
);
const ACR = "Microsoft.ContainerRegistry/registries";

const command = (name: string, script: string, environment = "", after = "[]") =>
    `new command.local.Command("${name}", { create: ${JSON.stringify(script)}, environment: { ${environment} } }, { dependsOn: ${after} });\n`;
/** A registry of the classic provider with an unknown name. */
const classicOne = (name: string, more = "") =>
    `const ${name} = new classic.Registry("${name}", { resourceGroupName: "group", sku: "Premium", ${more} });\n`;
const GEO_PROD = classicOne("prod", `georeplications: [{ location: "northeurope" }]`);
const BOTH = "A: prod.name, B: test.name";

const armRegistry = (policies: object, name = "prod") => ({
    type: ACR,
    apiVersion: "2023-11-01-preview",
    name,
    location: "westeurope",
    sku: { name: "Premium" },
    properties: { policies },
});
const armReplication = (name = "prod/north") => ({
    type: `${ACR}/replications`,
    apiVersion: "2023-11-01-preview",
    name,
    location: "northeurope",
});
const ON = { softDeletePolicy: { status: "enabled", retentionDays: 30 } };
const OFF = { softDeletePolicy: { status: "disabled" } };
const RETAINED = { retentionPolicy: { status: "enabled", days: 14 } };
const deploys = (name: string, resources: object[], parameters = "{}", declared: object = {}) =>
    `new resources.Deployment("${name}", { resourceGroupName: "group", properties: { mode: "Incremental", parameters: ${parameters},
        template: ${JSON.stringify({ parameters: declared, resources })} } }, { dependsOn: typeof prod === "undefined" ? [] : [prod] });\n`;
const specVersion = (name: string, resources: object[]) =>
    `new resources.TemplateSpecVersion("${name}", { ...at, templateSpecName: "spec", templateSpecVersion: "${name}", mainTemplate: ${JSON.stringify({ resources })} });\n`;
const native = (policies: string, name = `registryName: "prod",`) =>
    `const prod = new containerregistry.Registry("prod", { ...at, ${name} sku: { name: "Premium" }, ${policies} });\n`;
const certain = `if [ "$X" ]; then ${SD} prod; fi`;

/** Unknown names, and registries that are declared more than once. */
export const corpus: Corpus = {
    cases: [
        // Unknown names.
        {
            name: "a script with names in two variables",
            program: command("on", `${SD} "$SOFT"\naz acr replication create -l northeurope -r "$OTHER"`),
            says: OPEN_EXCLUSIONS.map((rule) => `open ${rule} on`),
        },
        {
            name: "a script with one variable for both names",
            program: command("on", `SOFT=prod\n${SD} "$SOFT"\naz acr replication create -l northeurope -r "$SOFT"`),
            says: [
                `mandatory ${GEO} on`,
                ...OPEN_EXCLUSIONS.filter((rule) => rule !== GEO).map((rule) => `open ${rule} on`),
            ],
        },
        {
            name: "two registries by their names in one script",
            program:
                classicOne("prod") +
                classicOne("test") +
                command("on", `${SD} "$A"\naz acr replication create -l northeurope -r "$B"`, BOTH),
            says: [`open ${GEO} on`],
        },
        {
            name: "a name that a script looks up, beside one in a variable",
            program: GEO_PROD + command("on", `az acr login -n "$A"; ${SD} "$OTHER"`, "A: prod.name"),
            says: OPEN_EXCLUSIONS.map((rule) => `open ${rule} on`),
        },
        {
            name: "a name in a variable of a script",
            program: GEO_PROD + command("on", `${SD} "$A"`, "A: prod.name"),
            says: [`mandatory ${GEO} on`],
        },
        {
            name: "two commands that may be about one of two registries",
            program:
                classicOne("prod") +
                classicOne("test") +
                command("on", `${SD} "$A"`, BOTH) +
                command("far", `az acr replication create -l northeurope -r "$A"`, BOTH),
            says: [`open ${GEO} far`],
        },
        // Calls that may not run.
        {
            name: "a call that may not run, for a registry that is not in the stack",
            program: command(
                "off",
                `if [ "$X" ]; then az acr config soft-delete update -r elsewhere --status disabled; fi`,
            ),
            says: ["open soft-delete-days-without-effect off"],
            atMostUndecided: true,
        },
        {
            name: "many equal calls that may not run",
            program: native("") + command("on", Array(8).fill(certain).join("\n"), "", "[prod]"),
            says: [],
            atMostUndecided: true,
        },
        {
            name: "many calls that may not run, and one with a conflict",
            program:
                native(`policies: ${JSON.stringify(RETAINED)}`) +
                command("on", Array(8).fill(certain).join("\n"), "", "[prod]"),
            says: ["open soft-delete-without-retention-policy on"],
            atMostUndecided: true,
        },
        // Registries that are declared again.
        {
            name: "a registry whose template turns on what excludes soft delete",
            program: native("policies: softDelete") + deploys("infra", [armRegistry(RETAINED)]),
            says: ["mandatory soft-delete-without-retention-policy infra"],
        },
        {
            name: "a registry declared again by a template without changes",
            program: native("policies: softDelete") + deploys("infra", [armRegistry({})]),
            says: [],
        },
        {
            name: "two templates of one registry",
            program:
                deploys("first", [armRegistry(ON)]) +
                deploys("second", [armRegistry(RETAINED)]).replace("typeof prod", "typeof first"),
            says: ["mandatory soft-delete-without-retention-policy second"],
        },
        {
            name: "a registry of another name in a template",
            program: native("policies: softDelete") + deploys("infra", [armRegistry(RETAINED, "other")]),
            says: [],
        },
        {
            name: "a template with the registry again, and a replication",
            program: native("policies: softDelete") + deploys("infra", [armRegistry({}), armReplication()]),
            says: [`mandatory ${GEO} infra`],
        },
        {
            name: "a registry's name passed to a template that declares it again",
            program:
                native("policies: softDelete", "") +
                deploys(
                    "infra",
                    [armRegistry(RETAINED, "[parameters('acrName')]")],
                    "{ acrName: { value: prod.name } }",
                    {
                        acrName: { type: "string" },
                    },
                ),
            says: ["mandatory soft-delete-without-retention-policy infra"],
        },
        {
            name: "a script that creates a registry and sets it up, the same at every update",
            program: `
                const create = "az acr create -n prod -g group --sku Premium && ${SD} prod && az acr config retention update -r prod --status enabled --type UntaggedManifests";
                new command.local.Command("on", { create, update: create });
            `,
            says: ["mandatory soft-delete-without-retention-policy on"],
        },
        {
            name: "two clouds with a registry of the same name",
            program: `
                const world = new resources.ResourceGroup("world", { location: "westeurope" });
                new containerregistry.Registry("one", { resourceGroupName: "group", registryName: "prod", location: "westeurope", sku: { name: "Premium" }, policies: softDelete });
                new containerregistry.Registry("two", { resourceGroupName: "other", registryName: "prod", location: "westeurope", sku: { name: "Premium" }, policies: ${JSON.stringify(RETAINED)} });
            `,
            says: [],
        },
        // Template specs, and parts of registries.
        {
            name: "two versions of a template spec",
            program: specVersion("v1", [armRegistry(ON)]) + specVersion("v2", [armRegistry(OFF), armReplication()]),
            says: [],
        },
        {
            name: "a version of a template spec with a conflict",
            program: specVersion("v1", [armRegistry(ON), armReplication()]),
            says: [`mandatory ${GEO} v1`],
        },
        {
            name: "an update of a cache rule whose registry has no soft delete",
            program: `
                const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" } });
                const nginx = new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: prod.name, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" });
                new pulumi.CustomResource("azapi:index/updateResource:UpdateResource", "up", { type: "${ACR}/cacheRules@2023-11-01-preview", resourceId: nginx.id, body: {} });
            `,
            says: [],
        },
        {
            name: "a template that receives another property of a registry",
            program:
                native("policies: softDelete", "") +
                deploys(
                    "infra",
                    [armReplication("[format('acr{0}/north', uniqueString(resourceGroup().id))]")],
                    "{ server: { value: prod.loginServer } }",
                    {
                        server: { type: "string" },
                    },
                ),
            says: [`open ${GEO} infra`],
        },
        {
            name: "a command with two replications",
            program:
                native("policies: softDelete") +
                command(
                    "far",
                    `az acr replication create -r prod -l northeurope; az acr replication create -r prod -l uksouth`,
                    "",
                    "[prod]",
                ),
            says: [`mandatory ${GEO} far`],
        },
    ],
};
