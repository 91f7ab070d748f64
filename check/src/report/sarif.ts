/** Renders previews as SARIF 2.1.0, for code scanning. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, EnforcementLevel, Preview, PreviewedPolicy, Severity } from "../model/preview";
import { isMandatory, policyId, resourceOf, type Resources, resourcesOf, titleOf, worstExitCode } from "./summary";
import type { ReportOptions } from "./options";
import { fileIn, fileReference, folderUri, sourceOf, webAddress } from "./locations";
import { cut, oneLine, plain } from "./sanitize";

const HOME = "https://github.com/acr-soft-delete/acr-soft-delete";
const ROOT_ID = "%SRCROOT%";

/** How GitHub ranks what bears on security: over 9 critical, from 7 high, from 4 medium. */
const SCORES: Record<Severity, string> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

// GitHub refuses or cuts what is more.
const MOST_TAGS = 20;
const LONGEST_DESCRIPTION = 1024;
const LONGEST_NAME = 255;

/**
 * One run for everything. GitHub refuses a file in which two runs are of the same tool and category,
 * and one of more than 20 runs; a single run also leaves the category to whoever uploads it. For the
 * same reason the rules of all packs are the driver's: every reader finds them by `ruleIndex`. The
 * packs stand among the extensions with their versions.
 */
export function renderSarif(previews: readonly Preview[], { base, failOn }: ReportOptions): string {
    const rules = rulesOf(previews);
    const fingerprint = fingerprints();
    const log = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "acr-soft-delete-check",
                        semanticVersion: ownVersion(),
                        informationUri: HOME,
                        rules: [...rules.values()].map(({ rule }) => rule),
                    },
                    extensions: packsOf(previews),
                },
                invocations: [
                    {
                        executionSuccessful: previews.every(({ failures }) => failures.length === 0),
                        exitCode: worstExitCode(previews, failOn),
                        toolExecutionNotifications: previews.flatMap((preview) => notifications(preview, base)),
                    },
                ],
                originalUriBaseIds: {
                    [ROOT_ID]: { uri: folderUri(base), description: { text: "The root of the sources." } },
                },
                columnKind: "utf16CodeUnits",
                results: previews.flatMap((preview) => {
                    const resources = resourcesOf(preview);
                    return said(preview).map(({ diagnostic, level }) => {
                        const id = policyId(diagnostic.pack, diagnostic.policy);
                        return {
                            ruleId: id,
                            ruleIndex: rules.get(id)?.index,
                            level,
                            message: { text: messageText(diagnostic) },
                            locations: [locationOf(diagnostic, preview, resources, base)],
                            partialFingerprints: fingerprint(diagnostic, preview),
                        };
                    });
                }),
            },
        ],
    };
    return JSON.stringify(log, null, 2) + "\n";
}

function ownVersion(): string {
    const file = readFileSync(join(__dirname, "../../package.json"), "utf8");
    return (JSON.parse(file) as { version: string }).version;
}

/** Most important first: of very many GitHub shows the first. */
function said({ violations, undecided }: Preview) {
    return [
        ...violations.filter(isMandatory).map((diagnostic) => ({ diagnostic, level: "error" })),
        ...violations.filter((one) => !isMandatory(one)).map((diagnostic) => ({ diagnostic, level: "warning" })),
        ...undecided.map((diagnostic) => ({ diagnostic, level: "note" })),
    ];
}

/** All rules with their place in the list, by their ids. */
function rulesOf(previews: readonly Preview[]) {
    const rules = new Map<string, { readonly index: number; readonly rule: object }>();
    const add = (id: string, rule: () => object) => {
        if (!rules.has(id)) {
            rules.set(id, { index: rules.size, rule: rule() });
        }
    };
    for (const { policies, violations, undecided } of previews) {
        policies.forEach((policy) => add(policyId(policy.pack, policy.name), () => ruleOf(policy)));
        // A pack may report in the name of a policy that it does not list.
        [...violations, ...undecided].forEach((one) => add(policyId(one.pack, one.policy), () => unlistedRule(one)));
    }
    return rules;
}

