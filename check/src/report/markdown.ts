/** Renders previews as a comment for a pull request. */
import type { Diagnostic, Preview, PreviewedPolicy, PreviewedResource } from "../model/preview";
import { changesOf } from "./remediation-diff";
import {
    count,
    countsInWords,
    countsOf,
    isDefaultProvider,
    isMandatory,
    policyId,
    resourceOf,
    type Resources,
    resourcesOf,
    worstExitCode,
} from "./summary";
import type { ReportOptions } from "./options";
import { shownPath, sourceOf, webAddress } from "./locations";
import { cut, oneLine, plain } from "./sanitize";

/** The comment begins with it, so that a workflow finds its own comment and updates it. */
export const MARKER = "<!-- acr-soft-delete-check -->";

/** The most that GitHub takes as a comment, in characters. */
export const LONGEST_COMMENT = 65_536;
/** Leaves room for the note about what was left out. */
const ROOM_FOR_NOTE = 600;
const LONGEST_MESSAGE = 8_000;
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 1_000;

/** A part of the comment. Its entries are whole: they are shown or left out. */
interface Section {
    readonly open: string;
    readonly entries: readonly string[];
    readonly close: string;
    /** `3 advisories`: what a number of entries is called. */
    readonly inWords: (number: number) => string;
}

export function renderMarkdown(previews: readonly Preview[], { base, failOn }: ReportOptions): string {
    const verdict = ["passed", "failed", "incomplete"][worstExitCode(previews, failOn)];
    const programs = previews.length === 1 ? "" : ` in ${count(previews.length, "program")}`;
    const counts = countsInWords(countsOf(previews)).join(", ");
    const head = `${MARKER}\n**acr-soft-delete-check: ${verdict}.** ${counts}${programs}\n\n`;
    // Most important first.
    const sections = [
        failuresOf(previews),
        diagnosticsOf(previews, base, "Mandatory violations", "mandatory violation", ({ violations }) =>
            violations.filter(isMandatory),
        ),
        diagnosticsOf(previews, base, "Advisories", "advisory", ({ violations }) =>
            violations.filter((one) => !isMandatory(one)),
        ),
        undecidedOf(previews, base),
        remediationsOf(previews),
        policiesOf(previews),
        resourcesTable(previews, base),
    ];
    return fitted(
        head,
        sections.filter(({ entries }) => entries.length > 0),
    );
}

/** Takes entries as long as there is room; after the first that is left out, all others are. */
function fitted(head: string, sections: readonly Section[]): string {
    const parts = [head];
    const leftOut: string[] = [];
    let room = LONGEST_COMMENT - ROOM_FOR_NOTE - head.length;
    for (const { open, entries, close, inWords } of sections) {
        const taken = leftOut.length > 0 ? 0 : howMany(entries, room - open.length - close.length);
        if (taken > 0) {
            const text = [open, ...entries.slice(0, taken), close].join("");
            parts.push(text);
            room -= text.length;
        }
        if (taken < entries.length) {
            leftOut.push(inWords(entries.length - taken));
        }
    }
    if (leftOut.length > 0) {
        parts.push(`**Left out**, because a comment has an end: ${leftOut.join(", ")}.\n`);
    }
    return parts.join("").trimEnd() + "\n";
}

/** How many of the first entries fit. */
function howMany(entries: readonly string[], room: number): number {
    let length = 0;
    const beyond = entries.findIndex((entry) => (length += entry.length) > room);
    return beyond === -1 ? entries.length : beyond;
}

function failuresOf(previews: readonly Preview[]): Section {
    const where = whereIn(previews);
    const entries = previews.flatMap((preview) =>
        preview.failures.map((failure) => `${where(preview, "In ", ":\n\n")}${fenced(failure)}\n`),
    );
    const open = "### Failures\n\nWhat follows is incomplete.\n\n";
    return { open, entries, close: "", inWords: (number) => count(number, "failure") };
}

function diagnosticsOf(
    previews: readonly Preview[],
    base: string,
    title: string,
    singular: string,
    among: (preview: Preview) => readonly Diagnostic[],
): Section {
    const entries = diagnosticEntries(previews, base, among);
    const plural = title.toLowerCase();
    const open = `### ${title} (${entries.length})\n\n`;
    return { open, entries, close: "", inWords: (number) => count(number, singular, plural) };
}

function undecidedOf(previews: readonly Preview[], base: string): Section {
    const entries = diagnosticEntries(previews, base, ({ undecided }) => undecided);
    return details(`Undecided until the update (${entries.length})`, "", entries, (number) => `${number} undecided`);
}

function diagnosticEntries(
    previews: readonly Preview[],
    base: string,
    among: (preview: Preview) => readonly Diagnostic[],
): string[] {
    const where = whereIn(previews);
    return previews.flatMap((preview) => {
        const resources = resourcesOf(preview);
        const policies = new Map(preview.policies.map((policy) => [policyId(policy.pack, policy.name), policy]));
        const severalPacks = preview.packs.length > 1;
        return among(preview).map((one) => {
            const policy = linked(one.policy, policies.get(policyId(one.pack, one.policy))?.url ?? "");
            const pack = severalPacks ? ` of ${code(one.pack)}` : "";
            const what = subject(one, resources, base);
            return `**${policy}**${pack}: ${what}${where(preview, ", in ", "")}\n\n${fenced(one.message)}\n`;
        });
    });
}

