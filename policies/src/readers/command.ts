import { UNKNOWN } from "acr-soft-delete-rules";
import { cliDeclarations, stepsOf, unknownScript } from "../azure-cli";
import { type Declaration, type Reader, type Resource, valueAt } from "../declaration";
import { GIVEN, OPEN, readArguments, type Step, type Surroundings } from "../shell";

/** Programs that run a script, whatever its language. */
const SHELL = /(^|[\\/])((ba|da|z|k|pw)?sh|powershell|cmd)(\.exe)?$/i;

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

function declarationsOf(resource: Resource, property: "create" | "update"): Declaration[] {
    const source = { resource, property, inputs: [property, "interpreter", "environment", "stdin"] };
    const program = valueAt(resource.props, "interpreter.0");
    const isScript = typeof program !== "string" || SHELL.test(program);
    if (isScript && valueAt(resource.props, property) === UNKNOWN) {
        return [unknownScript(source)];
    }
    return cliDeclarations(stepsOfCommand(resource.props, property), source);
}

function stepsOfCommand(props: unknown, property: string): Step[] {
    const command = valueAt(props, property);
    const interpreter: unknown = valueAt(props, "interpreter");
    const environment = Object.entries(valueAt(props, "environment") ?? {});
    const surroundings: Surroundings = {
        environment: new Map(environment.map(([name, value]) => [name, textOf(value)])),
        stdin: textOf(valueAt(props, "stdin") ?? ""),
    };
    if (interpreter === UNKNOWN) {
        return [{ unreadable: textOf(command) }];
    }
    // Without an interpreter the system's shell gets the command: /bin/sh, except on Windows.
    const isProgram = Array.isArray(interpreter) && interpreter.length > 0;
    if (!isProgram || command === undefined) {
        return stepsOf(command, surroundings);
    }
    return readArguments([...(interpreter as unknown[]), command].map(textOf), surroundings);
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : value === UNKNOWN ? GIVEN : OPEN;
}
