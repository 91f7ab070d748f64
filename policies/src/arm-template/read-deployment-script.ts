/** Reads deployment scripts in templates, which Azure runs with its CLI. */
import { equalsIgnoreCase, UNKNOWN } from "acr-soft-delete-rules";
import { getMember } from "../azure/json";
import { readScriptProperty } from "../azure-cli/read-script";
import type { Contribution } from "../model/contribution";
import { UNKNOWN_INPUT, UNKNOWN_TEXT } from "../azure-cli/unknown-text";
import { evaluateText, type Scope } from "./evaluate-expression";
import { type Place, readValue } from "./template-resource";
import { listParts, PartlyKnown, Unknown } from "./values/arm-value";

/** Reads a script of the Azure CLI; one of PowerShell contributes nothing. */
export function readDeploymentScript(raw: unknown, { source, scope, path }: Place): Contribution[] {
    if (!equalsIgnoreCase(readValue(raw, "kind", scope), "AzureCLI")) {
        return [];
    }
    const properties = getMember(raw, "properties");
    const readText = (parent: unknown, name: string) => toScriptText(getMember(parent, name), scope);
    const variables = getMember(properties, "environmentVariables");
    return readScriptProperty(
        source.resource,
        readText(properties, "scriptContent"),
        Array.isArray(variables)
            ? variables.map((one) => ({ name: readText(one, "name"), value: readText(one, "value") }))
            : undefined,
        `${source.property}.${path}.properties.scriptContent`,
        source.inputs,
        readText(properties, "arguments"),
    );
}

/** Converts text for the reader of scripts, with its marks for unknown parts. */
function toScriptText(raw: unknown, scope: Scope): unknown {
    const text = typeof raw === "string" ? evaluateText(raw, scope) : undefined;
    if (text instanceof Unknown || text instanceof PartlyKnown) {
        return listParts(text)
            .map((part) =>
                part instanceof Unknown ? (part.origin === "template" ? UNKNOWN_TEXT : UNKNOWN_INPUT) : part,
            )
            .join("");
    }
    return raw === UNKNOWN ? UNKNOWN : text;
}
