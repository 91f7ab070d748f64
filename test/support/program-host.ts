/** A process that runs many programs, for what does not depend on how a program is started. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { CheckOptions, Preview } from "acr-soft-delete-check";
import type { RecordOptions, Registrations } from "acr-soft-delete-check/testing";

export type PreviewOptions = Omit<CheckOptions, "program">;

interface Answer {
    readonly id: number;
    readonly result?: unknown;
    readonly error?: string;
}

/** Runs programs with the check as built. */
export interface ProgramHost {
    /** Previews the program in a folder. Packs are started once for all programs with the same options. */
    readonly preview: (program: string, options?: PreviewOptions) => Promise<Preview>;
    /** Returns what the program in a folder registers. */
    readonly record: (program: string, options?: RecordOptions) => Promise<Registrations>;
    readonly stop: () => Promise<void>;
}

/** Starts the process. The options are those of every preview without options of its own. */
export function startProgramHost(shared: PreviewOptions): ProgramHost {
    const host = fork(join(__dirname, "hosted-programs.cjs"), {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
        serialization: "advanced",
    });
    // Each preview in progress listens.
    host.setMaxListeners(0);
    let requests = 0;
    const ask = (kind: string, program: string, options: object): Promise<unknown> => {
        const id = requests++;
        const answered = waitForAnswer(host, id, program);
        host.send({ id, kind, program, options });
        return answered;
    };
    return {
        preview: (program, options = shared) => ask("preview", program, options) as Promise<Preview>,
        record: (program, options = {}) => ask("record", program, options) as Promise<Registrations>,
        stop: async () => {
            const exited = once(host, "exit");
            host.disconnect();
            await exited;
        },
    };
}

function waitForAnswer(host: ChildProcess, id: number, program: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
        const end = () => {
            host.off("message", receive).off("exit", fail);
        };
        const receive = (answer: Answer) => {
            if (answer.id !== id) {
                return;
            }
            end();
            if (answer.error === undefined) {
                resolve(answer.result);
            } else {
                reject(new Error(answer.error));
            }
        };
        const fail = (code: number | null) => {
            end();
            reject(new Error(`${program} has ended the process (${code}): give it one of its own.`));
        };
        host.on("message", receive).on("exit", fail);
    });
}
