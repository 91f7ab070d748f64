/** Answers of the cloud, for which an offline preview cannot ask. */
import { isDeepStrictEqual } from "node:util";
import { stringify } from "yaml";
import type { Properties } from "../model/json";

/** The answer of a provider function, or of a method of a resource. */
export interface FunctionFixture {
    /** Token of the function, e.g. `azure-native:containerregistry:getRegistry`. */
    readonly token: string;
    /** Arguments to which the answer applies; those that are left out may be anything. Default: any arguments. */
    readonly args?: Properties;
    readonly result: Properties;
}

/** Id and outputs of a resource: for `Resource.get`, and for new resources in a run as an update. */
export interface ResourceFixture {
    /** Type of the resource. */
    readonly type: string;
    /** Its name in the program. Default: every resource of the type. */
    readonly name?: string;
    /** Its id in the cloud. For `Resource.get`, only the resource of this id is meant. */
    readonly id?: string;
    /** Outputs, on top of its inputs. */
    readonly outputs?: Properties;
}

/** The outputs of another stack. */
export interface StackFixture {
    readonly outputs: Properties;
    /** Names of the outputs that are secret. Default: none. */
    readonly secretOutputNames?: readonly string[];
}

/** Contents of a fixtures file. */
export interface Fixtures {
    readonly functions?: readonly FunctionFixture[];
    readonly resources?: readonly ResourceFixture[];
    /** By the name that the program gives to `StackReference`, e.g. `organization/network/prod`. */
    readonly stacks?: Readonly<Record<string, StackFixture>>;
}

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

/**
 * Answers that apply unless a fixture overrides them, because nearly every Azure program needs them: the logged in
 * account, whose ids are all zero, and the location of a resource group.
 */
export const DEFAULT_FUNCTIONS: readonly FunctionFixture[] = [
    ...["azure-native:authorization:getClientConfig", "azure:core/getClientConfig:getClientConfig"].map((token) => ({
        token,
        result: {
            clientId: SUBSCRIPTION,
            objectId: SUBSCRIPTION,
            subscriptionId: SUBSCRIPTION,
            tenantId: SUBSCRIPTION,
        },
    })),
    {
        token: "azure:core/getSubscription:getSubscription",
        result: {
            id: `/subscriptions/${SUBSCRIPTION}`,
            subscriptionId: SUBSCRIPTION,
            tenantId: SUBSCRIPTION,
            displayName: "offline",
            state: "Enabled",
        },
    },
];

/** Location of every resource group without a fixture. */
const DEFAULT_LOCATION = "westeurope";
const RESOURCE_GROUP_FUNCTIONS: Readonly<Record<string, string>> = {
    "azure-native:resources:getResourceGroup": "resourceGroupName",
    "azure:core/getResourceGroup:getResourceGroup": "name",
};

/** Finds the answer of a function. */
export function findAnswer({ functions = [] }: Fixtures, token: string, args: Properties): Properties | undefined {
    const isMeant = (fixture: FunctionFixture) =>
        fixture.token === token &&
        Object.entries(fixture.args ?? {}).every(([name, value]) => isDeepStrictEqual(args[name], value));
    return [...functions, ...DEFAULT_FUNCTIONS].find(isMeant)?.result ?? answerResourceGroup(token, args);
}

function answerResourceGroup(token: string, args: Properties): Properties | undefined {
    const name = args[RESOURCE_GROUP_FUNCTIONS[token] ?? ""];
    if (typeof name !== "string") {
        return undefined;
    }
    return { id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/${name}`, name, location: DEFAULT_LOCATION };
}

/** Merges all fixtures of a resource; earlier ones take precedence. */
export function findResourceFixture(
    { resources = [] }: Fixtures,
    { type, name, id }: { readonly type: string; readonly name: string; readonly id?: string },
): Pick<ResourceFixture, "id" | "outputs"> | undefined {
    const meant = resources.filter(
        (one) =>
            one.type === type &&
            (one.name === undefined || one.name === name) &&
            (id === undefined || one.id === undefined || one.id === id),
    );
    if (meant.length === 0) {
        return undefined;
    }
    const outputs = meant.toReversed().map((one) => one.outputs ?? {});
    return {
        id: meant.find((one) => one.id !== undefined)?.id,
        outputs: Object.assign({}, ...outputs) as Properties,
    };
}

/** Writes a fixture for a function, for a user to complete. */
export function suggestFunctionFixture(token: string, args: Properties): string {
    const fixture: FunctionFixture = { token, args, result: { "<output>": "<value>" } };
    return stringify({ functions: [fixture] }).trimEnd();
}

/** Writes a fixture for another stack, for a user to complete. */
export function suggestStackFixture(name: string): string {
    const fixture: StackFixture = { outputs: { "<output>": "<value>" } };
    return stringify({ stacks: { [name]: fixture } }).trimEnd();
}
