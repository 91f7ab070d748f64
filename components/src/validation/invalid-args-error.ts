import * as pulumi from "@pulumi/pulumi";
import { inspect } from "node:util";

/** Says why a resource was not sent. Shown on the resource, where there is one, and without a stack. */
export class InvalidArgsError extends pulumi.ResourceError {
    constructor(message: string, resource?: pulumi.Resource) {
        super(message, resource, true);
        // Where an update fails, the SDK prints whatever stack there is.
        this.stack = "";
    }

    /**
     * The SDK prints every error in colours, and Node 20 takes half a minute to colour a stack frame
     * in a file directly under a package scope, which the SDK's source maps produce.
     */
    [inspect.custom](): string {
        return this.message;
    }
}
