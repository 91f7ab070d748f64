/** Renders previews for programs to read, as json-schema.ts describes. */
import type {
    Diagnostic,
    FailOn,
    LogLine,
    Preview,
    PreviewedPack,
    PreviewedPolicy,
    PreviewedResource,
    Remediated,
    SourcePosition,
} from "../model/preview";
import type { Json } from "../model/json";
import { getWorstExitCode } from "./summary";

/** Version of the report; a new one if something is removed or changes its meaning. */
export const REPORT_VERSION = 1;

export function renderJson(previews: readonly Preview[], failOn: FailOn): string {
    const report = {
        version: REPORT_VERSION,
        exitCode: getWorstExitCode(previews, failOn),
        programs: previews.map(toProgram),
    };
    return JSON.stringify(report, null, 2) + "\n";
}

// Field by field, so that neither their order nor their number depends on how a preview was created.

function toProgram(preview: Preview) {
    const { project, stack, root, as, milliseconds } = preview;
    return {
        project,
        stack,
        root,
        as,
        resources: preview.resources.map(toResource),
        packs: preview.packs.map(toPack),
        policies: preview.policies.map(toPolicy),
        violations: preview.violations.map(toDiagnostic),
        undecided: preview.undecided.map(toDiagnostic),
        remediated: preview.remediated.map(toRemediated),
        log: preview.log.map(toLogLine),
        failures: preview.failures,
        complete: preview.complete,
        milliseconds,
    };
}

function toResource({ urn, type, name, parent, operation, custom, protect, properties, source }: PreviewedResource) {
    return {
        urn,
        type,
        name,
        parent,
        operation,
        custom,
        protect,
        properties: sortKeys(properties),
        source: source && toSource(source),
    };
}

function toSource({ file, line, column }: SourcePosition) {
    return { file, line, column };
}

function toPack({ name, version, bootMilliseconds }: PreviewedPack) {
    return { name, version, bootMilliseconds };
}

function toPolicy(one: PreviewedPolicy) {
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

function toDiagnostic({ pack, policy, level, severity, urn, message, source }: Diagnostic) {
    return { pack, policy, level, severity, urn, message, source: source && toSource(source) };
}

function toRemediated({ pack, policy, urn, changes }: Remediated) {
    return {
        pack,
        policy,
        urn,
        changes: changes.map(({ property, before, after }) => ({
            property,
            before: before === undefined ? undefined : sortKeys(before),
            after: after === undefined ? undefined : sortKeys(after),
        })),
    };
}

function toLogLine({ severity, message, urn }: LogLine) {
    return { severity, message, urn };
}

/** Sorts the keys of objects: the order of inputs has no meaning. */
function sortKeys(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(sortKeys);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}
