/** Reads deployment scripts in templates, which Azure runs with its CLI. */
import { equalsIgnoreCase } from "acr-soft-delete-rules";
import { readDeploymentScript as readScript } from "../azure-cli/read-script";
import { UNKNOWN_INPUT, UNKNOWN_TEXT } from "../azure-cli/unknown-text";
import type { Contribution } from "../model/contribution";
import { evaluateProperty, type Place, readValue } from "./template-resource";
import { ArmObject, type ArmValue, isList } from "./values/arm-value";
import { PartlyKnown, Unknown } from "./values/unknown";

/** Reads a script of the Azure CLI; one of PowerShell contributes nothing. */
export function readDeploymentScript(raw: unknown, place: Place): Contribution[] {
    const { source, path } = place;
    if (!equalsIgnoreCase(readValue(raw, "kind", place), "AzureCLI")) {
        return [];
    }
    const readProperty = (name: string) => toScriptData(evaluateProperty(raw, `properties.${name}`, place));
    const property = `${source.property}.${path}.properties.scriptContent`;
    return readScript(readProperty("scriptContent"), readProperty("environmentVariables"), readProperty("arguments"), {
        ...source,
        property,
    });
}

/** Converts a value for the reader of scripts, which has marks of its own for unknown parts of text. */
function toScriptData(value: ArmValue | undefined): unknown {
    if (value instanceof Unknown) {
        return value.origin === "template" ? UNKNOWN_TEXT : UNKNOWN_INPUT;
    }
    if (value instanceof PartlyKnown) {
        return value.parts.map(toScriptData).join("");
    }
    if (value instanceof ArmObject) {
        return Object.fromEntries(value.members.map(([name, one]) => [name.toLowerCase(), toScriptData(one)]));
    }
    return isList(value) ? value.map(toScriptData) : value;
}
