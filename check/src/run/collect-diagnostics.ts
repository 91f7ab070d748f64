/** Collects what packs report during a run. A pack that fails is not called again; the others are. */
import type { Analyzer } from "../analyzer/client";
import type { PackPool } from "../analyzer/pool";
import { describeError } from "../model/errors";
import type { Properties } from "../model/json";
import { isMandatory } from "../model/levels";
import type { Diagnostic, Remediated } from "../model/preview";
import type { RegisteredResource } from "../model/resource";
import { toPolicyValue, toReportValue } from "../protocol/property-values";

export interface Findings {
    readonly diagnostics: readonly Diagnostic[];
    readonly remediated: readonly Remediated[];
    /** Errors of packs. */
    readonly failures: readonly string[];
    readonly hasMandatory: () => boolean;
    /** Remediates and evaluates a resource; resolves with its inputs after remediation. */
    readonly onResource: (packs: readonly Analyzer[], resource: RegisteredResource) => Promise<Properties>;
    readonly onStack: (
        packs: readonly Analyzer[],
        resources: readonly RegisteredResource[],
        stackUrn: string,
    ) => Promise<void>;
}

export function createFindings(pool: PackPool): Findings {
    const diagnostics: Diagnostic[] = [];
    const remediated: Remediated[] = [];
    const failures: string[] = [];
    const failed = new Set<Analyzer>();

    const callPack = async <T>(pack: Analyzer, call: (pack: Analyzer) => Promise<T[]>): Promise<T[]> => {
        if (failed.has(pack)) {
            return [];
        }
        try {
            return await call(pack);
        } catch (error) {
            failed.add(pack);
            failures.push(describeError(error));
            pool.discard(pack);
            return [];
        }
    };
    const remediateWith = async (pack: Analyzer, resource: RegisteredResource): Promise<Properties> => {
        const { urn } = resource;
        let { properties } = resource;
        for (const remediation of await callPack(pack, () => pack.remediate(resource))) {
            const { policy, warning } = remediation;
            if (warning !== "") {
                diagnostics.push({ pack: pack.name, policy, level: "advisory", urn, message: warning });
            } else if (remediation.properties) {
                const changes = listChanges(properties, remediation.properties);
                remediated.push({ pack: pack.name, policy, urn, changes });
                properties = remediation.properties;
            }
        }
        return properties;
    };

    return {
        diagnostics,
        remediated,
        failures,
        hasMandatory: () => diagnostics.some(isMandatory),
        onResource: async (packs, resource) => {
            let { properties } = resource;
            for (const pack of packs.filter(canRemediate)) {
                properties = await remediateWith(pack, { ...resource, properties });
            }
            const results = await Promise.all(
                packs.map((pack) => callPack(pack, () => pack.analyze({ ...resource, properties }))),
            );
            diagnostics.push(...results.flat().map(raiseLevel));
            return properties;
        },
        onStack: async (packs, resources, stackUrn) => {
            const urns = new Set(resources.map(({ urn }) => urn));
            const results = await Promise.all(packs.map((pack) => callPack(pack, () => pack.analyzeStack(resources))));
            const toKnownUrn = (urn: string | undefined) => (urn !== undefined && urns.has(urn) ? urn : stackUrn);
            diagnostics.push(...results.flat().map((one) => ({ ...raiseLevel(one), urn: toKnownUrn(one.urn) })));
        },
    };
}

function canRemediate({ policies }: Analyzer): boolean {
    return policies.some(({ level }) => level === "remediate");
}

/** Raises violations that remain after a remediation to mandatory. */
function raiseLevel(diagnostic: Diagnostic): Diagnostic {
    return diagnostic.level === "remediate" ? { ...diagnostic, level: "mandatory" } : diagnostic;
}

function listChanges(before: Properties, after: Properties): Remediated["changes"] {
    const shownBefore = toReportValue(toPolicyValue(before)) as Properties;
    const shownAfter = toReportValue(toPolicyValue(after)) as Properties;
    const keys = [...new Set([...Object.keys(shownBefore), ...Object.keys(shownAfter)])];
    return keys
        .filter((key) => JSON.stringify(shownBefore[key]) !== JSON.stringify(shownAfter[key]))
        .map((key) => ({ property: key, before: shownBefore[key], after: shownAfter[key] }));
}
