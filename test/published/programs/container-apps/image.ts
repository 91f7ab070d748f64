import * as pulumi from "@pulumi/pulumi";

export interface ImageArgs {
    imageName: pulumi.Input<string>;
    build: { context: string };
    registry: { server: pulumi.Input<string>; username: pulumi.Input<string>; password: pulumi.Input<string> };
}

/** A resource of a package that is not installed here, as its SDK would declare it. */
export class Image extends pulumi.CustomResource {
    public readonly imageName!: pulumi.Output<string>;

    constructor(name: string, args: ImageArgs, options?: pulumi.CustomResourceOptions) {
        super("docker:index/image:Image", name, { ...args }, { version: "4.10.0", ...options });
    }
}
