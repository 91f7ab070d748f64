/** Reads resources as the policies do: with the reader of their type. */
import { listObservedNames } from "acr-soft-delete-rules";
import type { Contribution } from "../../model/contribution";
import { toPlainData } from "../../model/resource-props";
import { readers } from "../all.generated";

export function contributions(type: string, props: unknown): Contribution[] {
    const responsible = readers.filter(({ tokens }) => tokens.some((token) => token.test(type)));
    expect(responsible.length).toBeLessThanOrEqual(1);
    return responsible.flatMap(({ read }) => [...read({ type, name: "r", props: toPlainData(props) })]);
}

/** The contributions with the values of their settings. */
export function read(type: string, props: unknown): object[] {
    return contributions(type, props).map(({ registry, observed, uncertainty }) => ({
        is: registry.isRegistry ? "registry" : "part",
        name: registry.name,
        group: registry.resourceGroup,
        ...Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]?.value])),
        ...(uncertainty === undefined ? {} : { uncertainty }),
    }));
}

/** The inputs that name the registry of each contribution. */
export function listInputs(type: string, props: unknown): (readonly string[])[] {
    return contributions(type, props).map(({ registry }) => registry.inputs);
}

/** The properties that the settings come from. */
export function listProperties(type: string, props: unknown): string[] {
    return contributions(type, props).flatMap(({ observed }) =>
        listObservedNames(observed).flatMap((name) => observed[name]?.evidence.map(({ property }) => property) ?? []),
    );
}

/** The contributions of resources around a registry, with the values and properties of their settings. */
export function readRelated(type: string, props: unknown): object[] {
    return contributions(type, props).map(({ registry: { isRegistry, name, resourceGroup, inputs }, observed }) => {
        expect(isRegistry).toBe(false);
        const settings = Object.entries(observed).map(([setting, { value, evidence }]) => {
            return [setting, value, evidence.map(({ property }) => property)];
        });
        return { name, group: resourceGroup, inputs, settings };
    });
}

export const GROUP = "/subscriptions/1/resourceGroups/group";
export const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/prod`;
export const PROD = { name: "prod", group: "group" };

/** A registry with soft delete. */
export const ON = { is: "registry", name: "prod", group: "group", softDeleteStatus: "enabled" };

/** Lists tokens of an azure-native type, and similar ones of other types. */
export function listNativeTokens(module: string, name: string): [known: string[], others: string[]] {
    return [
        [`azure-native:${module}:${name}`, `azure-native:${module}/v20230101preview:${name}`],
        [`azure-native:${module}:${name}s`, `my-azure-native:${module}:${name}`, `azure-native:other:${name}`],
    ];
}

/** Lists tokens of a type of the classic provider, and similar ones of other types. */
export function listClassicTokens(azure: string, azurerm: string): [known: string[], others: string[]] {
    return [
        [azure, azure.toUpperCase(), azurerm],
        [`my${azure}`, `${azure}s`, `my${azurerm}`, `${azurerm}s`],
    ];
}
