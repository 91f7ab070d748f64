/** Renders previews for programs. The schema of this form is in schema.ts. */
import type {
    Diagnostic,
    FailOn,
    LogLine,
    Preview,
    PreviewedPack,
    PreviewedPolicy,
    PreviewedResource,
    Remediated,
} from "../model/preview";
import type { Json } from "../model/json";
import { worstExitCode } from "./summary";

/** Version of this form; a new one if something goes away or changes its meaning. */
export const REPORT_VERSION = 1;

export function renderJson(previews: readonly Preview[], failOn: FailOn): string {
    const report = {
        version: REPORT_VERSION,
        exitCode: worstExitCode(previews, failOn),
        programs: previews.map(program),
    };
    return JSON.stringify(report, null, 2) + "\n";
}

// Written out field by field, so that neither the order nor the fields hang on how a preview was made.

function program(preview: Preview) {
    const { project, stack, root, as, milliseconds } = preview;
    return {
        project,
        stack,
        root,
        as,
        resources: preview.resources.map(resource),
        packs: preview.packs.map(pack),
        policies: preview.policies.map(policy),
        violations: preview.violations.map(diagnostic),
        undecided: preview.undecided.map(diagnostic),
        remediated: preview.remediated.map(remediated),
        log: preview.log.map(logLine),
        failures: preview.failures,
        milliseconds,
    };
}

function resource({ urn, type, name, parent, operation, custom, protect, properties, source }: PreviewedResource) {
    return {
        urn,
        type,
        name,
        parent,
        operation,
        custom,
        protect,
        properties: sorted(properties),
        source: source && { file: source.file, line: source.line, column: source.column },
    };
}

function pack({ name, version, bootMilliseconds }: PreviewedPack) {
    return { name, version, bootMilliseconds };
}

function policy(one: PreviewedPolicy) {
    const { name, description, level, severity, displayName, tags, remediationSteps, url, framework } = one;
    return {
        pack: one.pack,
        name,
        description,
        level,
        severity,
        displayName,
        tags,
        remediationSteps,
        url,
        framework,
    };
}

function diagnostic({ pack, policy, level, severity, urn, message }: Diagnostic) {
    return { pack, policy, level, severity, urn, message };
}

function remediated({ pack, policy, urn, changes }: Remediated) {
    return {
        pack,
        policy,
        urn,
        changes: changes.map(({ property, before, after }) => ({
            property,
            before: before === undefined ? undefined : sorted(before),
            after: after === undefined ? undefined : sorted(after),
        })),
    };
}

function logLine({ severity, message, urn }: LogLine) {
    return { severity, message, urn };
}

/** With the keys of objects in order: that of inputs tells nothing. */
function sorted(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}
