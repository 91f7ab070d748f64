/** What tests against the real engine need: the CLI, and surroundings in which it asks nobody for anything. */
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Whether a program can be started by its name. */
export function isOnPath(program: string): boolean {
    const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    return folders.some((folder) =>
        names.some((name) => {
            try {
                accessSync(join(folder, name), constants.X_OK);
                return true;
            } catch {
                return false;
            }
        }),
    );
}

const ENVIRONMENT = { PULUMI_CONFIG_PASSPHRASE: "", PULUMI_SKIP_UPDATE_CHECK: "true" };

/** Makes an empty backend in a temporary folder, with an environment in which the CLI uses it, and removes it again. */
export async function withBackend<T>(use: (folder: string, envVars: Record<string, string>) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-"));
    try {
        return await use(folder, { ...ENVIRONMENT, PULUMI_BACKEND_URL: pathToFileURL(folder).href });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
