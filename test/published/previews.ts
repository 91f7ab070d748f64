/** Reads previews of the published programs. */
import { join } from "node:path";
import type { Preview } from "acr-soft-delete-check";
import { ROOT } from "../support/programs";

export const PROGRAMS = join(__dirname, "programs");
export const OWN_PACK = join(ROOT, "policies");
export const OUTPUTS_PACK = join(__dirname, "policies", "outputs-javascript");
export const TEMPLATE_PACK = join(__dirname, "policies", "azure-template");

/** Parents, types and names, without the stack and providers. */
export function listTree({ resources }: Preview): string[] {
    const nameOf = (urn = "") => (urn.includes("pulumi:pulumi:Stack") ? "" : `${urn.split("::").at(-1)} > `);
    return resources
        .filter(({ type }) => !type.startsWith("pulumi:"))
        .map(({ type, name, parent }) => `${nameOf(parent)}${type} ${name}`)
        .sort();
}

export function getProperties({ resources }: Preview, type: string, name: string) {
    return resources.find((one) => one.type.endsWith(type) && one.name === name)?.properties;
}

export function listUndecided({ undecided }: Preview): string[] {
    return undecided.map(({ policy, urn }) => `${policy} ${urn?.split("::").at(-1)}`).sort();
}
