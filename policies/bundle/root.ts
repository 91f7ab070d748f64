/**
 * Stands in for the root of @pulumi/pulumi in the bundle: the names that @pulumi/policy takes from
 * there, from the modules that define them. The root itself also loads the Automation API and the
 * serialiser of functions, a third of the time that an ordinary pack takes to start.
 */
export * as asset from "@pulumi/pulumi/asset";
export { Output } from "@pulumi/pulumi/output";
