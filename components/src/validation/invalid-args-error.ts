import * as pulumi from "@pulumi/pulumi";
import { inspect } from "node:util";

/** The error about invalid arguments. Pulumi shows it on the resource, if there is one, without a stack. */
export class InvalidArgsError extends pulumi.ResourceError {
    constructor(message: string, resource?: pulumi.Resource) {
        super(message, resource, true);
        // Where an update fails, the SDK prints whatever stack there is.
        this.stack = "";
    }

    /**
     * The SDK prints every error in colours, and Node 20 takes half a minute to colour a stack frame in a file directly
     * under a package scope, which the SDK's source maps produce.
     */
    [inspect.custom](): string {
        return this.message;
    }
}
