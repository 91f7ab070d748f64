import type { Corpus } from "../support/corpus";

const REQUIRED = "mandatory soft-delete-required prod";
const MINIMUM = "mandatory soft-delete-minimum-days prod";

/** Rules that are undecided for a registry outside the stack. */
const OPEN_ON = ["cache-rules", "geo-replication", "retention-policy", "zone-redundancy"].map(
    (name) => `open soft-delete-without-${name} on`,
);

function native(properties: string): string {
    return `const prod = new containerregistry.Registry("prod", { ...at, registryName: "contosoprod", sku: { name: "Premium" }, ${properties} });`;
}

const CLASSIC = `const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Premium" });`;

/** A command that comes after the registry. */
function update(options: string, name = "contosoprod"): string {
    return `new command.local.Command("on", { create: "az acr config soft-delete update -r ${name} ${options}" }, { dependsOn: prod });`;
}

/** An organisation that requires soft delete on every registry, for at least 14 days. */
export const corpus: Corpus = {
    config: {
        "soft-delete-required": { level: "mandatory" },
        "soft-delete-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
    },
    cases: [
        // Absent settings.
        {
            name: "a registry without soft delete settings",
            program: native(""),
            says: [REQUIRED],
        },
        {
            name: "a registry with soft delete and enough days",
            program: native("policies: { softDeletePolicy: { status: 'enabled', retentionDays: 14 } }"),
            says: [],
        },
        {
            name: "a registry with soft delete disabled",
            program: native("policies: { softDeletePolicy: { status: 'disabled' } }"),
            says: [REQUIRED],
        },
        {
            name: "other policies do not count as soft delete",
            program: native(
                "policies: { quarantinePolicy: { status: 'enabled' }, retentionPolicy: { status: 'enabled' } }",
            ),
            says: [REQUIRED],
        },
        {
            name: "soft delete outside of policies is not sent",
            program: `new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, sku: { name: "Premium" }, softDeletePolicy: softDelete.softDeletePolicy });`,
            says: [REQUIRED],
        },
        {
            name: "every registry is checked",
            program: `
                ${native("policies: softDelete")}
                new containerregistry.Registry("test", { ...at, sku: { name: "Basic" } });
                new classic.Registry("old", { resourceGroupName: "group", sku: "Basic" });
            `,
            says: ["mandatory soft-delete-required test", "mandatory soft-delete-required old"],
        },
        {
            name: "similar resources are not checked",
            program: `
                new pulumi.CustomResource("azure-native:machinelearningservices:Registry", "models", at);
                new pulumi.CustomResource("azure-native:containerregistry:ConnectedRegistry", "edge", at);
            `,
            says: [],
        },
        {
            name: "a replicated registry needs soft delete, too",
            program: `
                ${native("")}
                new containerregistry.Replication("north", { ...replica, registryName: prod.name });
            `,
            says: [REQUIRED],
        },
        {
            name: "soft delete on a replicated registry is a conflict",
            program: `
                ${native("policies: softDelete")}
                new containerregistry.Replication("north", { ...replica, registryName: prod.name });
            `,
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "a replication of a registry outside the stack needs no soft delete",
            program: `new containerregistry.Replication("north", { ...replica, registryName: "contosofar" });`,
            says: ["open soft-delete-without-geo-replication north"],
        },
        {
            name: "an unknown status",
            program: `new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, policies: { softDeletePolicy: { status: unknown, retentionDays: 30 } } });`,
            says: [
                "open soft-delete-required prod",
                "open soft-delete-status prod",
                "open soft-delete-days-without-effect prod",
            ],
        },
        {
            name: "an invalid status does not count as soft delete",
            program: native("policies: { softDeletePolicy: { status: 'on', retentionDays: 30 } }"),
            says: [REQUIRED, "mandatory soft-delete-status prod"],
        },
        {
            name: "the component of this project enables soft delete with too few days",
            program: `new Registry("prod", at);`,
            says: [MINIMUM],
        },
        {
            name: "the component of this project with enough days",
            program: `new Registry("prod", { ...at, softDelete: { retentionDays: 14 } });`,
            says: [],
        },

        // The organisation's minimum.
        {
            name: "thirteen days",
            program: native("policies: { softDeletePolicy: { status: 'Enabled', retentionDays: 13 } }"),
            says: [MINIMUM],
        },
        {
            name: "seven days filled in by the SDK",
            program: native("policies: { softDeletePolicy: { status: 'enabled' } }"),
            says: [MINIMUM],
        },
        {
            name: "seven days by the service's default",
            program: `new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, policies: { softDeletePolicy: { status: "enabled" } } });`,
            says: [MINIMUM],
        },
        {
            name: "too few days while soft delete is disabled",
            program: native("policies: { softDeletePolicy: { status: 'disabled', retentionDays: 7 } }"),
            says: [REQUIRED],
        },
        {
            name: "enough days without a status",
            program: native("policies: { softDeletePolicy: { retentionDays: 30 } }"),
            says: [REQUIRED, "advisory soft-delete-days-without-effect prod"],
        },
        {
            name: "unknown days",
            program: `new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, policies: { softDeletePolicy: { status: "enabled", retentionDays: unknown } } });`,
            says: ["open soft-delete-days prod", "open soft-delete-minimum-days prod"],
        },

        // Soft delete by Azure CLI.
        {
            name: "a classic registry",
            program: CLASSIC,
            says: [REQUIRED],
        },
        {
            name: "a classic registry and a command",
            program: CLASSIC + update("--status enabled --days 14"),
            says: [],
        },
        {
            name: "a command with too few days",
            program: CLASSIC + update("--status enabled --days 13"),
            says: ["mandatory soft-delete-minimum-days on"],
        },
        {
            name: "a command without days",
            program: CLASSIC + update("--status enabled"),
            says: [MINIMUM],
        },
        {
            name: "a command adds the days that the registry leaves out",
            program: `
                const prod = new pulumi.CustomResource("azure-native:containerregistry:Registry", "prod", { ...at, registryName: "contosoprod", policies: { softDeletePolicy: { status: "enabled" } } });
                ${update("--days 14")}
            `,
            says: [],
        },
        {
            name: "a command for an azure-native registry without soft delete settings",
            program: native("") + update("--status enabled --days 14"),
            says: [],
        },
        {
            name: "a command for another registry of the stack",
            program: `
                ${CLASSIC}
                const test = new classic.Registry("test", { name: "contosotest", resourceGroupName: "group", sku: "Premium" });
                ${update("--status enabled --days 14", "contosotest")}
            `,
            says: [REQUIRED],
        },
        {
            name: "a command that disables soft delete",
            program: native("policies: softDelete") + update("--status disabled"),
            says: ["mandatory soft-delete-required on", "advisory soft-delete-days-without-effect on"],
        },
        // An unreadable script may add the absent settings.
        {
            name: "one command for two registries with unknown names",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", sku: "Premium" });
                const test = new classic.Registry("test", { resourceGroupName: "group", sku: "Premium" });
                const create = 'az acr config soft-delete update --status enabled --days 30 -r "$A"; az acr config soft-delete update --status enabled --days 30 -r "$B"';
                new command.local.Command("on", { create, environment: { A: prod.name, B: test.name } });
            `,
            says: ["open soft-delete-required prod", "open soft-delete-required test"],
        },
        ...[
            `on() { az acr config soft-delete update -r "$1" --status enabled --days 30; }; on contosoprod`,
            `az acr list -o tsv | while read name; do az acr config soft-delete update -r "$name" --status enabled --days 30; done`,
        ].map((script) => ({
            name: `a registry that a script may concern: ${script}`,
            program: `${CLASSIC} new command.local.Command("on", { create: ${JSON.stringify(script)} }, { dependsOn: prod });`,
            says: ["open soft-delete-required prod", ...OPEN_ON],
            atMostUndecided: true,
        })),
        ...[
            `pwsh -Command "az acr config soft-delete update -r contosoprod --status enabled --days 30"`,
            `echo contosoprod | xargs az acr config soft-delete update --status enabled --days 30 -r`,
        ].map((script) => ({
            name: `a registry that an unreadable script may concern: ${script}`,
            program: `${CLASSIC} new command.local.Command("on", { create: ${JSON.stringify(script)} }, { dependsOn: prod });`,
            says: [
                "open soft-delete-required prod",
                ...OPEN_ON,
                ...["days", "days-without-effect", "minimum-days", "required", "status"].map(
                    (name) => `open soft-delete-${name} on`,
                ),
            ],
        })),
        {
            name: "a command for a registry with another name",
            program: CLASSIC + update("--status enabled --days 30", "other"),
            says: [REQUIRED, ...OPEN_ON],
        },
    ],
};
