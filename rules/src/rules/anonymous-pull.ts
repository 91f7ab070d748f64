import { all, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { tierIsOtherThan, TIERS_ARTICLE } from "../service";

export const rule: Rule = {
    id: "anonymous-pull",
    displayName: "Anonymous pull within its tiers",
    title: "Anonymous pull needs the Standard or the Premium tier.",
    why: "The tiers are documented, but neither the API specification nor Pulumi's providers check them.",
    remedy: "Set the tier to Standard or Premium, or have everybody log in.",
    sources: [TIERS_ARTICLE],
    severity: "low",
    enforcement: "advisory",
    undecided: "ignore",
    enforcedByComponents: true,
    check: (settings) =>
        violatedIf(
            all(
                test(settings, "anonymousPullEnabled", (enabled) => enabled === true),
                tierIsOtherThan(settings, ["standard", "premium"]),
            ),
        ),
};
