/** A process that previews many programs, for what does not depend on how a program is started. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { CheckOptions, Preview } from "acr-soft-delete-check";

export type PreviewOptions = Omit<CheckOptions, "program">;

interface Answer {
    readonly id: number;
    readonly preview?: Preview;
    readonly error?: string;
}

/** Previews programs with the check as built. */
export interface ProgramHost {
    /** Previews the program in a folder. Packs are started once for all programs with the same options. */
    readonly preview: (program: string, options?: PreviewOptions) => Promise<Preview>;
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
    let previews = 0;
    return {
        preview: (program, options = shared) => {
            const id = previews++;
            const answered = waitForAnswer(host, id, program);
            host.send({ id, program, options });
            return answered;
        },
        stop: async () => {
            const exited = once(host, "exit");
            host.disconnect();
            await exited;
        },
    };
}

function waitForAnswer(host: ChildProcess, id: number, program: string): Promise<Preview> {
    return new Promise((resolve, reject) => {
        const end = () => {
            host.off("message", receive).off("exit", fail);
        };
        const receive = (answer: Answer) => {
            if (answer.id !== id) {
                return;
            }
            end();
            if (answer.preview) {
                resolve(answer.preview);
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
