/** The sections of the comment for a pull request. */
import type { Diagnostic, Preview, PreviewedResource } from "../model/preview";
import {
    describeState,
    describeUrn,
    findSource,
    formatCount,
    getPolicyId,
    getPolicyState,
    indexResources,
    isDefaultProvider,
    type ResourceIndex,
} from "./summary";
import { formatPosition } from "./sanitize";
import { renderBlock, renderCell, renderCode, renderHeader, renderLink, renderRow } from "./markdown-text";
import { listChanges } from "./remediation-diff";

/** A part of the comment. Each of its entries is shown whole or left out. */
export interface Section {
    readonly open: string;
    readonly entries: readonly string[];
    readonly close: string;
    /** Names a number of entries: `3 advisories`. */
    readonly describeEntries: (number: number) => string;
}

type Select = (preview: Preview) => readonly Diagnostic[];

export function buildFailures(previews: readonly Preview[]): Section {
    const entries = previews.flatMap((preview) => {
        const program = formatProgram(previews, preview);
        const intro = program === "" ? "" : `In ${program}:\n\n`;
        return preview.failures.map((failure) => `${intro}${renderBlock(failure)}\n`);
    });
    const open = "### Failures\n\nThe results below are incomplete.\n\n";
    return { open, entries, close: "", describeEntries: (number) => formatCount(number, "failure") };
}

export function buildDiagnostics(
    previews: readonly Preview[],
    base: string,
    title: string,
    singular: string,
    select: Select,
): Section {
    const entries = renderDiagnostics(previews, base, select);
    const open = `### ${title} (${entries.length})\n\n`;
    return {
        open,
        entries,
        close: "",
        describeEntries: (number) => formatCount(number, singular, title.toLowerCase()),
    };
}

export function buildUndecided(previews: readonly Preview[], base: string): Section {
    const entries = renderDiagnostics(previews, base, ({ undecided }) => undecided);
    return fold(`Undecided until the update (${entries.length})`, "", entries, (number) => `${number} undecided`);
}

function renderDiagnostics(previews: readonly Preview[], base: string, select: Select): string[] {
    return previews.flatMap((preview) => {
        const index = indexResources(preview);
        const urls = new Map(preview.policies.map(({ pack, name, url }) => [getPolicyId(pack, name), url]));
        const program = appendProgram(previews, preview);
        return select(preview).map((one) => {
            const policy = renderLink(one.policy, urls.get(getPolicyId(one.pack, one.policy)) ?? "");
            const pack = preview.packs.length > 1 ? ` of ${renderCode(one.pack)}` : "";
            const subject = renderSubject(one, index, base);
            return `**${policy}**${pack}: ${subject}${program}\n\n${renderBlock(one.message)}\n`;
        });
    });
}

/** Names the resource and where it is declared. */
function renderSubject(diagnostic: Diagnostic, index: ResourceIndex, base: string): string {
    const urn = diagnostic.urn ?? index.stack?.urn;
    const subject = urn === undefined ? "the whole stack" : renderResource(urn, index);
    const source = findSource(diagnostic, index);
    return source ? `${subject}, ${renderCode(formatPosition(source, base))}` : subject;
}

function renderResource(urn: string, index: ResourceIndex): string {
    return describeUrn(urn, index).map(renderCode).join(" ");
}

export function buildRemediations(previews: readonly Preview[]): Section {
    const entries = previews.flatMap((preview) => {
        const index = indexResources(preview);
        const program = appendProgram(previews, preview);
        return preview.remediated.flatMap((one) =>
            listChanges(one).map(({ path, before, after }) => {
                const change = `${renderCode(path)} from ${renderCode(before)} to ${renderCode(after)}`;
                return `- ${renderResource(one.urn, index)}: ${change}, by ${renderCode(one.policy)}${program}\n`;
            }),
        );
    });
    return fold(`Remediated (${entries.length})`, "", entries, (number) => formatCount(number, "remediation"));
}

export function buildPolicies(previews: readonly Preview[]): Section {
    const rows = previews.flatMap((preview) =>
        preview.policies.map((policy) =>
            renderRow([
                ...listProgramCells(previews, preview),
                renderCell(policy.pack),
                renderLink(policy.name, policy.url, renderCell),
                policy.level,
                describeState(getPolicyState(policy, preview)),
            ]),
        ),
    );
    const header = renderHeader([...listProgramColumns(previews), "pack", "policy", "level", "result"]);
    const describeEntries = (number: number) => formatCount(number, "policy", "policies");
    return fold(describeEntries(rows.length), header, rows, describeEntries);
}

export function buildResources(previews: readonly Preview[], base: string): Section {
    const rows = previews.flatMap((preview) => {
        const remediatedUrns = new Set(preview.remediated.map(({ urn }) => urn));
        const declared = preview.resources.filter((one) => !isDefaultProvider(one));
        return declared.map((one) =>
            renderRow([
                ...listProgramCells(previews, preview),
                renderCell(one.type),
                renderCell(one.name),
                one.source ? renderCell(formatPosition(one.source, base)) : "",
                listNotes(one, remediatedUrns).join(", "),
            ]),
        );
    });
    const header = renderHeader([...listProgramColumns(previews), "type", "name", "declared in", "notes"]);
    const describeEntries = (number: number) => formatCount(number, "resource");
    return fold(describeEntries(rows.length), header, rows, describeEntries);
}

function listNotes({ operation, protect, urn }: PreviewedResource, remediatedUrns: ReadonlySet<string>): string[] {
    return [
        operation === "read" ? "read" : "",
        protect ? "protected" : "",
        remediatedUrns.has(urn) ? "remediated" : "",
    ].filter(Boolean);
}

/** Names the program; empty if there is only one. */
function formatProgram(previews: readonly Preview[], { project, stack }: Preview): string {
    return previews.length > 1 ? `${renderCode(project)} (stack ${renderCode(stack)})` : "";
}

function appendProgram(previews: readonly Preview[], preview: Preview): string {
    const program = formatProgram(previews, preview);
    return program === "" ? "" : `, in ${program}`;
}

function listProgramColumns(previews: readonly Preview[]): string[] {
    return previews.length > 1 ? ["program"] : [];
}

function listProgramCells(previews: readonly Preview[], { project, stack }: Preview): string[] {
    return previews.length > 1 ? [`${renderCell(project)} (${renderCell(stack)})`] : [];
}

// The blank lines end the HTML, so that what is between is Markdown again.
function fold(
    title: string,
    open: string,
    entries: readonly string[],
    describeEntries: (number: number) => string,
): Section {
    return {
        open: `<details>\n<summary>${title}</summary>\n\n${open}`,
        entries,
        close: "\n</details>\n\n",
        describeEntries,
    };
}
