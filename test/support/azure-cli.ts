/** An `az` that only writes down how it is called, and what runs it as the command provider does. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The inputs of `command:local:Command` and `command:local:run` that say what runs. */
export interface CommandInputs {
    readonly interpreter?: readonly string[];
    readonly create?: string;
    readonly update?: string;
    readonly delete?: string;
    readonly triggers?: readonly unknown[];
}

/** A resource of a program: its inputs, and the option that decides the order of a replacement. */
export interface Declared {
    readonly inputs: CommandInputs;
    readonly deleteBeforeReplace: boolean;
}

/** Writes its arguments down, each with a zero byte after it, and a line feed after a call; then answers. */
const SCRIPT = `#!/bin/sh
folder=$(dirname "$0")
for argument in "$@"; do printf '%s\\0' "$argument" >> "$folder/calls"; done
printf '\\0\\0' >> "$folder/calls"
[ -e "$folder/status" ] || exit 0
cat "$folder/stdout"
cat "$folder/stderr" >&2
exit "$(cat "$folder/status")"
`;

export class RecordingAz {
    private readonly folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-az-"));

    /** @param isInstalled whether there is an `az` on the PATH at all */
    constructor(private readonly isInstalled = true) {
        if (isInstalled) {
            writeFileSync(join(this.folder, "az"), SCRIPT);
            chmodSync(join(this.folder, "az"), 0o755);
        }
    }

    /** What it says from now on. */
    answer(stdout: string, stderr = "", status = 0): void {
        Object.entries({ stdout, stderr, status }).forEach(([name, content]) =>
            writeFileSync(join(this.folder, name), String(content)),
        );
    }

    /** The arguments of the calls since the last time that somebody asked. */
    calls(): string[][] {
        const file = join(this.folder, "calls");
        const text = existsSync(file) ? readFileSync(file, "utf8") : "";
        rmSync(file, { force: true });
        // An empty argument would look like the end of a call; no call has one.
        const calls = text.split("\0\0\0").filter((call) => call !== "");
        return calls.map((call) => call.split("\0"));
    }

    /** Runs a command as the provider does: behind its interpreter, or in a shell if there is none. */
    run({ interpreter }: CommandInputs, command: string): { stdout: string } {
        const [program = "", ...args] = [...(interpreter?.length ? interpreter : ["/bin/sh", "-c"]), command];
        const path = this.isInstalled ? `${this.folder}${delimiter}${process.env["PATH"]}` : this.folder;
        const { error, status, stdout, stderr } = spawnSync(program, args, {
            env: { ...process.env, PATH: path },
            encoding: "utf8",
        });
        if (error) {
            throw new Error(`exec: "${program}": executable file not found in $PATH: running "${command}":\n`);
        }
        if (status !== 0) {
            throw new Error(`exit status ${status}: running "${command}":\n${stdout}${stderr}`);
        }
        return { stdout: stdout.replace(/\n$/, "") };
    }

    /** Brings one resource from what it was to what it is to be, in the order of the engine. Returns the calls made. */
    deploy(old: Declared | undefined, wanted: Declared | undefined): string[][] {
        const create = () => wanted?.inputs.create && this.run(wanted.inputs, wanted.inputs.create);
        // What the old state says runs, whatever the program says by now.
        const remove = () => old?.inputs.delete && this.run(old.inputs, old.inputs.delete);
        const differs = (key: keyof CommandInputs) =>
            JSON.stringify(old?.inputs[key]) !== JSON.stringify(wanted?.inputs[key]);
        if (!old) {
            create();
        } else if (!wanted) {
            remove();
        } else if (differs("triggers")) {
            // The one input whose change replaces a command.
            (wanted.deleteBeforeReplace ? [remove, create] : [create, remove]).forEach((step) => step());
        } else if ((["interpreter", "create", "update", "delete"] as const).some(differs)) {
            const command = wanted.inputs.update ?? wanted.inputs.create;
            if (command !== undefined) {
                this.run(wanted.inputs, command);
            }
        }
        return this.calls();
    }

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}
