import * as pulumi from "@pulumi/pulumi";
import { inspect } from "node:util";

/** Says why a resource was not sent. Shown on the resource, where there is one, and without a stack. */
export class RefusedError extends pulumi.ResourceError {
    constructor(message: string, resource?: pulumi.Resource) {
        super(message, resource, true);
    }

    /**
     * The SDK inspects every error that it reports, and it has hung a promise on it that leads back to
     * the error; on Node 20 that takes half a minute.
     */
    [inspect.custom](): string {
        return this.message;
    }
}
