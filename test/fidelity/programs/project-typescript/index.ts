// A program in TypeScript.
import * as pulumi from "@pulumi/pulumi";
import { sizes } from "./sizes";

class Thing extends pulumi.CustomResource {
    constructor(name: string, args: { size: pulumi.Input<number> }) {
        super("test:index:Thing", name, args);
    }
}

for (const [name, size] of Object.entries(sizes)) {
    new Thing(name, { size });
}
export const names = Object.keys(sizes);
