import type { Fixtures } from "../engine/fixtures";

/** A policy pack to run: its folder, or that with its configuration. */
export type PackOption =
    | string
    | {
          /** Default: the pack `acr-soft-delete-policies`. */
          readonly folder?: string;
          /** As in a file for `--policy-pack-config`, a level or an object for each policy; or the path of one. */
          readonly config?: Readonly<Record<string, unknown>> | string;
      };

/** Options of a preview. Every option has a default. */
export interface PreviewOptions {
    /** Policy packs. Default: the pack `acr-soft-delete-policies`. */
    readonly packs?: readonly PackOption[];
    /** Name of the stack, also as `organization/stack` or `organization/project/stack`. Default: `dev`. */
    readonly stack?: string;
    /** Settings that override those of the stack's files. A key without a namespace is the project's. Default: none. */
    readonly config?: Readonly<Record<string, string>>;
    /** Answers of the cloud; a string is the path of a file. Default: none. */
    readonly fixtures?: Fixtures | string;
    /**
     * `preview`: ids and outputs of new resources are unknown. `update`: as if every resource were created, with ids
     * and outputs from fixtures, or placeholders; a mandatory violation stops the program. Default: `preview`.
     */
    readonly as?: "preview" | "update";
    /** Skips the type check of a TypeScript program. Default: as the program is set up, which is with it. */
    readonly transpileOnly?: boolean;
    /**
     * Time limit for a program, in seconds. Each call of a policy pack gets half of it, so that one slow pack does not
     * hide what others report. Default: 600.
     */
    readonly timeout?: number;
    /** Called with each step, to show people that it goes on. */
    readonly progress?: (step: string) => void;
}

/** A program to preview, and how. */
export interface CheckOptions extends PreviewOptions {
    /** Folder of the program's `Pulumi.yaml`, or a function that declares resources. */
    readonly program: string | (() => unknown);
    /** Name of the project, where the program is a function. Default: `program`. */
    readonly project?: string;
}
