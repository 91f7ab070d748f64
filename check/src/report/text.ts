/** Renders previews for people at a terminal. */
import type { Colors } from "picocolors/types";
import {
    type Diagnostic,
    exitCode,
    type Preview,
    type PreviewedPolicy,
    type PreviewedResource,
} from "../model/preview";
import { changesOf } from "./remediation-diff";
import {
    count,
    countsInWords,
    countsOf,
    groupBy,
    isDefaultProvider,
    isMandatory,
    resourceOf,
    type Resources,
    resourcesOf,
    titleOf,
    worstExitCode,
} from "./summary";
import type { ReportOptions } from "./options";
import { shownPath, sourceOf } from "./locations";
import { oneLine, plain } from "./sanitize";

/** The whole report, ending in a newline. */
export function renderText(previews: readonly Preview[], options: ReportOptions): string {
    const reports = previews.map((preview) => programReport(preview, options));
    return [...reports, ...(previews.length === 1 ? [] : [`${total(previews, options)}\n`])].join("\n");
}

function programReport(preview: Preview, options: ReportOptions): string {
    const { colors } = options;
    const hanging = hangingIn(preview, options);
    const sections = [
        [colors.bold(oneLine(titleOf(preview))) + ", offline: no Azure call, no state"],
        tree(preview, hanging, colors),
        hanging.loose.flatMap((said) => block(said, "", hanging)),
        policyTable(preview, colors),
        logLines(preview),
        remediations(preview, colors),
        preview.failures.map((failure) => colors.red("error: ") + plain(failure)),
        [summary(preview, options)],
    ];
    return sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n") + "\n")
        .join("\n");
}

/** Something that a policy said, with the word for it. */
interface Said extends Diagnostic {
    readonly label: string;
}

/** What is said of which resource, and what it takes to show it. */
interface Hanging {
    readonly of: ReadonlyMap<string, readonly Said[]>;
    /** What is about no resource of the preview. */
    readonly loose: readonly Said[];
    readonly resources: Resources;
    readonly severalPacks: boolean;
    readonly options: ReportOptions;
}

function hangingIn(preview: Preview, options: ReportOptions): Hanging {
    const resources = resourcesOf(preview);
    const said = [
        ...preview.violations.filter(isMandatory).map((one) => ({ ...one, label: one.level })),
        ...preview.violations.filter((one) => !isMandatory(one)).map((one) => ({ ...one, label: one.level })),
        ...preview.undecided.map((one) => ({ ...one, label: "undecided" })),
    ];
    const about = groupBy(said, (one) => resourceOf(one, resources)?.urn ?? "");
    return { of: about, loose: about.get("") ?? [], resources, severalPacks: preview.packs.length > 1, options };
}

function tree(preview: Preview, hanging: Hanging, colors: Colors): string[] {
    const { byUrn } = hanging.resources;
    const declared = preview.resources.filter((one) => !isDefaultProvider(one));
    const children = groupBy(declared, ({ parent }) => parent ?? "");
    const remediated = new Set(preview.remediated.map(({ urn }) => urn));
    const line = (resource: PreviewedResource) => {
        const said = hanging.of.get(resource.urn) ?? [];
        return [nameOf(resource, colors), ...notes(resource, said, remediated.has(resource.urn), colors)].join("  ");
    };
    const below = (resource: PreviewedResource, indent: string): string[] => {
        const inner = children.get(resource.urn) ?? [];
        const blockIndent = indent + (inner.length > 0 ? "│  " : "  ");
        return [
            ...(hanging.of.get(resource.urn) ?? []).flatMap((said) => block(said, blockIndent, hanging)),
            ...inner.flatMap((child, index) => {
                const isLast = index === inner.length - 1;
                return [
                    indent + (isLast ? "└─ " : "├─ ") + line(child),
                    ...below(child, indent + (isLast ? "   " : "│  ")),
                ];
            }),
        ];
    };
    // The parent of a resource may be one that the program only names.
    const roots = declared.filter(({ parent }) => parent === undefined || !byUrn.has(parent));
    return [
        ...roots.flatMap((root) => [line(root), ...below(root, "")]),
        ...preview.resources
            .filter(isDefaultProvider)
            .flatMap((provider) => [colors.dim(line(provider)), ...below(provider, "")]),
    ];
}

function nameOf({ type, name }: PreviewedResource, colors: Colors): string {
    return `${colors.dim(oneLine(type))}  ${oneLine(name)}`;
}

