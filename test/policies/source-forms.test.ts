/** Declares random settings in every source form and compares the pack with the oracle. */
import fc from "fast-check";
import { rules } from "acr-soft-delete-rules";
import { violatedRules } from "../rules/oracle";
import { IN_PROCESS, openPolicies, ourPack, type PackConfig } from "../support/pack";
import { samples, SEED } from "../support/samples";
import { classic, deploymentScript, script } from "./source-forms/azure-cli";
import { azapi, generic, native } from "./source-forms/direct";
import { anySettings, type SourceForm } from "./source-forms/settings";
import {
    classicTemplate,
    inline,
    nestedChildren,
    nestedDeployment,
    parameterised,
    stackAtGroup,
    symbolic,
    text,
    unnamed,
} from "./source-forms/templates";

const MINIMUM_DAYS = 14;

const SOURCE_FORMS: Record<string, SourceForm> = {
    native,
    generic,
    azapi: azapi((body) => body),
    "azapi-text": azapi((body) => JSON.stringify(body)),
    inline,
    text,
    "nested-children": nestedChildren,
    parameterised,
    unnamed,
    symbolic,
    "nested-deployment": nestedDeployment,
    "stack-at-group": stackAtGroup,
    "classic-template": classicTemplate,
    script,
    "deployment-script": deploymentScript,
    classic,
};

const CONFIG: PackConfig = Object.fromEntries(
    rules.map(({ id }) => [
        id,
        { level: "mandatory", ...(id === "soft-delete-minimum-days" && { options: { minimumDays: MINIMUM_DAYS } }) },
    ]),
);
const NUMBER = IN_PROCESS ? 8 : samples(120);

test("the pack agrees with the oracle for every source form", async () => {
    const sample = fc.sample(anySettings, { numRuns: NUMBER, seed: SEED });
    const cases = Object.entries(SOURCE_FORMS).flatMap(([form, declare]) =>
        sample.map((settings, index) => {
            const name = `${form.replace(/\W/g, "")}${index}`;
            return { name, form, settings, ...declare(name, settings) };
        }),
    );
    const pack = await ourPack(CONFIG);
    const resources = cases.flatMap((one) => one.resources);
    const diagnostics = (await Promise.all(resources.map((one) => pack.analyze(one)))).flat();
    diagnostics.push(...(await pack.analyzeStack(resources)));
    pack.stop();

    const violated = new Map<string, Set<string>>();
    const undecided = diagnostics.flatMap(({ urn, message }) => openPolicies(message).map((id) => `${id} ${urn}`));
    for (const { urn, policy } of diagnostics) {
        const name = (urn?.split("::").at(-1) ?? "").replace(/-\w+$/, "");
        violated.set(name, (violated.get(name) ?? new Set()).add(policy));
    }
    const disagreements = cases.flatMap(({ name, form, settings, means }) => {
        const reported = [...(violated.get(name) ?? [])].sort();
        const expected = violatedRules(means, MINIMUM_DAYS).sort();
        return JSON.stringify(reported) === JSON.stringify(expected) ? [] : [{ form, settings, reported, expected }];
    });
    process.stdout.write(
        `${Object.keys(SOURCE_FORMS).length} source forms, ${cases.length} registries, ${resources.length} resources, ${diagnostics.length} violations\n`,
    );
    const forms = disagreements.map(({ form }) => form);
    expect({ forms: [...new Set(forms)], first: disagreements.slice(0, 2) }).toEqual({ forms: [], first: [] });
    expect(undecided).toEqual([]);
});
