/** Compares soft delete in Azure with its declaration, in previews. */
import * as local from "@pulumi/command/local";
import * as pulumi from "@pulumi/pulumi";
import { equalsIgnoreCase } from "acr-soft-delete-rules";
import type { SoftDeleteState } from "../shared/soft-delete";

const SHOW = ["az", "acr", "config", "soft-delete", "show", "--only-show-errors"];

/**
 * Warns of differences, and if the check is impossible; never fails. Does nothing in an update, which would change the
 * result.
 *
 * @param target The options of the Azure CLI that say which registry is meant.
 */
export function warnOfDrift(
    component: pulumi.Resource,
    label: string,
    target: pulumi.Input<string>[],
    declared: pulumi.Output<SoftDeleteState>,
): void {
    if (!pulumi.runtime.isDryRun()) {
        return;
    }
    const isSecret = pulumi.isSecret(pulumi.all([pulumi.all(target), declared]));
    // What is declared comes first, because it waits for the arguments to be accepted.
    pulumi.all([declared, pulumi.all(target), isSecret]).apply(async ([wanted, options, hide]) => {
        const warning = await describeDrift(label, wanted, () => fetchState(component, options), hide);
        if (warning !== undefined) {
            await pulumi.log.warn(warning, component);
        }
    });
}

async function fetchState(component: pulumi.Resource, target: readonly string[]): Promise<SoftDeleteState> {
    const call = { interpreter: [...SHOW, ...target], command: "--output=json" };
    const { stdout } = await local.run({ ...call, logging: "none" }, { parent: component });
    const { status, retentionDays } = JSON.parse(stdout) as { status?: unknown; retentionDays?: unknown };
    return { enabled: equalsIgnoreCase(status, "enabled"), retentionDays: Number(retentionDays) };
}

async function describeDrift(
    label: string,
    declared: SoftDeleteState,
    ask: () => Promise<SoftDeleteState>,
    hide: boolean,
): Promise<string | undefined> {
    try {
        const evidence = await ask();
        if (formatState(evidence) === formatState(declared)) {
            return undefined;
        }
        const difference = hide ? "[secret]" : `it is ${formatState(evidence)}, declared is ${formatState(declared)}`;
        return (
            `${label}: soft delete of the registry differs from what is declared: ${difference}. The next update calls ` +
            "the Azure CLI only if arguments changed. To set it again without that, run pulumi up with --target-replace " +
            "and the URN of this policy's command."
        );
    } catch (error) {
        const said = hide ? "[secret]" : error instanceof Error ? error.message : String(error);
        return (
            `${label}: it is not known whether soft delete differs from what is declared, because the Azure CLI could not ` +
            "be asked; an update may fail for the same reason. It (az) must be installed where Pulumi runs and logged " +
            `in (az login), and the registry must exist. The error: ${said}`
        );
    }
}

/** Days count only while soft delete is on. */
function formatState({ enabled, retentionDays }: SoftDeleteState): string {
    return enabled ? `on for ${retentionDays} days` : "off";
}
