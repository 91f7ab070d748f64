/** Renders previews for people at a terminal. */
import type { Colors } from "picocolors/types";
import { exitCode, type Preview } from "../model/preview";
import {
    countFindings,
    describeCounts,
    describeState,
    describeUrn,
    findResource,
    findSource,
    formatCount,
    formatTitle,
    getPolicyState,
    getWorstExitCode,
    groupByKey,
    indexResources,
    listResults,
    type PolicyState,
    type ResourceIndex,
    type Result,
} from "./summary";
import { formatPosition, toOneLine, toPlainText } from "./sanitize";
import type { ReportOptions } from "./options";
import { listChanges } from "./remediation-diff";
import { renderTree, type TreeOptions } from "./text-tree";

/** Renders the whole report, which ends in a newline. */
export function renderText(previews: readonly Preview[], options: ReportOptions): string {
    const reports = previews.map((preview) => renderProgram(preview, options));
    return [...reports, ...(previews.length === 1 ? [] : [`${renderTotal(previews, options)}\n`])].join("\n");
}

function renderProgram(preview: Preview, options: ReportOptions): string {
    const { colors } = options;
    const index = indexResources(preview);
    const severalPacks = preview.packs.length > 1;
    const results = groupByKey(listResults(preview), (one) => findResource(one, index)?.urn ?? "");
    const render = (result: Result) => renderResult(result, index, severalPacks, options);
    const tree: TreeOptions = { colors, getResults: (urn) => results.get(urn) ?? [], getColor, renderResult: render };
    const sections = [
        [colors.bold(toOneLine(formatTitle(preview))) + ", offline: no Azure call, no state"],
        renderTree(preview, tree),
        // Results about no resource of the preview, such as those about a component that was refused.
        (results.get("") ?? []).flatMap(render),
        renderPolicies(preview, colors),
        renderLog(preview),
        renderRemediations(preview, index, colors),
        preview.failures.map((failure) => colors.red("error: ") + toPlainText(failure)),
        [renderSummary(preview, options)],
    ];
    return sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n") + "\n")
        .join("\n");
}

function renderResult(
    result: Result,
    index: ResourceIndex,
    severalPacks: boolean,
    { colors, base }: ReportOptions,
): string[] {
    const isInTree = findResource(result, index) !== undefined;
    const subject = result.urn === undefined ? ["the whole stack"] : describeUrn(result.urn, index);
    const source = findSource(result, index);
    const head = [
        `${getColor(result.label, colors)(`[${result.label}]`)} ${colors.bold(toOneLine(result.policy))}`,
        severalPacks ? colors.dim(toOneLine(result.pack)) : "",
        isInTree ? "" : toOneLine(subject.join(" ")),
        source ? colors.dim(toOneLine(formatPosition(source, base))) : "",
    ];
    const message = toPlainText(result.message).split("\n");
    return [head.filter(Boolean).join("  "), ...message.map((line) => `  ${line}`.trimEnd())];
}

function getColor(label: Result["label"] | PolicyState["worst"], colors: Colors): (text: string) => string {
    switch (label) {
        case "mandatory":
        case "remediate":
            return colors.red;
        case "advisory":
        case "undecided":
            return colors.yellow;
        case "ok":
            return colors.green;
        case "disabled":
        case "incomplete":
            return colors.dim;
    }
}

function renderPolicies(preview: Preview, colors: Colors): string[] {
    const rows = preview.policies.map((policy) => {
        const state = getPolicyState(policy, preview);
        return {
            pack: toOneLine(policy.pack),
            name: toOneLine(policy.name),
            level: policy.level,
            result: getColor(state.worst, colors)(describeState(state)),
        };
    });
    const packWidth = Math.max(0, ...rows.map(({ pack }) => pack.length));
    const nameWidth = Math.max(0, ...rows.map(({ name }) => name.length));
    return rows.map(({ pack, name, level, result }) =>
        [colors.dim(pack.padEnd(packWidth)), name.padEnd(nameWidth), level.padEnd(9), result].join("  "),
    );
}

/** Errors that made the program fail are shown as failures only. */
function renderLog({ log, failures }: Preview): string[] {
    return log
        .filter(({ severity, message }) => severity !== "error" || !failures.includes(message))
        .map(({ severity, message }) => `${severity}: ${toPlainText(message)}`);
}

function renderRemediations({ remediated }: Preview, index: ResourceIndex, colors: Colors): string[] {
    return remediated.flatMap((one) => {
        const subject = toOneLine(describeUrn(one.urn, index).join(" "));
        return listChanges(one).map(({ path, before, after }) => {
            const change = `${toOneLine(path)} ${toOneLine(before)} → ${toOneLine(after)}`;
            return `${colors.cyan("remediated")}  ${subject}: ${change}`;
        });
    });
}

function renderSummary(preview: Preview, { colors, failOn }: ReportOptions): string {
    // Packs start at the same time.
    const boot = Math.max(0, ...preview.packs.map(({ bootMilliseconds }) => bootMilliseconds));
    const packs = preview.packs.length > 0 ? ` (packs ${formatSeconds(boot)})` : "";
    const color = exitCode(preview, failOn) === 0 ? colors.green : colors.red;
    return color([...describeCounts(countFindings([preview])), formatSeconds(preview.milliseconds) + packs].join(", "));
}

function renderTotal(previews: readonly Preview[], { colors, failOn }: ReportOptions): string {
    const color = getWorstExitCode(previews, failOn) === 0 ? colors.green : colors.red;
    return color(`${formatCount(previews.length, "program")}: ${describeCounts(countFindings(previews)).join(", ")}`);
}

function formatSeconds(milliseconds: number): string {
    return `${(milliseconds / 1000).toFixed(1)} s`;
}
