/** Soft delete policies under the real SDKs, with an Azure CLI that records its calls. Starts when it is imported. */
import type { Registry as ClassicRegistry } from "@pulumi/azure/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import type { SoftDeletePolicy as PolicyClass, SoftDeletePolicyArgs } from "acr-soft-delete";
import { type Declared, RecordingAz } from "../../../test/support/azure-cli";
import { declareCommands, forget, lookups, startMocks } from "../../../test/support/mocked-components";

export let SoftDeletePolicy: typeof PolicyClass;
export let Registry: typeof ClassicRegistry;
export let az: RecordingAz;

beforeAll(async () => {
    ({ SoftDeletePolicy } = await startMocks({ isPreview: true }));
    ({ Registry } = await import("@pulumi/azure/containerservice/index.js"));
    lookups["command:local:run"] = (inputs) => {
        try {
            return az.run(inputs, (inputs as { command: string }).command);
        } catch (error) {
            // Where the engine puts what a provider says.
            throw Object.assign(error as Error, { details: (error as Error).message });
        }
    };
});
beforeEach(() => {
    az = new RecordingAz();
    forget();
});
afterEach(() => az.remove());

/** Takes the Azure CLI off the PATH, until the test ends. */
export function removeAz(): void {
    az.remove();
    az = new RecordingAz(false);
}

/** The command that a policy registers, as the engine knows it. */
export async function declared(args: SoftDeletePolicyArgs): Promise<Declared & { opts: pulumi.CustomResourceOptions }> {
    const [command] = await declareCommands((opts) => new SoftDeletePolicy("prod", args, opts).registryName);
    return command ?? { inputs: {}, deleteBeforeReplace: false, opts: {} };
}

/** The arguments of a call. */
export function update(options: string, status = "enabled"): string[] {
    const words = `acr config soft-delete update --only-show-errors --output none --yes --registry ${options}`;
    return [...words.split(" "), `--status=${status}`];
}

export const PROD = { registryName: "contosoprod" };
export const OFF_AT_END = { ...PROD, onDelete: "disable" } as const;
