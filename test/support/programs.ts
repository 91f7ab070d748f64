/** Small Pulumi programs in JavaScript, run by the real SDK in a process of their own. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, type Checker, type Fixtures, newChecker, type Preview } from "acr-soft-delete-check";
import type { FinishedResource, RegisteredResource } from "acr-soft-delete-check/testing";
import { type PreviewOptions, type ProgramHost, startProgramHost } from "./program-host";

export const ROOT = join(__dirname, "..", "..");
/** Inside the workspace, because programs resolve their SDKs from where they lie. */
const TEMPORARY = join(ROOT, "test", ".programs");

/** What the bodies of small programs find at hand. */
export const PREAMBLE = `
const pulumi = require("@pulumi/pulumi");
const containerregistry = require("@pulumi/azure-native/containerregistry");
const resources = require("@pulumi/azure-native/resources");
const network = require("@pulumi/azure-native/network");
const classic = require("@pulumi/azure/containerservice");
const command = require("@pulumi/command");
const { Registry } = require("acr-soft-delete");
const group = new resources.ResourceGroup("group", { location: "westeurope" });
// Known only after an update, whatever type it stands for.
const unknown = group.id;
const softDelete = { softDeletePolicy: { status: "enabled", retentionDays: 30 } };
const at = { resourceGroupName: "group", location: "westeurope" };
const replica = { ...at, location: "northeurope" };
`;

/** Writes a program, gives its folder to a function and removes it again. */
export function withProgram<T>(source: string, use: (folder: string) => Promise<T>): Promise<T> {
    return withFolder((folder) => {
        writeFileSync(
            join(folder, "Pulumi.yaml"),
            "name: test\nruntime:\n  name: nodejs\n  options: { typescript: false }\n",
        );
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "test", main: "index.js" }));
        writeFileSync(join(folder, "index.js"), source);
        return use(folder);
    });
}

/** Copies a program, so that what a CLI writes beside it does not end up in the original. */
export function withCopy<T>(
    program: string,
    use: (folder: string) => Promise<T>,
    temporary: string = TEMPORARY,
): Promise<T> {
    return withFolder((folder) => {
        cpSync(program, folder, { recursive: true });
        return use(folder);
    }, temporary);
}

async function withFolder<T>(use: (folder: string) => Promise<T>, temporary = TEMPORARY): Promise<T> {
    mkdirSync(temporary, { recursive: true });
    const folder = mkdtempSync(join(temporary, "program-"));
    try {
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Writes a policy pack into a folder of its own within another one. */
export function writePack(folder: string, name: string, source: string): string {
    const pack = join(folder, name);
    mkdirSync(pack);
    writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(pack, "package.json"), JSON.stringify({ name, version: "1.2.3", main: "index.js" }));
    writeFileSync(join(pack, "index.js"), source);
    return pack;
}

/** A process for the programs of a file, and our pack, started once for all its tests. */
let host: ProgramHost | undefined;
let checker: Checker | undefined;
afterAll(async () => {
    await host?.stop();
    checker?.stop();
});

/**
 * Previews a program against our pack. The SDKs and a few values are at hand: see the preamble. Programs of one file
 * share a process, because starting one takes longer than most programs.
 */
export function preview(body: string, options?: PreviewOptions): Promise<Preview> {
    return withProgram(PREAMBLE + body, (program) => findHost().preview(program, options));
}

function findHost(): ProgramHost {
    return (host ??= startProgramHost({}));
}

/** The same in a process of the program's own, for what depends on how a program starts, prints, fails and ends. */
export function previewAlone(body: string, options?: PreviewOptions): Promise<Preview> {
    return withProgram(PREAMBLE + body, (program) => {
        if (options) {
            return check({ program, ...options });
        }
        checker ??= newChecker({});
        return checker.check(program);
    });
}

/** Returns what a small program registers in a preview. */
export function registrations(body: string): Promise<readonly RegisteredResource[]> {
    return withProgram(PREAMBLE + body, async (folder) => (await findHost().record(folder)).registered);
}

/** Returns what becomes, in an update, of everything that the program in a folder registers. Does not check its types. */
export async function update(folder: string, fixtures: Fixtures): Promise<readonly FinishedResource[]> {
    return (await findHost().record(folder, { as: "update", fixtures })).finished;
}

/** Violations in short: policy, level and the resource's name. */
export function inShort({ violations }: Pick<Preview, "violations">): string[] {
    return violations.map(({ policy, level, urn }) => `${level} ${policy} ${urn?.split("::").at(-1)}`).sort();
}

/** Returns what components refused: for each of them all reasons in one string. */
export function refusalsIn({ violations }: Pick<Preview, "violations">): string[] {
    const refused = violations.filter(({ source, urn }) => source !== undefined && urn !== undefined);
    return [...new Set(refused.map(({ urn }) => urn))].map((urn) =>
        refused
            .filter((one) => one.urn === urn)
            .map(({ message }) => message)
            .join("\n\n"),
    );
}
