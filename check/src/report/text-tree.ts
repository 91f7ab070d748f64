/** Renders the resources of a preview as a tree, each with the results about it. */
import type { Colors } from "picocolors/types";
import type { Preview, PreviewedResource } from "../model/preview";
import { toOneLine } from "./sanitize";
import { groupByKey, isDefaultProvider, type Result } from "./summary";

export interface TreeOptions {
    readonly colors: Colors;
    /** Returns the results about a resource, the most important first. */
    readonly getResults: (urn: string) => readonly Result[];
    readonly getColor: (label: Result["label"], colors: Colors) => (text: string) => string;
    readonly renderResult: (result: Result) => readonly string[];
}

export function renderTree({ resources, remediated }: Preview, options: TreeOptions): string[] {
    const { colors, getResults, renderResult } = options;
    const urns = new Set(resources.map(({ urn }) => urn));
    const remediatedUrns = new Set(remediated.map(({ urn }) => urn));
    const declared = resources.filter((one) => !isDefaultProvider(one));
    const children = groupByKey(declared, ({ parent }) => parent ?? "");

    const renderLine = (resource: PreviewedResource) =>
        [formatName(resource, colors), ...listNotes(resource, remediatedUrns, options)].join("  ");
    const renderContent = (resource: PreviewedResource, indent: string): string[] => {
        const inner = children.get(resource.urn) ?? [];
        const resultIndent = indent + (inner.length > 0 ? "│  " : "  ");
        const results = getResults(resource.urn).flatMap(renderResult);
        return [
            ...results.map((line) => (resultIndent + line).trimEnd()),
            ...inner.flatMap((child, index) => {
                const isLast = index === inner.length - 1;
                return [
                    indent + (isLast ? "└─ " : "├─ ") + renderLine(child),
                    ...renderContent(child, indent + (isLast ? "   " : "│  ")),
                ];
            }),
        ];
    };

    // The parent of a resource may be one that the program only names.
    const roots = declared.filter(({ parent }) => parent === undefined || !urns.has(parent));
    return [
        ...roots.flatMap((root) => [renderLine(root), ...renderContent(root, "")]),
        ...resources
            .filter(isDefaultProvider)
            .flatMap((provider) => [colors.dim(renderLine(provider)), ...renderContent(provider, "")]),
    ];
}

function formatName({ type, name }: PreviewedResource, colors: Colors): string {
    return `${colors.dim(toOneLine(type))}  ${toOneLine(name)}`;
}

function listNotes(
    { urn, operation, protect }: PreviewedResource,
    remediatedUrns: ReadonlySet<string>,
    { colors, getResults, getColor }: TreeOptions,
): string[] {
    const [worst] = getResults(urn);
    const result = worst && (worst.label === "undecided" ? "undecided" : "violation");
    return [
        operation === "read" ? colors.dim("read") : "",
        protect ? colors.dim("protected") : "",
        remediatedUrns.has(urn) ? colors.cyan("remediated") : "",
        worst && result ? getColor(worst.label, colors)(result) : "",
    ].filter(Boolean);
}
