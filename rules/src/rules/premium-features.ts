import { all, any, test, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { isEnabled, equalsIgnoreCase, tierIsOtherThan, TIERS_ARTICLE } from "../service";

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
    enforcedByComponents: true,
    check: (settings) =>
        violatedIf(
            all(
                tierIsOtherThan(settings, ["premium"]),
                any(
                    testAny(settings.replications, "replications"),
                    testAny(settings.privateEndpoints, "privateEndpoints"),
                    test(settings, "publicNetworkAccess", (access) => equalsIgnoreCase(access, "disabled")),
                    test(settings, "networkDefaultAction", (action) => equalsIgnoreCase(action, "deny")),
                    test(settings, "dataEndpointEnabled", (enabled) => enabled === true),
                    test(settings, "exportStatus", (status) => equalsIgnoreCase(status, "disabled")),
                    isEnabled(settings, "encryptionStatus"),
                    isEnabled(settings, "quarantineStatus"),
                    isEnabled(settings, "trustStatus"),
                ),
            ),
        ),
};
