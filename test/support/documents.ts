/** What the pages of the documentation contain. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnforcementLevel, Properties } from "acr-soft-delete-check";
import { rules } from "acr-soft-delete-rules";
import type { PackConfig } from "./pack";
import { ROOT } from "./programs";

const PAGES = join(ROOT, "docs/rules");

/** A program of a page, and what the page says of it. */
export interface Sample {
    readonly id: string;
    readonly kind: "Wrong" | "Right";
    readonly source: string;
}

/** The text under a heading of the second level. */
export function section(text: string, heading: string): string {
    return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

export function blocks(text: string, language: string): string[] {
    const fences = text.matchAll(/^```(\w+)\n([^]*?)^```$/gm);
    return [...fences].filter(([, found]) => found === language).map(([, , source]) => source as string);
}

export function pageOf(id: string): string {
    return readFileSync(join(PAGES, `${id}.md`), "utf8");
}

export const samples = rules.flatMap(({ id }) =>
    (["Wrong", "Right"] as const).flatMap((kind) =>
        blocks(section(pageOf(id), kind), "ts").map((source): Sample => ({ id, kind, source })),
    ),
);

export type ConfiguredPolicy = string | Properties;

/** A configuration file as the engine passes it on. */
export function packConfig(file: Record<string, ConfiguredPolicy>): PackConfig {
    const policies = Object.entries(file).map(([id, policy]) => {
        const { enforcementLevel, ...options } = typeof policy === "string" ? { enforcementLevel: policy } : policy;
        return [id, { level: enforcementLevel as EnforcementLevel, options }];
    });
    return Object.fromEntries(policies) as PackConfig;
}

/** Returns the programs under a heading of the guide to migration. */
export function migrationPrograms(heading: string): string[] {
    const guide = readFileSync(join(ROOT, "docs/migrating.md"), "utf8");
    const part = guide.split(/^###? /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
    return [...part.matchAll(/^( *)```ts\n([^]*?)^ *```$/gm)].map(([, , source = ""]) => source);
}
