import { all, any, equalsIgnoreCase, isEnabled, isOtherTier, test, testAny, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { TIERS_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "premium-features",
    displayName: "Features within their tier",
    title: "Premium features require the Premium tier.",
    why: "Geo-replication, private endpoints, disabled public network access, network rules, dedicated data endpoints, customer-managed keys, disabled exports, quarantine and content trust are part of the Premium tier. The documentation of the tiers says so, but neither the API specification nor Pulumi's providers check it, and modules for other tools silently leave such settings out. The pack only advises, because the service's error is known for few of them.",
    remedy: "Set the tier to Premium, or remove the feature.",
    sources: [TIERS_ARTICLE],
    severity: "low",
    enforcement: "advisory",
    undecided: "ignore",
    enforcedByComponents: true,
    check: (settings) =>
        violatedIf(
            all(
                isOtherTier(settings, ["premium"]),
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
