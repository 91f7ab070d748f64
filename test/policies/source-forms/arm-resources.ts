/** A registry and its parts as ARM resources. */
import { ACR, type Settings } from "./settings";

export const getPolicies = ({ status, days, retentionStatus, retentionDays }: Settings) => ({
    ...((status ?? days) === undefined ? {} : { softDeletePolicy: { status, retentionDays: days } }),
    ...((retentionStatus ?? retentionDays) === undefined
        ? {}
        : { retentionPolicy: { status: retentionStatus, days: retentionDays } }),
});

const getBody = (settings: Settings) => ({
    sku: { name: settings.sku },
    properties: { zoneRedundancy: settings.zoneRedundancy, policies: getPolicies(settings) },
});

/** Returns the ARM resources; `join` builds the names of parts. */
export function listArmResources(name: string, settings: Settings, join: (...pieces: string[]) => string) {
    const at = { apiVersion: settings.apiVersion, location: "westeurope" };
    const child = (type: string, index: number, properties: object) => ({
        ...at,
        type: `${ACR}/${type}`,
        name: join(name, `p${index}`),
        properties,
    });
    return [
        { ...at, type: ACR, name: join(name), ...getBody(settings) },
        ...settings.replications.map((one, index) => child("replications", index, one)),
        ...settings.cacheRules.map((_, index) =>
            child("cacheRules", index, { sourceRepository: "docker.io/library/x" }),
        ),
    ];
}

export const makeTemplate = (resources: unknown, parameters: object = {}) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters,
    resources,
});
