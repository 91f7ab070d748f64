import { all, any, states, statesSome, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { isEnabled, sameWord, tierIsOtherThan, TIERS_ARTICLE } from "../service";

export const rule: Rule = {
    id: "premium-features",
    displayName: "Features within their tier",
    title: "Geo-replication, private endpoints, switched-off public access, network rules, dedicated data endpoints, customer-managed keys, switched-off exports, quarantine and content trust need the Premium tier.",
    why: "The tiers are documented, but neither the API specification nor Pulumi's providers check them, and modules for other tools leave such settings out without a word. The pack only advises, because no message of the service is known for most of them.",
    remedy: "Set the tier to Premium, or leave the feature out.",
    sources: [TIERS_ARTICLE],
    severity: "low",
    enforcement: "advisory",
    undecided: "ignore",
    isLimit: true,
    check: (settings) =>
        violatedIf(
            all(
                tierIsOtherThan(settings, ["premium"]),
                any(
                    statesSome(settings.replications, "replications"),
                    statesSome(settings.privateEndpoints, "privateEndpoints"),
                    states(settings, "publicNetworkAccess", (access) => sameWord(access, "disabled")),
                    states(settings, "networkDefaultAction", (action) => sameWord(action, "deny")),
                    states(settings, "dataEndpointEnabled", (enabled) => enabled === true),
                    states(settings, "exportStatus", (status) => sameWord(status, "disabled")),
                    isEnabled(settings, "encryptionStatus"),
                    isEnabled(settings, "quarantineStatus"),
                    isEnabled(settings, "trustStatus"),
                ),
            ),
        ),
};
