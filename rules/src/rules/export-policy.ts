import { all, equalsIgnoreCase, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import type { Source } from "../sources";

const EXPORT_ARTICLE: Source = {
    document: "Microsoft Learn: Disable export of artifacts from an Azure container registry",
    date: "2026-08-20",
    url: "https://learn.microsoft.com/azure/container-registry/data-loss-prevention",
};

const BUILT_IN_POLICY: Source = {
    document: "Azure Policy 524b0254-c285-4903-bee6-bb8126cde579: Container registries should have exports disabled",
    date: "2021-08-09",
    url: "https://github.com/Azure/azure-policy/tree/master/built-in-policies/policyDefinitions/Container%20Registry",
};

export const rule: Rule = {
    id: "export-policy",
    displayName: "Disabled exports without public access",
    title: "Disabled exports require disabled public network access.",
    why: "The service has refused public access on a registry with disabled exports. Public access is on unless it is disabled, so leaving it out is not enough.",
    remedy: "Set public network access to Disabled and reach the registry through private endpoints, or leave exports enabled.",
    sources: [EXPORT_ARTICLE, BUILT_IN_POLICY],
    severity: "low",
    enforcement: "mandatory",
    undecided: "ignore",
    check: (settings) =>
        violatedIf(
            all(
                test(settings, "exportStatus", (status) => equalsIgnoreCase(status, "disabled")),
                test(settings, "publicNetworkAccess", (access) => !equalsIgnoreCase(access, "disabled")),
            ),
        ),
};
