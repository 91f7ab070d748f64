import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { cliDeclarations, stepsOf, unknownScript } from "../azure-cli/read-script";
import type { Contribution, Reader } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";
import { GIVEN, OPEN, readArguments, type Step, type Surroundings } from "../shell";

/**
 * `command:local:Command` and `command:remote:Command` that call the Azure CLI: the only way to
 * soft delete for a registry that the classic provider declares. `delete` is not read: it runs
 * when the command is removed, and then nothing of what it did is declared any more.
 */
export const reader: Reader = {
    tokens: [/^command:(local|remote):Command$/i],
    // `update` runs instead of `create` once that has run.
    read: (resource) => [...declarationsOf(resource, "create"), ...declarationsOf(resource, "update")],
};

function declarationsOf(resource: Resource, property: "create" | "update"): Contribution[] {
    const { props } = resource;
    const source = { resource, property, inputs: [property, "interpreter", "environment", "stdin"] };
    const command = getValue(props, property);
    const interpreter = getValue(props, "interpreter");
    if (command === undefined) {
        return [];
    }
    // Whatever runs it, nothing is known of what it does.
    const isOpen = interpreter === UNKNOWN || (command === UNKNOWN && !isProgram(interpreter));
    const steps = isOpen ? [{ unreadable: textOf(command) }] : stepsOfCommand(props, command, interpreter);
    const contributions = cliDeclarations(steps, source);
    const isOthers = (step: Step) => "program" in step && step.program !== "az";
    const mayBeMore = isOpen || (command === UNKNOWN && steps.some(isOthers));
    return mayBeMore && contributions.length === 0 ? [unknownScript(source)] : contributions;
}

function stepsOfCommand(props: unknown, command: Maybe<Value>, interpreter: unknown): Step[] {
    const environment = Object.entries(getValue(props, "environment") ?? {});
    const surroundings: Surroundings = {
        environment: new Map(environment.map(([name, value]) => [name, textOf(value)])),
        stdin: textOf(getValue(props, "stdin") ?? ""),
    };
    return isProgram(interpreter)
        ? readArguments([...interpreter, command].map(textOf), surroundings)
        : stepsOf(command, surroundings);
}

/** Without an interpreter the system's shell gets the command: /bin/sh, except on Windows. */
function isProgram(interpreter: unknown): interpreter is unknown[] {
    return Array.isArray(interpreter) && interpreter.length > 0;
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : value === UNKNOWN ? GIVEN : OPEN;
}
