import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";

export interface ImageRegistryArgs {
    resourceGroupName: pulumi.Input<string>;
    /** Where a copy of the images is kept. Default: nowhere. */
    copyIn?: string;
}

/** A registry with soft delete, and who may push to it. */
export class ImageRegistry extends pulumi.ComponentResource {
    public readonly server: pulumi.Output<string>;
    public readonly username: pulumi.Output<string>;
    public readonly password: pulumi.Output<string>;

    constructor(
        name: string,
        { resourceGroupName, copyIn }: ImageRegistryArgs,
        options?: pulumi.ComponentResourceOptions,
    ) {
        super("kitchen:images:ImageRegistry", name, {}, options);
        const registry = new containerregistry.Registry(
            name,
            {
                resourceGroupName,
                adminUserEnabled: true,
                sku: { name: containerregistry.SkuName.Premium },
                policies: {
                    softDeletePolicy: { status: containerregistry.PolicyStatus.Enabled, retentionDays: 14 },
                },
            },
            { parent: this },
        );
        if (copyIn !== undefined) {
            new containerregistry.Replication(
                copyIn,
                { resourceGroupName, registryName: registry.name, location: copyIn },
                { parent: registry },
            );
        }
        const credentials = containerregistry.listRegistryCredentialsOutput(
            { resourceGroupName, registryName: registry.name },
            { parent: this },
        );
        this.server = registry.loginServer;
        this.username = credentials.apply(({ username }) => username!);
        this.password = pulumi.secret(credentials.apply(({ passwords }) => passwords![0].value!));
        this.registerOutputs({ server: this.server });
    }
}
