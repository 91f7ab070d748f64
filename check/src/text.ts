/** Renders a preview for people at a terminal. */
import type { Colors } from "picocolors/types";
import type { Diagnostic, Preview, PreviewedPolicy, PreviewedResource } from "./preview";

/** The whole report, ending in a newline. */
export function renderText(preview: Preview, colors: Colors): string {
    const sections = [
        [colors.bold(`${preview.project} (stack ${preview.stack})`) + ", offline: no Azure call, no state"],
        tree(preview, colors),
        policyTable(preview, colors),
        ...[...preview.violations, ...preview.undecided].map((one) => diagnosticBlock(one, preview, colors)),
        preview.log
            .filter(({ severity }) => severity === "warning" || severity === "info")
            .map(({ severity, message }) => `${severity}: ${message}`),
        preview.failures.map((failure) => colors.red("error: ") + failure),
        [summary(preview, colors)],
    ];
    return sections
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n") + "\n")
        .join("\n");
}

function tree(preview: Preview, colors: Colors): string[] {
    const children = (parent: string) => preview.resources.filter((resource) => resource.parent === parent);
    // The parent of a resource may be one that the program only reads.
    const urns = new Set(preview.resources.map(({ urn }) => urn));
    const roots = preview.resources.filter(({ parent }) => parent === undefined || !urns.has(parent));
    const line = (resource: PreviewedResource) => {
        const bad = preview.violations.some(({ urn }) => urn === resource.urn);
        const open = preview.undecided.some(({ urn }) => urn === resource.urn);
        const notes = [
            resource.protect ? colors.dim("protected") : "",
            bad ? colors.red("violation") : open ? colors.yellow("undecided") : "",
        ];
        return [colors.dim(resource.type), resource.name, ...notes].filter(Boolean).join("  ");
    };
    const below = (parent: string, indent: string): string[] =>
        children(parent).flatMap((child, index, all) => {
            const isLast = index === all.length - 1;
            return [
                indent + (isLast ? "└─ " : "├─ ") + line(child),
                ...below(child.urn, indent + (isLast ? "   " : "│  ")),
            ];
        });
    return roots.flatMap((root) => [line(root), ...below(root.urn, "")]);
}

function policyTable({ policies, violations, undecided, failures }: Preview, colors: Colors): string[] {
    const width = Math.max(0, ...policies.map(({ name }) => name.length));
    return policies.map((policy) => {
        const isOf = (diagnostic: Diagnostic) => diagnostic.pack === policy.pack && diagnostic.policy === policy.name;
        const ok = failures.length > 0 ? colors.dim("incomplete") : colors.green("ok");
        const state = stateOf(policy, violations.filter(isOf).length, undecided.filter(isOf).length, ok, colors);
        return `${colors.dim(policy.pack)}  ${policy.name.padEnd(width)}  ${policy.level.padEnd(9)}  ${state}`;
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
        return (level === "mandatory" ? colors.red : colors.yellow)(count(violations, "violation"));
    }
    return undecided > 0 ? colors.yellow(`${undecided} undecided`) : ok;
}

function diagnosticBlock({ level, policy, urn, message }: Diagnostic, preview: Preview, colors: Colors): string[] {
    const resource = preview.resources.find((one) => one.urn === urn);
    const color = level === "mandatory" ? colors.red : colors.yellow;
    const where = resource ? `${resource.type} ${resource.name}` : (urn ?? "the whole stack");
    return [
        `${color(`[${level}]`)} ${colors.bold(policy)}  ${where}`,
        ...message.split("\n").map((line) => `  ${line}`),
    ];
}

function summary({ violations, undecided, resources, failures, milliseconds }: Preview, colors: Colors): string {
    const mandatory = violations.filter(({ level }) => level === "mandatory").length;
    const parts = [
        count(resources.length, "resource"),
        count(mandatory, "mandatory violation"),
        count(violations.length - mandatory, "advisory", "advisories"),
        `${undecided.length} undecided`,
        ...(failures.length > 0 ? [count(failures.length, "failure")] : []),
        `${(milliseconds / 1000).toFixed(1)} s`,
    ];
    const color = failures.length + mandatory > 0 ? colors.red : colors.green;
    return color(parts.join(", "));
}

function count(number: number, singular: string, plural = `${singular}s`): string {
    return `${number} ${number === 1 ? singular : plural}`;
}
