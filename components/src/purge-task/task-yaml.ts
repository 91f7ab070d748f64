/** Content of a purge task. */
import type * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import type { PurgeTaskArgs } from "./purge-task-args";

/** Image of the tool, pinned: the alias `acr` moves (Microsoft Learn, automatically purge images, 2026-02-26). */
export const IMAGE = "mcr.microsoft.com/acr/acr-cli:0.19";

type PurgeOption =
    "filters" | "ago" | "keep" | "untagged" | "untaggedOnly" | "includeLocked" | "dryRun" | "concurrency";

/** Options of a purge. */
export type Purge = pulumi.Unwrap<Pick<PurgeTaskArgs, PurgeOption>>;

/** Formats the command line. All strings in it have been checked for quotes and white space. */
export function formatCommand(purge: Purge): string {
    const { filters, ago, keep, untagged, untaggedOnly, includeLocked, dryRun, concurrency } = purge;
    const isGiven = (value: unknown) => value !== undefined && value !== null;
    return [
        // The task knows the registry that it belongs to.
        `${IMAGE} purge --registry $Registry`,
        ...(filters ?? []).map(({ repository, tag }) => `--filter '${repository}:${tag}'`),
        ...(isGiven(ago) ? [`--ago ${ago}`] : []),
        ...(isGiven(keep) ? [`--keep ${keep}`] : []),
        ...(untagged ? ["--untagged"] : []),
        ...(untaggedOnly ? ["--untagged-only"] : []),
        ...(includeLocked ? ["--include-locked"] : []),
        ...(dryRun ? ["--dry-run"] : []),
        ...(isGiven(concurrency) ? [`--concurrency ${concurrency}`] : []),
    ].join(" ");
}

/** Encodes the task as YAML in base64. A step without a time limit ends after 10 minutes. */
export function encodeTask(command: string, timeoutSeconds: number): string {
    const step = { cmd: command, disableWorkingDirectoryOverride: true, timeout: timeoutSeconds };
    const task = stringify({ version: "v1.1.0", steps: [step] }, { lineWidth: 0 });
    return Buffer.from(task).toString("base64");
}
