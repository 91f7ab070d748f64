import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";

export interface WebServerArgs {
    resourceGroupName: pulumi.Input<string>;
    subnetId: pulumi.Input<string>;
    login: string;
    password: pulumi.Input<string>;
    /** Default: the smallest. */
    size?: string;
}

/** A machine with an address of its own. */
export class WebServer extends pulumi.ComponentResource {
    private readonly address: azure.network.PublicIPAddress;
    private readonly machine: azure.compute.VirtualMachine;
    private readonly group: pulumi.Output<string>;

    constructor(name: string, args: WebServerArgs, options?: pulumi.ComponentResourceOptions) {
        super("bakery:web:WebServer", name, {}, options);
        const inside = { parent: this };
        const { resourceGroupName } = args;
        this.group = pulumi.output(resourceGroupName);

        this.address = new azure.network.PublicIPAddress(
            `${name}-address`,
            { resourceGroupName, publicIPAllocationMethod: azure.network.IPAllocationMethod.Dynamic },
            inside,
        );
        const card = new azure.network.NetworkInterface(
            `${name}-card`,
            {
                resourceGroupName,
                ipConfigurations: [
                    { name: "only", subnet: { id: args.subnetId }, publicIPAddress: { id: this.address.id } },
                ],
            },
            inside,
        );
        const script = ["#!/bin/sh", "echo bread > index.html", "python3 -m http.server 80 &"].join("\n");
        this.machine = new azure.compute.VirtualMachine(
            `${name}-machine`,
            {
                resourceGroupName,
                networkProfile: { networkInterfaces: [{ id: card.id }] },
                hardwareProfile: { vmSize: args.size ?? azure.compute.VirtualMachineSizeTypes.Standard_A0 },
                osProfile: {
                    computerName: name,
                    adminUsername: args.login,
                    adminPassword: args.password,
                    customData: Buffer.from(script).toString("base64"),
                    linuxConfiguration: { disablePasswordAuthentication: false },
                },
                storageProfile: {
                    osDisk: { name: `${name}-disk`, createOption: azure.compute.DiskCreateOption.FromImage },
                    imageReference: { publisher: "debian", offer: "debian-12", sku: "12", version: "latest" },
                },
            },
            { ...inside, deleteBeforeReplace: true },
        );
        this.registerOutputs({ machine: this.machine.id });
    }

    /** It has none until the machine runs. */
    ipAddress(): pulumi.Output<string> {
        const { group, address } = this;
        return this.machine.id.apply(() =>
            azure.network
                .getPublicIPAddressOutput({ resourceGroupName: group, publicIpAddressName: address.name })
                .apply((found) => found.ipAddress ?? "none"),
        );
    }
}
