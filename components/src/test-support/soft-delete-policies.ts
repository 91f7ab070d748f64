/** Soft delete policies under the real SDKs, with an Azure CLI that records its calls. Starts when it is imported. */
import type { Registry as ClassicRegistry } from "@pulumi/azure/containerservice";
import * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicy as PolicyClass, SoftDeletePolicyArgs } from "acr-soft-delete";
import { type CommandInputs, type Declared, RecordingAz } from "../../../test/support/azure-cli";

export let SoftDeletePolicy: typeof PolicyClass;
export let Registry: typeof ClassicRegistry;
export let az: RecordingAz;
export const registered: { type: string; inputs: CommandInputs }[] = [];
export const invoked: string[] = [];

beforeAll(async () => {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, name, inputs, custom }) => {
            if (custom ?? true) {
                registered.push({ type, inputs: withoutSecrets(inputs as CommandInputs) });
            }
            return { id: name, state: inputs as object };
        },
        call: ({ token, inputs }) => {
            invoked.push(token);
            try {
                return az.run(inputs as CommandInputs, (inputs as { command: string }).command);
            } catch (error) {
                // Where the engine puts what a provider says.
                throw Object.assign(error as Error, { details: (error as Error).message });
            }
        },
    };
    await pulumi.runtime.setMocks(mocks, "project", "stack", true);
    ({ SoftDeletePolicy } = await import("acr-soft-delete"));
    ({ Registry } = await import("@pulumi/azure/containerservice/index.js"));
});
beforeEach(() => {
    az = new RecordingAz();
    registered.length = 0;
    invoked.length = 0;
});
afterEach(() => az.remove());

/** Takes the Azure CLI off the PATH, until the test ends. */
export function removeAz(): void {
    az.remove();
    az = new RecordingAz(false);
}

/** Secrets as the provider gets them. */
function withoutSecrets(inputs: CommandInputs): CommandInputs {
    return JSON.parse(JSON.stringify(inputs), (_, item: Record<string, unknown> | undefined) =>
        item?.[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig ? item["value"] : item,
    ) as CommandInputs;
}

export const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

/** The command that a policy registers, as the engine knows it. */
export async function declared(args: SoftDeletePolicyArgs): Promise<Declared & { opts: pulumi.CustomResourceOptions }> {
    let opts: pulumi.CustomResourceOptions = {};
    const recordOptions: pulumi.ResourceTransformation = (resource) => {
        opts = resource.type === "command:local:Command" ? resource.opts : opts;
        return undefined;
    };
    const policy = new SoftDeletePolicy("prod", args, { transformations: [recordOptions] });
    await settled(policy.registryName);
    const command = registered.find(({ type }) => type === "command:local:Command");
    registered.length = 0;
    return { inputs: command?.inputs ?? {}, deleteBeforeReplace: opts.deleteBeforeReplace ?? false, opts };
}

/** The arguments of a call. */
export function update(options: string, status = "enabled"): string[] {
    const words = `acr config soft-delete update --only-show-errors --output none --yes --registry ${options}`;
    return [...words.split(" "), `--status=${status}`];
}

export const PROD = { registryName: "contosoprod" };
export const OFF_AT_END = { ...PROD, onDelete: "disable" } as const;