/** The resource, and where it is declared. */
function subject(one: Diagnostic, resources: Resources, base: string): string {
    const resource = resourceOf(one, resources);
    const source = sourceOf(resource, resources);
    const what = resource
        ? `${code(resource.type)} ${code(resource.name)}`
        : one.urn === undefined
          ? "the whole stack"
          : code(one.urn);
    return source ? `${what}, ${code(`${shownPath(source.file, base)}:${source.line}`)}` : what;
}

function remediationsOf(previews: readonly Preview[]): Section {
    const where = whereIn(previews);
    const entries = previews.flatMap((preview) => {
        const { byUrn } = resourcesOf(preview);
        return preview.remediated.flatMap((one) => {
            const resource = byUrn.get(one.urn);
            const what = resource ? `${code(resource.type)} ${code(resource.name)}` : code(one.urn);
            return changesOf(one).map(
                ({ path, before, after }) =>
                    `- ${what}: ${code(path)} from ${code(before)} to ${code(after)}, by ${code(one.policy)}${where(preview, ", in ", "")}\n`,
            );
        });
    });
    const inWords = (number: number) => count(number, "remediation");
    return details(`Remediated (${entries.length})`, "", entries, inWords);
}

function policiesOf(previews: readonly Preview[]): Section {
    const rows = previews.flatMap((preview) =>
        preview.policies.map((policy) =>
            row([
                ...programCells(previews, preview),
                cell(policy.pack),
                linked(policy.name, policy.url, cell),
                policy.level,
                stateOf(policy, preview),
            ]),
        ),
    );
    const columns = [...programColumns(previews), "pack", "policy", "level", "result"];
    return details(count(rows.length, "policy", "policies"), header(columns), rows, (number) =>
        count(number, "policy", "policies"),
    );
}

function stateOf({ pack, name, level }: PreviewedPolicy, preview: Preview): string {
    const isOf = (one: Diagnostic) => one.pack === pack && one.policy === name;
    const violations = preview.violations.filter(isOf).length;
    const undecided = preview.undecided.filter(isOf).length;
    if (level === "disabled") {
        return "not run";
    }
    const found = [
        ...(violations > 0 ? [count(violations, "violation")] : []),
        ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ];
    return found.join(", ") || (preview.failures.length > 0 ? "incomplete" : "ok");
}

function resourcesTable(previews: readonly Preview[], base: string): Section {
    const rows = previews.flatMap((preview) => {
        const remediated = new Set(preview.remediated.map(({ urn }) => urn));
        return preview.resources
            .filter((one) => !isDefaultProvider(one))
            .map((one) =>
                row([
                    ...programCells(previews, preview),
                    cell(one.type),
                    cell(one.name),
                    one.source ? cell(`${shownPath(one.source.file, base)}:${one.source.line}`) : "",
                    notes(one, remediated).join(", "),
                ]),
            );
    });
    const columns = [...programColumns(previews), "type", "name", "declared in", "notes"];
    return details(count(rows.length, "resource"), header(columns), rows, (number) => count(number, "resource"));
}

function notes({ operation, protect, urn }: PreviewedResource, remediated: ReadonlySet<string>): string[] {
    return [
        operation === "read" ? "read" : "",
        protect ? "protected" : "",
        remediated.has(urn) ? "remediated" : "",
    ].filter(Boolean);
}

/** Names the program, if there are several. */
function whereIn(previews: readonly Preview[]) {
    return ({ project, stack }: Preview, before: string, after: string) =>
        previews.length > 1 ? `${before}${code(project)} (stack ${code(stack)})${after}` : "";
}

function programColumns(previews: readonly Preview[]): string[] {
    return previews.length > 1 ? ["program"] : [];
}

function programCells(previews: readonly Preview[], { project, stack }: Preview): string[] {
    return previews.length > 1 ? [`${cell(project)} (${cell(stack)})`] : [];
}

// The blank lines end the HTML, so that what is between is Markdown again.
function details(
    summary: string,
    open: string,
    entries: readonly string[],
    inWords: (number: number) => string,
): Section {
    return {
        open: `<details>\n<summary>${summary}</summary>\n\n${open}`,
        entries,
        close: "\n</details>\n\n",
        inWords,
    };
}

function header(columns: readonly string[]): string {
    return row(columns) + row(columns.map(() => "---"));
}

function row(cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |\n`;
}

// All text that is not ours goes through one of the following. Code is the one place in which GitHub
// makes nothing of it: no HTML, no links, no mention of users, no references to issues.

/** Text of one line. */
function code(text: string): string {
    const { start, more } = cut(oneLine(text) || "(empty)", LONGEST_NAME);
    const shown = more > 0 ? `${start}…` : start;
    const fence = "`".repeat(longestRun(shown) + 1);
    // One space on both sides is taken off again, and keeps backticks apart.
    const space = /^`|`$/.test(shown) ? " " : "";
    return fence + space + shown + space + fence;
}

/** Text of one line in a table. An escaped bar is read differently by different parsers, so there is none. */
function cell(text: string): string {
    return code(text.replaceAll("|", "¦"));
}

/** A name that leads to a page, if it is one on the web. */
function linked(name: string, url: string, show: (text: string) => string = code): string {
    const address = webAddress(url);
    if (address === undefined || address.length > LONGEST_ADDRESS) {
        return show(name);
    }
    return `[${show(name)}](<${address.replaceAll("&", "&amp;")}>)`;
}

/** Text of several lines. */
function fenced(text: string): string {
    const { start, more } = cut(plain(text).trimEnd(), LONGEST_MESSAGE);
    const shown = more > 0 ? `${start}\n[${more} more characters]` : start;
    const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
    return `${fence}text\n${shown}\n${fence}\n`;
}

/** Length of the longest row of backticks. */
function longestRun(text: string): number {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
