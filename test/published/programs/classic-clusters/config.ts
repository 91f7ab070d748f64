import * as azure from "@pulumi/azure";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("railways");

export const sshKey = config.require("sshKey");
export const regions = config.requireObject<{ name: string; nodes: number }[]>("regions");
export const group = new azure.core.ResourceGroup("railways", { location: azure.Locations.WestEurope });
