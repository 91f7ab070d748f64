import * as pulumi from "@pulumi/pulumi";

/** Returns the name at the end of a resource id. */
export function parseName(id: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.output(id).apply((text) => text.split("/").at(-1) ?? "");
}

/** Returns the name of the resource group in a resource id. */
export function parseResourceGroup(id: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.output(id).apply((text) => /\/resourceGroups\/([^/]+)/i.exec(text)?.[1] ?? "");
}
