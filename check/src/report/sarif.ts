/** Renders previews as SARIF 2.1.0, for code scanning. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "acr-soft-delete-rules";
import type { Diagnostic, EnforcementLevel, Preview, PreviewedPolicy, Severity } from "../model/preview";
import {
    CUT_SHORT,
    findResource,
    findSource,
    formatTitle,
    getPolicyId,
    getWorstExitCode,
    indexResources,
    isCutShort,
    listResults,
    type ResourceIndex,
} from "./summary";
import { joinPath, toFileReference, toFolderUri, toOneLine, toPlainText, toWebAddress, truncate } from "./sanitize";
import type { ReportOptions } from "./options";

const ROOT_ID = "%SRCROOT%";

/** Scores by which GitHub ranks security results: over 9 critical, from 7 high, from 4 medium. */
const SCORES: Record<Severity, string> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

// GitHub rejects or cuts what is longer.
const MOST_TAGS = 20;
const LONGEST_DESCRIPTION = 1024;
const LONGEST_NAME = 255;

/** A rule and its index in the list of all. */
interface IndexedRule {
    readonly index: number;
    readonly rule: object;
}

/**
 * Renders one run for everything. GitHub refuses a file in which two runs are of the same tool and category,
 * and one of more than 20 runs; a single run also leaves the category to the upload. For the same reason
 * the rules of all packs are the driver's: every reader finds them by `ruleIndex`. The packs are among
 * the extensions with their versions.
 */
export function renderSarif(previews: readonly Preview[], { base, failOn }: ReportOptions): string {
    const rules = collectRules(previews);
    const fingerprint = createFingerprinter();
    const log = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "acr-soft-delete-check",
                        semanticVersion: readOwnVersion(),
                        informationUri: REPOSITORY,
                        rules: [...rules.values()].map(({ rule }) => rule),
                    },
                    extensions: listPacks(previews),
                },
                invocations: [
                    {
                        executionSuccessful: previews.every(({ failures }) => failures.length === 0),
                        exitCode: getWorstExitCode(previews, failOn),
                        toolExecutionNotifications: previews.flatMap((preview) => buildNotifications(preview, base)),
                    },
                ],
                originalUriBaseIds: {
                    [ROOT_ID]: { uri: toFolderUri(base), description: { text: "The root of the sources." } },
                },
                columnKind: "utf16CodeUnits",
                // The most important first: of very many GitHub shows the first.
                results: previews.flatMap((preview) => {
                    const index = indexResources(preview);
                    return listResults(preview).map((result) => {
                        const id = getPolicyId(result.pack, result.policy);
                        return {
                            ruleId: id,
                            ruleIndex: rules.get(id)?.index,
                            level: toSarifLevel(result.label),
                            message: { text: getMessageText(result) },
                            locations: [buildLocation(result, preview, index, base)],
                            partialFingerprints: fingerprint(result, preview),
                        };
                    });
                }),
            },
        ],
    };
    return JSON.stringify(log, null, 2) + "\n";
}

/** Collects the rules of all previews by their ids. */
function collectRules(previews: readonly Preview[]): ReadonlyMap<string, IndexedRule> {
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

function toSarifLevel(level: EnforcementLevel | "undecided"): "error" | "warning" | "note" {
    switch (level) {
        case "mandatory":
        case "remediate":
            return "error";
        case "advisory":
            return "warning";
        case "undecided":
        case "disabled":
            return "note";
    }
}

function readOwnVersion(): string {
    const file = readFileSync(join(__dirname, "../../package.json"), "utf8");
    return (JSON.parse(file) as { version: string }).version;
}

function listPacks(previews: readonly Preview[]): object[] {
    const packs = previews.flatMap((preview) => preview.packs);
    const unique = new Map(packs.map(({ name, version }) => [JSON.stringify([name, version]), { name, version }]));
    return [...unique.values()].map(({ name, version }) => ({ name, version: version || undefined }));
}

function buildNotifications(preview: Preview, base: string): object[] {
    const notify = (level: string, text: string) => ({
        level,
        message: { text: escapeLinks(`${formatTitle(preview)}: ${toPlainText(text)}`) },
        locations: [{ physicalLocation: locateProject(preview, base) }],
    });
    const failures = preview.failures.map((failure) => notify("error", failure));
    return isCutShort(preview) ? [...failures, notify("warning", CUT_SHORT)] : failures;
}

function getMessageText({ pack, policy, message }: Diagnostic): string {
    return escapeLinks(toPlainText(message).trim() || getPolicyId(pack, policy));
}

/** In SARIF, `[text](target)` is a link, but messages of policies have none. */
function escapeLinks(text: string): string {
    return text.replace(/\[(?=[^[\]]*\]\()/g, "\\[");
}

function buildLocation(diagnostic: Diagnostic, preview: Preview, index: ResourceIndex, base: string): object {
    const resource = findResource(diagnostic, index);
    const source = findSource(diagnostic, index);
    const urn = resource?.urn ?? diagnostic.urn;
    const name = resource?.name;
    return {
        physicalLocation: source
            ? buildPhysicalLocation(source.file, source.line, source.column, base)
            : locateProject(preview, base),
        logicalLocations: urn === undefined ? undefined : [{ name, fullyQualifiedName: urn, kind: "resource" }],
    };
}

function locateProject({ root }: Preview, base: string): object {
    return buildPhysicalLocation(joinPath(root, "Pulumi.yaml"), 1, 1, base);
}

function buildPhysicalLocation(file: string, line: number, column: number, base: string): object {
    const { uri, isRelative } = toFileReference(file, base);
    return {
        artifactLocation: { uri, uriBaseId: isRelative ? ROOT_ID : undefined },
        // GitHub needs an end. Only the start of the expression is known.
        region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
    };
}

/**
 * Creates fingerprints, which stay the same when lines move: of policy, resource and the first line of the message,
 * plus an occurrence index for duplicates. GitHub uses `primaryLocationLineHash` alone. Without it, GitHub's action
 * would compute one from the text of the line, and resources that one line declares in a loop would be one alert:
 * dismissing it would hide them all.
 */
function createFingerprinter() {
    const occurrences = new Map<string, number>();
    return ({ pack, policy, urn, message }: Diagnostic, { project, stack }: Preview) => {
        const title = toPlainText(message).trim().split("\n")[0];
        const parts = JSON.stringify([pack, policy, urn ?? `${project}/${stack}`, title]);
        const hash = createHash("sha256").update(parts).digest("hex").slice(0, 32);
        const occurrence = (occurrences.get(hash) ?? 0) + 1;
        occurrences.set(hash, occurrence);
        const fingerprint = `${hash}:${occurrence}`;
        return { "acrSoftDelete/v1": fingerprint, primaryLocationLineHash: fingerprint };
    };
}