function ruleOf(policy: PreviewedPolicy): object {
    const { pack, name, level, severity, tags, remediationSteps, framework } = policy;
    // Empty texts are refused.
    const description = plain(policy.description).trim() || policyId(pack, name);
    const helpUri = webAddress(policy.url);
    const help = plain(remediationSteps).trim() || description;
    const reference = framework?.filter(Boolean).join(" ");
    return {
        id: policyId(pack, name),
        name: cut(name, LONGEST_NAME).start,
        shortDescription: { text: cut(oneLine(policy.displayName) || description, LONGEST_DESCRIPTION).start },
        fullDescription: { text: cut(description, LONGEST_DESCRIPTION).start },
        helpUri,
        help: {
            text: helpUri ? `${help}\n\n${helpUri}` : help,
            markdown: helpUri ? `${help}\n\n[More about this policy](<${helpUri}>)` : help,
        },
        defaultConfiguration: { enabled: level !== "disabled", level: levelOf(level) },
        properties: {
            tags: [...new Set([...(severity ? ["security"] : []), ...tags])].slice(0, MOST_TAGS),
            "security-severity": severity && SCORES[severity],
            framework: reference || undefined,
        },
    };
}

function unlistedRule({ pack, policy, level, severity }: Diagnostic): object {
    return ruleOf({
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

function levelOf(level: EnforcementLevel): "error" | "warning" | "note" {
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

function packsOf(previews: readonly Preview[]): object[] {
    const packs = previews.flatMap((preview) => preview.packs);
    const unique = new Map(packs.map(({ name, version }) => [JSON.stringify([name, version]), { name, version }]));
    return [...unique.values()].map(({ name, version }) => ({ name, version: version || undefined }));
}

function notifications(preview: Preview, base: string): object[] {
    return preview.failures.map((failure) => ({
        level: "error",
        message: { text: literal(`${titleOf(preview)}: ${plain(failure)}`) },
        locations: [{ physicalLocation: projectFile(preview, base) }],
    }));
}

function messageText({ pack, policy, message }: Diagnostic): string {
    return literal(plain(message).trim() || policyId(pack, policy));
}

/** In SARIF, `[text](target)` is a link, but a message of a policy has none. */
function literal(text: string): string {
    return text.replace(/\[(?=[^[\]]*\]\()/g, "\\[");
}

function locationOf(diagnostic: Diagnostic, preview: Preview, resources: Resources, base: string): object {
    const resource = resourceOf(diagnostic, resources);
    const source = sourceOf(resource, resources);
    const urn = resource?.urn ?? diagnostic.urn;
    const name = resource?.name;
    return {
        physicalLocation: source
            ? physicalLocation(source.file, source.line, source.column, base)
            : projectFile(preview, base),
        logicalLocations: urn === undefined ? undefined : [{ name, fullyQualifiedName: urn, kind: "resource" }],
    };
}

function projectFile({ root }: Preview, base: string): object {
    return physicalLocation(fileIn(root, "Pulumi.yaml"), 1, 1, base);
}

function physicalLocation(file: string, line: number, column: number, base: string): object {
    const { uri, isRelative } = fileReference(file, base);
    return {
        artifactLocation: { uri, uriBaseId: isRelative ? ROOT_ID : undefined },
        // GitHub asks for an end. All that is known is where the expression starts.
        region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
    };
}

/**
 * What stays the same when lines move: policy, resource and the first line of the message, and the
 * how-manieth it is, should they be the same twice. GitHub goes by `primaryLocationLineHash` alone.
 * If it were left out, GitHub's action would compute it from the text of the line, and resources that
 * one line declares in a loop would be one alert: dismissing it would hide them all.
 */
function fingerprints() {
    const seen = new Map<string, number>();
    return ({ pack, policy, urn, message }: Diagnostic, { project, stack }: Preview) => {
        const title = plain(message).trim().split("\n")[0];
        const parts = JSON.stringify([pack, policy, urn ?? `${project}/${stack}`, title]);
        const hash = createHash("sha256").update(parts).digest("hex").slice(0, 32);
        const times = (seen.get(hash) ?? 0) + 1;
        seen.set(hash, times);
        const fingerprint = `${hash}:${times}`;
        return { "acrSoftDelete/v1": fingerprint, primaryLocationLineHash: fingerprint };
    };
}
