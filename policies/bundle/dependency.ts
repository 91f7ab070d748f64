import { createRequire } from "node:module";

/**
 * Loads a dependency of @pulumi/pulumi: the very copy that @pulumi/pulumi uses, and that is loaded
 * already when a pack starts. Not every package manager puts it where the pack would find it.
 */
export const dependencyOfPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
