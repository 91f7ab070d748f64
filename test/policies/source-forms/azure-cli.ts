/** Source forms with calls of Azure CLI. */
import type { KnownSettings } from "../../rules/oracle";
import { resource } from "../../support/pack";
import { ACR, GROUP_ID, type Settings, type SourceForm, toProperties } from "./settings";

/** Returns calls of Azure CLI. The retention command sends 7 days by default. */
function listCalls(name: string, settings: Settings): string[] {
    const option = (key: string, value?: string | number) => (value === undefined ? "" : ` --${key} ${value}`);
    const { status, days, retentionStatus, retentionDays } = settings;
    return [
        ...((status ?? days) === undefined
            ? []
            : [`az acr config soft-delete update -r ${name}${option("status", status)}${option("days", days)}`]),
        ...((retentionStatus ?? retentionDays) === undefined
            ? []
            : [
                  `az acr config retention update --type UntaggedManifests --registry "${name}"${option("status", retentionStatus)}${option("days", retentionDays)}`,
              ]),
        ...settings.replications.map(
            (one) =>
                `az acr replication create -r '${name}' -l uksouth${option("zone-redundancy", one.zoneRedundancy)}`,
        ),
        ...settings.cacheRules.map(() => `az acr cache create -r ${name} -n x -s docker.io/library/x -t x`),
    ];
}
const getSentSettings = (settings: Settings): KnownSettings => ({
    ...settings,
    apiVersion: undefined,
    retentionDays:
        (settings.retentionStatus ?? settings.retentionDays) === undefined ? undefined : (settings.retentionDays ?? 7),
});
const formatCreate = (name: string, { sku, zoneRedundancy }: Settings) =>
    `az acr create -n ${name} -g group --sku ${sku}${zoneRedundancy ? ` --zone-redundancy ${zoneRedundancy}` : ""}`;

export const script: SourceForm = (name, settings) => ({
    resources: [
        resource("command:local:Command", name, {
            create: [formatCreate(name, settings), ...listCalls(name, settings)].join(" && \\\n  "),
        }),
    ],
    means: getSentSettings(settings),
});
export const deploymentScript: SourceForm = (name, settings) => ({
    resources: [
        resource("azure-native:resources:AzureCliScript", name, {
            scriptContent: ["set -e", formatCreate("$NAME", settings), ...listCalls("$NAME", settings)]
                .join("\n")
                .replace(/'\$NAME'/g, '"$NAME"'),
            environmentVariables: [{ name: "NAME", value: name }],
        }),
    ],
    means: getSentSettings(settings),
});
export const classic: SourceForm = (name, settings) => ({
    resources: [
        resource(
            "azure:containerservice/registry:Registry",
            name,
            toProperties({
                name,
                resourceGroupName: "group",
                sku: settings.sku,
                zoneRedundancyEnabled: settings.zoneRedundancy && true,
                georeplications: settings.replications.map((one) => ({
                    location: "uksouth",
                    zoneRedundancyEnabled: one.zoneRedundancy === "Enabled",
                })),
            }),
        ),
        ...settings.cacheRules.map((_, index) =>
            resource("azure:containerservice/registryCacheRule:RegistryCacheRule", `${name}-c${index}`, {
                containerRegistryId: `${GROUP_ID}/providers/${ACR}/${name}`,
                sourceRepo: "docker.io/library/x",
            }),
        ),
        ...listCalls(name, { ...settings, replications: [], cacheRules: [] }).map((create, index) =>
            resource("command:local:Command", `${name}-x${index}`, { create }),
        ),
    ],
    means: getSentSettings(settings),
});
