/** Many programs in one process, for what does not depend on how a program is started. */
import { fork } from "node:child_process";
import { join } from "node:path";
import type { Preview } from "acr-soft-delete-check";

/** Previews the programs in some folders with the check as built; in the order of the folders. */
export function previewInOneProcess(
    programs: readonly string[],
    options: { readonly packs: readonly string[]; readonly fixtures: string },
): Promise<Preview[]> {
    const previews: Preview[] = [];
    const host = fork(join(__dirname, "one-process.cjs"), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    host.on("message", (preview: Preview) => previews.push(preview));
    host.send({ programs, ...options });
    return new Promise((resolve, reject) => {
        host.on("error", reject);
        host.on("exit", (code) => {
            if (previews.length === programs.length) {
                resolve(previews);
                return;
            }
            reject(new Error(`${programs[previews.length]} has ended the process (${code}): give it one of its own.`));
        });
    });
}
