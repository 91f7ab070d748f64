/** Child processes that end with us and whose output is kept. */
import { type ChildProcess, spawn } from "node:child_process";

export interface Running {
    readonly process: ChildProcess;
    /** Resolves with the exit code; a signal counts as failure. */
    readonly exited: Promise<number>;
    /** What was written to stderr, and to stdout after `firstLine`. */
    readonly output: () => string;
    /** The first line on stdout; rejects if the process ends without one. */
    readonly firstLine: Promise<string>;
    readonly kill: () => void;
}

/** Runs a script under this Node. */
export function runNode(args: readonly string[], directory: string, environment: Record<string, string>): Running {
    const child = spawn(process.execPath, args, {
        cwd: directory,
        env: { ...process.env, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    const exited = new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve(code ?? 1));
    });
    const firstLine = new Promise<string>((resolve, reject) => {
        let text = "";
        child.stdout.on("data", (chunk: Buffer) => {
            output.push(chunk);
            text += chunk.toString();
            const end = text.indexOf("\n");
            if (end >= 0) {
                resolve(text.slice(0, end).trim());
            }
        });
        exited.then(() => reject(new Error("ended without a line on stdout")), reject);
    });
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    // Whoever does not ask for the first line or the exit code is not to be hit by their errors.
    firstLine.catch(() => undefined);
    exited.catch(() => undefined);
    return {
        process: child,
        exited,
        output: () => Buffer.concat(output).toString(),
        firstLine,
        kill: () => child.kill("SIGKILL"),
    };
}
