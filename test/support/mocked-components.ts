/** The components under the real SDK with mocks: every resource that they register, with what is sent of it. */
import * as pulumi from "@pulumi/pulumi";
import type { CommandInputs, Declared } from "./azure-cli";

export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Record<string, unknown>;
}

const GROUP = "/subscriptions/0/resourceGroups/group/providers";
export const REGISTRY_ID = `${GROUP}/Microsoft.ContainerRegistry/registries/contosoprod`;

/** What was registered since the last call of {@link forget}; components are left out. */
export const registered: Registered[] = [];
type Answer = Record<string, unknown>;
/** What lookups answer, by token: an object, or a function of their inputs. */
export const lookups: Record<string, Answer | ((inputs: object) => Answer)> = {};

export function forget(): void {
    registered.length = 0;
}

/** Starts the mocks; the components must be loaded after that. */
export async function startMocks({ isPreview = false } = {}) {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, name, inputs, custom }) => {
            if (custom ?? true) {
                registered.push({ type, name, inputs: inputs as Record<string, unknown> });
            }
            return answer(type, name, inputs as Record<string, unknown>);
        },
        call: ({ token, inputs }) => {
            const found = lookups[token] ?? (inputs as Answer);
            return typeof found === "function" ? found(inputs as object) : found;
        },
    };
    await pulumi.runtime.setMocks(mocks, "project", "stack", isPreview);
    return import("acr-soft-delete");
}

/** What Azure answers when a resource is created. */
function answer(type: string, name: string, inputs: Record<string, unknown>) {
    const { identity } = inputs as { identity?: { type?: string } };
    const principalId = identity?.type?.includes("SystemAssigned") ? `principal-of-${name}` : undefined;
    const state = { ...inputs, ...(identity && { identity: { ...identity, principalId } }) };
    if (type !== "azure-native:containerregistry:Registry") {
        return { id: `${type.replace("azure-native:", "/")}/${name}`, state: { name, ...state } };
    }
    const given = { name: "contosoprod", location: "westeurope", loginServer: "contosoprod-x1.azurecr.io" };
    return { id: REGISTRY_ID, state: { ...given, ...state } };
}

/** Comes once nothing is registered any more. */
export async function settled(): Promise<void> {
    let before = -1;
    while (before < registered.length) {
        before = registered.length;
        await new Promise((resolve) => setImmediate(resolve));
    }
}

export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

/** What was sent of the resources of a type, such as `network:PrivateEndpoint`, by their names. */
export function sentOf(type: string): Record<string, Record<string, unknown>> {
    const all = registered.filter((one) => one.type === `azure-native:${type}`);
    return Object.fromEntries(all.map(({ name, inputs }) => [name, inputs]));
}

const COMMAND = "command:local:Command";

/** Constructs a component. Returns the commands that it registers, as the engine knows them. */
export async function declareCommands(
    construct: (opts: pulumi.ComponentResourceOptions) => pulumi.Output<unknown>,
): Promise<(Declared & { name: string; opts: pulumi.CustomResourceOptions })[]> {
    const options = new Map<string, pulumi.CustomResourceOptions>();
    const recordOptions: pulumi.ResourceTransformation = ({ type, name, opts }) => {
        if (type === COMMAND) {
            options.set(name, opts);
        }
        return undefined;
    };
    await valueOf(construct({ transformations: [recordOptions] }));
    const commands = registered.filter(({ type }) => type === COMMAND);
    forget();
    return commands.map(({ name, inputs }) => {
        const opts = options.get(name) ?? {};
        return { name, opts, inputs: showSecrets(inputs), deleteBeforeReplace: opts.deleteBeforeReplace ?? false };
    });
}

/** Secrets as the provider gets them. */
function showSecrets(inputs: object): CommandInputs {
    return JSON.parse(JSON.stringify(inputs), (_, item: Record<string, unknown> | undefined) =>
        item?.[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig ? item["value"] : item,
    ) as CommandInputs;
}
