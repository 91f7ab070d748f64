import { dirname } from "node:path";
import { parsePackConfig, readPackConfig } from "../analyzer/config";
import { createPackPool, type PackSource } from "../analyzer/pool";
import { readFixtures } from "../engine/fixtures-file";
import type { Preview } from "../model/preview";
import { createFunctionProject, readProject } from "../program/project";
import type { CheckOptions, PackOption, PreviewOptions } from "./options";
import { previewProgram } from "./preview-program";

const DEFAULT_TIMEOUT_SECONDS = 600;

/**
 * Previews a program against policy packs, with no CLI, cloud account or state.
 *
 * Starts the real program and the real packs and speaks the engine's side of the protocol, so
 * policies see what they see in `pulumi preview` of a new stack. It runs no providers: inputs are
 * not checked, defaults of the provider are not filled in, and no output is computed from inputs.
 *
 * Rejects if the folder is not a Pulumi project for Node.js, or if fixtures or configuration are invalid.
 * An error of the program or of a pack does not reject; it is in `failures`.
 *
 * @example
 * const preview = await check({ program: "examples/quickstart" });
 * expect(preview.violations).toEqual([]);
 *
 * @example A function, and a pack of one's own
 * const preview = await check({
 *     program: () => new containerregistry.Registry("images", { ... }),
 *     packs: ["policies"],
 * });
 * expect(preview.violations).toContainEqual(expect.objectContaining({ policy: "no-admin-user" }));
 */
export async function check(options: CheckOptions): Promise<Preview> {
    const checker = newChecker(options);
    try {
        return await checker.check(options.program, options.project);
    } finally {
        checker.stop();
    }
}

/** Previews several programs with the same options. Packs are started once. */
export interface Checker {
    readonly check: (program: CheckOptions["program"], project?: string) => Promise<Preview>;
    readonly stop: () => void;
}

/** Creates a checker. Throws if fixtures or the configuration of a pack are invalid. */
export function newChecker(options: PreviewOptions): Checker {
    const fixtures = typeof options.fixtures === "string" ? readFixtures(options.fixtures) : (options.fixtures ?? {});
    const timeout = (options.timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
    const packs = createPackPool(resolvePacks(options.packs), timeout / 2);
    return {
        check: (program, name = "program") => {
            const project = typeof program === "string" ? readProject(program) : createFunctionProject(name);
            return previewProgram(program, project, packs, { ...options, fixtures, timeout });
        },
        stop: packs.stop,
    };
}

function resolvePacks(packs: readonly PackOption[] = [{}]): PackSource[] {
    return packs.map((pack) => {
        const { folder = findOwnPack(), config } = typeof pack === "string" ? { folder: pack } : pack;
        return {
            folder,
            config: typeof config === "string" ? readPackConfig(config) : config && parsePackConfig(config),
        };
    });
}

function findOwnPack(): string {
    return dirname(require.resolve("acr-soft-delete-policies/package.json"));
}
