import { UNKNOWN } from "acr-soft-delete-rules";
import { readArguments } from "../azure-cli/plain-script";
import { readCalls } from "../azure-cli/read-script";
import { toScriptText } from "../azure-cli/unknown-text";
import type { Contribution, Reader } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";

/**
 * `command:local:Command` and `command:remote:Command` that call the Azure CLI: the only way to
 * soft delete for a registry that the classic provider declares. `delete` is not read: it runs
 * when the command is removed, and then nothing of what it did is declared any more.
 */
export const reader: Reader = {
    namesAnything: true,
    tokens: [/^command:(local|remote):Command$/i],
    // `update` runs instead of `create` once that has run.
    read: (resource) => [...readCommand(resource, "create"), ...readCommand(resource, "update")],
};

function readCommand(resource: Resource, property: "create" | "update"): Contribution[] {
    const inputs = [property, "interpreter", "environment", "stdin"];
    const [command, given, variables, stdin] = inputs.map((name) => getValue(resource.props, name));
    if (command === undefined) {
        return [];
    }
    const interpreter: readonly unknown[] = Array.isArray(given) ? given : given === UNKNOWN ? [UNKNOWN] : [];
    // Without an interpreter the system's shell gets the command, except on Windows.
    const program = interpreter.length > 0 ? interpreter : ["/bin/sh", "-c"];
    const environment = Object.entries(variables ?? {}).map(([name, value]) => [name, toScriptText(value)] as const);
    const words = [...program, command].map(toScriptText);
    const script = readArguments(words, new Map(environment), toScriptText(stdin ?? ""));
    return readCalls(script, { resource, property, inputs });
}
