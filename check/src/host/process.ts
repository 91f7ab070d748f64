/** Child processes that end with us and whose output is kept. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export interface Running {
    /** Resolves with the exit code; a signal counts as failure. */
    readonly exited: Promise<number>;
    /** Returns the last of what was written to stdout and stderr. */
    readonly output: () => string;
    /** The first line on stdout; rejects if the process ends without one. */
    readonly firstLine: Promise<string>;
    /** Ends the process and what it has started. */
    readonly kill: () => void;
}

/** Time limit for the rest of the output; a child of the process may keep the pipe open for ever. */
const GRACE_MILLISECONDS = 200;
/** Output that is kept: enough for any error, and no more, however much a program prints. */
const KEPT_BYTES = 1024 * 1024;

/** The address of all servers: programs, packs and the engine run on one machine. */
const LOOPBACK = "127.0.0.1";

const PRELOAD = join(__dirname, "..", "..", "preload.js");

const alive = new Set<ChildProcess>();
process.on("exit", () => alive.forEach(killGroup));

/** Runs a script under this Node. */
export function runNode(
    args: readonly string[],
    directory: string,
    environment: Readonly<Record<string, string>>,
): Running {
    const child = spawn(process.execPath, args, {
        cwd: directory,
        env: {
            ...process.env,
            ...bypassProxy(process.env),
            ...environment,
            ...buildNodeOptions(process.env["NODE_OPTIONS"] ?? ""),
        },
        // The last pipe closes when this process ends, however it ends: see preload.js.
        stdio: ["ignore", "pipe", "pipe", "pipe"],
        // In a group of its own, so that what it starts can be ended with it.
        detached: true,
    });
    alive.add(child);
    const { stdout, stderr } = child;
    if (!stdout || !stderr) {
        throw new Error("a child process without output");
    }
    const output = createTail(KEPT_BYTES);
    const exited = new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => {
            killGroup(child);
            alive.delete(child);
            const finish = () => {
                stdout.destroy();
                stderr.destroy();
                resolve(code ?? 1);
            };
            child.once("close", finish);
            setTimeout(finish, GRACE_MILLISECONDS).unref();
        });
    });
    const firstLine = new Promise<string>((resolve, reject) => {
        let text = "";
        const readLine = (chunk: Buffer) => {
            text += chunk.toString();
            const end = text.indexOf("\n");
            if (end >= 0 || text.length > KEPT_BYTES) {
                stdout.off("data", readLine);
                resolve(text.slice(0, end < 0 ? undefined : end).trim());
            }
        };
        stdout.on("data", readLine);
        exited.then(() => reject(new Error("ended without a line on stdout")), reject);
    });
    stdout.on("data", output.add);
    stderr.on("data", output.add);
    // These promises may never be used; their errors must not be unhandled.
    firstLine.catch(() => undefined);
    exited.catch(() => undefined);
    return { exited, output: output.text, firstLine, kill: () => killGroup(child) };
}

/** Returns the setting with which gRPC connects to this machine directly, whatever proxy an environment has. */
export function bypassProxy(environment: NodeJS.ProcessEnv): { readonly no_grpc_proxy: string } {
    // gRPC reads the second only where the first is not set.
    const hosts = (environment["no_grpc_proxy"] || environment["no_proxy"] || "").split(",").filter(Boolean);
    return { no_grpc_proxy: [...new Set([...hosts, LOOPBACK])].join(",") };
}

/** Uses the environment: with a flag of Node.js the SDK would not load TypeScript programs that are ES modules. */
function buildNodeOptions(options: string): Record<string, string> {
    const path = PRELOAD.replace(/[\\"]/g, "\\$&");
    return { NODE_OPTIONS: `${options} --require "${path}"`.trim(), ACR_SOFT_DELETE_CHILD: options };
}

function killGroup(child: ChildProcess): void {
    if (child.pid === undefined) {
        return;
    }
    try {
        // Windows has no groups.
        process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
    } catch {
        // All of it has ended already.
    }
}

function createTail(most: number): { readonly add: (chunk: Buffer) => void; readonly text: () => string } {
    let chunks: Buffer[] = [];
    let size = 0;
    return {
        add: (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size > 2 * most) {
                chunks = [Buffer.concat(chunks).subarray(-most)];
                size = most;
            }
        },
        text: () => Buffer.concat(chunks).subarray(-most).toString(),
    };
}
