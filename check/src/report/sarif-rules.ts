/** Describes policies as the rules of a SARIF run. */
import type { EnforcementLevel, Severity } from "../model/levels";
import type { Diagnostic, Preview, PreviewedPolicy } from "../model/preview";
import { toWebAddress } from "./locations";
import { toOneLine, toPlainText, truncate } from "./sanitize";
import { getPolicyId } from "./summary";

/** Scores by which GitHub ranks security results: over 9 critical, from 7 high, from 4 medium. */
const SCORES: Record<Severity, string> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

// GitHub rejects or cuts what is longer.
const MOST_TAGS = 20;
const LONGEST_DESCRIPTION = 1024;
const LONGEST_NAME = 255;

/** A rule and its index in the list of all. */
export interface IndexedRule {
    readonly index: number;
    readonly rule: object;
}

/** Collects the rules of all previews by their ids. */
export function collectRules(previews: readonly Preview[]): ReadonlyMap<string, IndexedRule> {
    const rules = new Map<string, IndexedRule>();
    const add = (id: string, rule: () => object) => {
        if (!rules.has(id)) {
            rules.set(id, { index: rules.size, rule: rule() });
        }
    };
    for (const { policies, violations, undecided } of previews) {
        policies.forEach((policy) => add(getPolicyId(policy.pack, policy.name), () => buildRule(policy)));
        // A pack may report in the name of a policy that it does not list.
        [...violations, ...undecided].forEach((one) =>
            add(getPolicyId(one.pack, one.policy), () => buildUnlistedRule(one)),
        );
    }
    return rules;
}

function buildRule(policy: PreviewedPolicy): object {
    const { pack, name, level, severity, tags, remediationSteps, framework } = policy;
    // Empty texts are invalid.
    const description = toPlainText(policy.description).trim() || getPolicyId(pack, name);
    const helpUri = toWebAddress(policy.url);
    const help = toPlainText(remediationSteps).trim() || description;
    const reference = framework?.filter(Boolean).join(" ");
    return {
        id: getPolicyId(pack, name),
        name: truncate(name, LONGEST_NAME).start,
        shortDescription: { text: truncate(toOneLine(policy.displayName) || description, LONGEST_DESCRIPTION).start },
        fullDescription: { text: truncate(description, LONGEST_DESCRIPTION).start },
        helpUri,
        help: {
            text: helpUri ? `${help}\n\n${helpUri}` : help,
            markdown: helpUri ? `${help}\n\n[More about this policy](<${helpUri}>)` : help,
        },
        defaultConfiguration: { enabled: level !== "disabled", level: toSarifLevel(level) },
        properties: {
            tags: [...new Set([...(severity ? ["security"] : []), ...tags])].slice(0, MOST_TAGS),
            "security-severity": severity && SCORES[severity],
            framework: reference || undefined,
        },
    };
}

function buildUnlistedRule({ pack, policy, level, severity }: Diagnostic): object {
    return buildRule({
        pack,
        name: policy,
        level,
        severity,
        description: "",
        displayName: "",
        tags: [],
        remediationSteps: "",
        url: "",
    });
}

function toSarifLevel(level: EnforcementLevel): "error" | "warning" | "note" {
    switch (level) {
        case "mandatory":
        case "remediate":
            return "error";
        case "advisory":
            return "warning";
        case "disabled":
            return "note";
    }
}
