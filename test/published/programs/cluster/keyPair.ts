import * as pulumi from "@pulumi/pulumi";

export interface KeyPairArgs {
    bits: pulumi.Input<number>;
}

/** Its code is kept with the resource, and so the SDK serializes it. */
class KeyPairProvider implements pulumi.dynamic.ResourceProvider {
    async create({ bits }: { bits: number }): Promise<pulumi.dynamic.CreateResult> {
        const { generateKeyPairSync } = await import("crypto");
        const { publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
        return { id: "key", outs: { bits, publicKey: publicKey.export({ type: "spki", format: "pem" }) } };
    }
}

export class KeyPair extends pulumi.dynamic.Resource {
    public readonly publicKey!: pulumi.Output<string>;

    constructor(name: string, args: KeyPairArgs, options?: pulumi.CustomResourceOptions) {
        super(new KeyPairProvider(), name, { ...args, publicKey: undefined }, options);
    }
}
