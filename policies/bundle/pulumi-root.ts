/**
 * Replaces the root of @pulumi/pulumi in the bundle: exports what @pulumi/policy uses of it, from the modules that define
 * it. The root also loads the Automation API and the serialiser of functions, a third of the time that an ordinary pack
 * takes to start.
 */
export * as asset from "@pulumi/pulumi/asset";
export { Output } from "@pulumi/pulumi/output";
