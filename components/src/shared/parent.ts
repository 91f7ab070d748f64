import type * as pulumi from "@pulumi/pulumi";

/** The registry to which other resources belong, and the properties that they inherit from it. */
export interface Parent {
    readonly component: pulumi.ComponentResource;
    /** Resource name of the registry. */
    readonly name: string;
    readonly id: pulumi.Output<string>;
    readonly of: { readonly resourceGroupName: pulumi.Input<string>; readonly registryName: pulumi.Output<string> };
    readonly location: pulumi.Input<string>;
    readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
    readonly opts: pulumi.CustomResourceOptions;
}
