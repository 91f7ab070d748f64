/** What packs find in a run, as it comes. A pack that fails is asked no more; the others are. */
import type { RegisteredResource } from "../model/resource";
import { describeError } from "../model/errors";
import type { Analyzer } from "../analyzer/client";
import type { Packs } from "../analyzer/pool";
import type { Diagnostic, Remediated } from "../model/preview";
import type { Properties } from "../model/json";
import { forPolicies, forReports } from "../protocol/property-values";

export function newFindings(packs: Packs) {
    const diagnostics: Diagnostic[] = [];
    const remediated: Remediated[] = [];
    const failures: string[] = [];
    const failed = new Set<Analyzer>();

    const ask = async <T>(pack: Analyzer, question: (pack: Analyzer) => Promise<T[]>): Promise<T[]> => {
        if (failed.has(pack)) {
            return [];
        }
        try {
            return await question(pack);
        } catch (error) {
            failed.add(pack);
            failures.push(describeError(error));
            packs.discard(pack);
            return [];
        }
    };

    return {
        diagnostics,
        remediated,
        failures,
        isRejected: () => diagnostics.some(({ level }) => level === "mandatory"),
        /** Remediates and judges a resource; resolves with its inputs as policies leave them. */
        onResource: async (running: readonly Analyzer[], resource: RegisteredResource): Promise<Properties> => {
            let { properties } = resource;
            const { urn } = resource;
            for (const pack of running.filter((one) => one.policies.some(({ level }) => level === "remediate"))) {
                for (const remediation of await ask(pack, () => pack.remediate({ ...resource, properties }))) {
                    const { policy, warning } = remediation;
                    if (warning !== "") {
                        diagnostics.push({ pack: pack.name, policy, level: "advisory", urn, message: warning });
                    } else if (remediation.properties) {
                        const changes = changesBetween(properties, remediation.properties);
                        remediated.push({ pack: pack.name, policy, urn, changes });
                        properties = remediation.properties;
                    }
                }
            }
            const found = await Promise.all(
                running.map((pack) => ask(pack, () => pack.analyze({ ...resource, properties }))),
            );
            diagnostics.push(...found.flat().map(counted));
            return properties;
        },
        onStack: async (
            running: readonly Analyzer[],
            resources: readonly RegisteredResource[],
            stack: string,
        ): Promise<void> => {
            const urns = new Set(resources.map(({ urn }) => urn));
            const found = await Promise.all(running.map((pack) => ask(pack, () => pack.analyzeStack(resources))));
            const about = (urn: string | undefined) => (urn !== undefined && urns.has(urn) ? urn : stack);
            diagnostics.push(...found.flat().map((one) => ({ ...counted(one), urn: about(one.urn) })));
        },
    };
}

/** What a policy that remediates still rejects is as bad as what a mandatory one rejects. */
function counted(diagnostic: Diagnostic): Diagnostic {
    return diagnostic.level === "remediate" ? { ...diagnostic, level: "mandatory" } : diagnostic;
}

function changesBetween(before: Properties, after: Properties): Remediated["changes"] {
    const shownBefore = forReports(forPolicies(before)) as Properties;
    const shownAfter = forReports(forPolicies(after)) as Properties;
    const keys = [...new Set([...Object.keys(shownBefore), ...Object.keys(shownAfter)])];
    return keys
        .filter((key) => JSON.stringify(shownBefore[key]) !== JSON.stringify(shownAfter[key]))
        .map((key) => ({ property: key, before: shownBefore[key], after: shownAfter[key] }));
}
