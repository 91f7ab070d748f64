/** Renders previews as a comment for a pull request. */
import { isMandatory, type Preview } from "../model/preview";
import {
    buildDiagnostics,
    buildFailures,
    buildPolicies,
    buildRemediations,
    buildResources,
    buildUndecided,
    type Section,
} from "./markdown-sections";
import type { ReportOptions } from "./options";
import { countFindings, CUT_SHORT, describeCounts, formatCount, getWorstExitCode, isCutShort } from "./summary";

/** The comment begins with it, so that a workflow finds its own comment and updates it. */
export const MARKER = "<!-- acr-soft-delete-check -->";

/** The longest comment that GitHub accepts, in characters. */
export const LONGEST_COMMENT = 65_536;
/** Space for the note about what was left out. */
const NOTE_LENGTH = 600;

export function renderMarkdown(previews: readonly Preview[], { base, failOn }: ReportOptions): string {
    // The most important first.
    const sections = [
        buildFailures(previews),
        buildDiagnostics(previews, base, "Mandatory violations", "mandatory violation", ({ violations }) =>
            violations.filter(isMandatory),
        ),
        buildDiagnostics(previews, base, "Advisories", "advisory", ({ violations }) =>
            violations.filter((one) => !isMandatory(one)),
        ),
        buildUndecided(previews, base),
        buildRemediations(previews),
        buildPolicies(previews),
        buildResources(previews, base),
    ];
    const verdict = ["passed", "failed", "incomplete"][getWorstExitCode(previews, failOn)] ?? "";
    return fitSections(
        renderHead(previews, verdict),
        sections.filter(({ entries }) => entries.length > 0),
    );
}

function renderHead(previews: readonly Preview[], verdict: string): string {
    const programs = previews.length === 1 ? "" : ` in ${formatCount(previews.length, "program")}`;
    const counts = describeCounts(countFindings(previews)).join(", ");
    const note = previews.some(isCutShort) ? `${CUT_SHORT}\n\n` : "";
    return `${MARKER}\n**acr-soft-delete-check: ${verdict}.** ${counts}${programs}\n\n${note}`;
}

/** Takes entries as long as there is space; after the first that is left out, all others are left out. */
function fitSections(head: string, sections: readonly Section[]): string {
    const parts = [head];
    const leftOut: string[] = [];
    let space = LONGEST_COMMENT - NOTE_LENGTH - head.length;
    for (const { open, entries, close, describeEntries } of sections) {
        const taken = leftOut.length > 0 ? 0 : countFitting(entries, space - open.length - close.length);
        if (taken > 0) {
            const text = [open, ...entries.slice(0, taken), close].join("");
            parts.push(text);
            space -= text.length;
        }
        if (taken < entries.length) {
            leftOut.push(describeEntries(entries.length - taken));
        }
    }
    if (leftOut.length > 0) {
        parts.push(`**Left out**, because the length of a comment is limited: ${leftOut.join(", ")}.\n`);
    }
    return parts.join("").trimEnd() + "\n";
}

/** Counts how many of the first entries fit. */
function countFitting(entries: readonly string[], space: number): number {
    let length = 0;
    const beyond = entries.findIndex((entry) => (length += entry.length) > space);
    return beyond === -1 ? entries.length : beyond;
}
