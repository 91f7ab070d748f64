import * as pulumi from "@pulumi/pulumi";

/** A resource of a package that is not installed here, as its SDK would declare it. */
export class RandomPassword extends pulumi.CustomResource {
    public readonly result!: pulumi.Output<string>;

    constructor(name: string, args: { length: pulumi.Input<number> }, options?: pulumi.CustomResourceOptions) {
        super(
            "random:index/randomPassword:RandomPassword",
            name,
            { ...args, result: undefined },
            pulumi.mergeOptions({ version: "4.18.0", additionalSecretOutputs: ["result"] }, options),
        );
    }
}
