import { all, isOtherTier, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { TIERS_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "anonymous-pull",
    displayName: "Anonymous pull within its tiers",
    title: "Anonymous pull requires the Standard or Premium tier.",
    why: "The documentation of the tiers says so, but neither the API specification nor Pulumi's providers check it.",
    remedy: "Set the tier to Standard or Premium, or require everyone to log in.",
    sources: [TIERS_ARTICLE],
    severity: "low",
    enforcement: "advisory",
    undecided: "ignore",
    enforcedByComponents: true,
    check: (settings) =>
        violatedIf(
            all(
                test(settings, "anonymousPullEnabled", (enabled) => enabled === true),
                isOtherTier(settings, ["standard", "premium"]),
            ),
        ),
};
