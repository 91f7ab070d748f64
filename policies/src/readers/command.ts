import { UNKNOWN } from "acr-soft-delete-rules";
import { readArguments, readScript, type Surroundings } from "../azure-cli/plain-script";
import { createUnknownContribution, readSteps } from "../azure-cli/read-script";
import { UNKNOWN_INPUT, UNKNOWN_TEXT } from "../azure-cli/unknown-text";
import type { Contribution, Reader } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";

/**
 * `command:local:Command` and `command:remote:Command` that call the Azure CLI: the only way to
 * soft delete for a registry that the classic provider declares. `delete` is not read: it runs
 * when the command is removed, and then nothing of what it did is declared any more.
 */
export const reader: Reader = {
    tokens: [/^command:(local|remote):Command$/i],
    // `update` runs instead of `create` once that has run.
    read: (resource) => [...readCommand(resource, "create"), ...readCommand(resource, "update")],
};

function readCommand(resource: Resource, property: "create" | "update"): Contribution[] {
    const { props } = resource;
    const source = { resource, property, inputs: [property, "interpreter", "environment", "stdin"] };
    const command = getValue(props, property);
    const interpreter = getValue(props, "interpreter");
    if (command === undefined) {
        return [];
    }
    if (command === UNKNOWN && !isProgram(interpreter)) {
        return [createUnknownContribution(source)];
    }
    if (interpreter === UNKNOWN) {
        return [...readSteps([{ text: toScriptText(command) }], source), createUnknownContribution(source)];
    }
    const environment = Object.entries(getValue(props, "environment") ?? {});
    const surroundings: Surroundings = {
        environment: new Map(environment.map(([name, value]) => [name, toScriptText(value)])),
        stdin: toScriptText(getValue(props, "stdin") ?? ""),
    };
    const steps = isProgram(interpreter)
        ? readArguments([...interpreter, command].map(toScriptText), surroundings)
        : readScript(toScriptText(command), surroundings);
    return readSteps(steps, source);
}

/** Without an interpreter the system's shell gets the command: /bin/sh, except on Windows. */
function isProgram(interpreter: unknown): interpreter is unknown[] {
    return Array.isArray(interpreter) && interpreter.length > 0;
}

function toScriptText(value: unknown): string {
    return typeof value === "string" ? value : value === UNKNOWN ? UNKNOWN_INPUT : UNKNOWN_TEXT;
}
