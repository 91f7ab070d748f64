/** Child processes that end with us and whose output is kept. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface Running {
    /** Resolves with the exit code; a signal counts as failure. */
    readonly exited: Promise<number>;
    /** All that was written so far, to stdout and stderr. */
    readonly output: () => string;
    /** The first line on stdout; rejects if the process ends without one. */
    readonly firstLine: Promise<string>;
    readonly kill: () => void;
}

/** Time that a process gets to hand over the rest of its output; a child of its own may keep the pipe open for ever. */
const GRACE_MILLISECONDS = 200;

const PRELOAD = join(__dirname, "..", "preload.js");

const alive = new Set<ChildProcess>();
process.on("exit", () => alive.forEach((child) => child.kill("SIGKILL")));

/** Runs a script under this Node. */
export function runNode(args: readonly string[], directory: string, environment: Record<string, string>): Running {
    const child = spawn(process.execPath, ["--require", PRELOAD, ...args], {
        cwd: directory,
        env: { ...process.env, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
    });
    alive.add(child);
    const output: Buffer[] = [];
    const exited = new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => {
            alive.delete(child);
            const done = () => {
                child.stdout.destroy();
                child.stderr.destroy();
                resolve(code ?? 1);
            };
            child.once("close", done);
            setTimeout(done, GRACE_MILLISECONDS).unref();
        });
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
        exited,
        output: () => Buffer.concat(output).toString(),
        firstLine,
        kill: () => child.kill("SIGKILL"),
    };
}