function notes(
    { operation, protect }: PreviewedResource,
    said: readonly Said[],
    remediated: boolean,
    colors: Colors,
): string[] {
    const [worst] = said;
    const isViolation = worst !== undefined && worst.label !== "undecided";
    return [
        operation === "read" ? colors.dim("read") : "",
        protect ? colors.dim("protected") : "",
        remediated ? colors.cyan("remediated") : "",
        worst ? colorOf(worst, colors)(isViolation ? "violation" : "undecided") : "",
    ].filter(Boolean);
}

function block(said: Said, indent: string, { resources, severalPacks, options }: Hanging): string[] {
    const { colors, base } = options;
    const resource = resourceOf(said, resources);
    const source = sourceOf(resource, resources);
    const head = [
        `${colorOf(said, colors)(`[${said.label}]`)} ${colors.bold(oneLine(said.policy))}`,
        severalPacks ? colors.dim(oneLine(said.pack)) : "",
        resource ? "" : oneLine(said.urn ?? "the whole stack"),
        source ? colors.dim(`${oneLine(shownPath(source.file, base))}:${source.line}`) : "",
    ];
    return [
        indent + head.filter(Boolean).join("  "),
        ...plain(said.message)
            .split("\n")
            .map((line) => `${indent}  ${line}`.trimEnd()),
    ];
}

function colorOf({ label }: Said, colors: Colors): (text: string) => string {
    return label === "mandatory" ? colors.red : colors.yellow;
}

function policyTable({ policies, violations, undecided, failures }: Preview, colors: Colors): string[] {
    const packWidth = Math.max(0, ...policies.map(({ pack }) => oneLine(pack).length));
    const width = Math.max(0, ...policies.map(({ name }) => oneLine(name).length));
    return policies.map((policy) => {
        const isOf = (diagnostic: Diagnostic) => diagnostic.pack === policy.pack && diagnostic.policy === policy.name;
        const ok = failures.length > 0 ? colors.dim("incomplete") : colors.green("ok");
        const state = stateOf(policy, violations.filter(isOf).length, undecided.filter(isOf).length, ok, colors);
        const [pack, name] = [oneLine(policy.pack).padEnd(packWidth), oneLine(policy.name).padEnd(width)];
        return `${colors.dim(pack)}  ${name}  ${policy.level.padEnd(9)}  ${state}`;
    });
}

function stateOf(
    { level }: PreviewedPolicy,
    violations: number,
    undecided: number,
    ok: string,
    colors: Colors,
): string {
    if (level === "disabled") {
        return colors.dim("not run");
    }
    if (violations > 0) {
        return (level === "advisory" ? colors.yellow : colors.red)(count(violations, "violation"));
    }
    return undecided > 0 ? colors.yellow(`${undecided} undecided`) : ok;
}

/** Errors that made the program fail are told as failures. */
function logLines({ log, failures }: Preview): string[] {
    return log
        .filter(({ severity, message }) => severity !== "error" || !failures.includes(message))
        .map(({ severity, message }) => `${severity}: ${plain(message)}`);
}

function remediations(preview: Preview, colors: Colors): string[] {
    const { byUrn } = resourcesOf(preview);
    return preview.remediated.flatMap((one) => {
        const resource = byUrn.get(one.urn);
        const what = resource ? `${resource.type} ${resource.name}` : one.urn;
        return changesOf(one).map(
            ({ path, before, after }) =>
                `${colors.cyan("remediated")}  ${oneLine(what)}: ${oneLine(path)} ${oneLine(before)} → ${oneLine(after)}`,
        );
    });
}

function summary(preview: Preview, { colors, failOn }: ReportOptions): string {
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
    // Packs start at the same time.
    const boot = Math.max(0, ...preview.packs.map(({ bootMilliseconds }) => bootMilliseconds));
    const time = seconds(preview.milliseconds) + (preview.packs.length > 0 ? ` (packs ${seconds(boot)})` : "");
    const color = exitCode(preview, failOn) === 0 ? colors.green : colors.red;
    return color([...countsInWords(countsOf([preview])), time].join(", "));
}

function total(previews: readonly Preview[], { colors, failOn }: ReportOptions): string {
    const color = worstExitCode(previews, failOn) === 0 ? colors.green : colors.red;
    return color(`${count(previews.length, "program")}: ${countsInWords(countsOf(previews)).join(", ")}`);
}
