/** Renders previews as SARIF 2.1.0, for code scanning. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "acr-soft-delete-rules";
import type { Diagnostic, Preview } from "../model/preview";
import { findSource, joinPath, toFileReference, toFolderUri } from "./locations";
import type { ReportOptions } from "./options";
import { toPlainText } from "./sanitize";
import { collectRules } from "./sarif-rules";
import {
    CUT_SHORT,
    findResource,
    formatTitle,
    getPolicyId,
    getWorstExitCode,
    indexResources,
    isCutShort,
    listResults,
    type ResourceIndex,
    type Result,
} from "./summary";

const ROOT_ID = "%SRCROOT%";

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
                            level: toResultLevel(result),
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

function readOwnVersion(): string {
    const file = readFileSync(join(__dirname, "../../package.json"), "utf8");
    return (JSON.parse(file) as { version: string }).version;
}

function listPacks(previews: readonly Preview[]): object[] {
    const packs = previews.flatMap((preview) => preview.packs);
    const unique = new Map(packs.map(({ name, version }) => [JSON.stringify([name, version]), { name, version }]));
    return [...unique.values()].map(({ name, version }) => ({ name, version: version || undefined }));
}

function toResultLevel({ label }: Result): "error" | "warning" | "note" {
    return label === "mandatory" ? "error" : label === "undecided" ? "note" : "warning";
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
