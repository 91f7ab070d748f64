/** Names of resources within a stack, as the engine makes them. */

/** The stack that a resource belongs to. */
export interface StackName {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
}

/** The organization of all stacks in a self-managed backend; see Pulumi's documentation of `pulumi.getOrganization`. */
export const ORGANIZATION = "organization";

export const STACK_TYPE = "pulumi:pulumi:Stack";
export const PROVIDER_PREFIX = "pulumi:providers:";

/** Builds a URN. Its type is qualified by the types of the parents except the stack. */
export function buildUrn({ project, stack }: StackName, parent: string, type: string, name: string): string {
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** Builds the URN of the stack itself. */
export function buildStackUrn(names: StackName): string {
    return buildUrn(names, "", STACK_TYPE, `${names.project}-${names.stack}`);
}

/** Returns the type and name within a URN. A name may contain any text. */
export function parseUrn(urn: string): { type: string; name: string } {
    const [, , qualified = "", ...name] = urn.split("::");
    return { type: qualified.slice(qualified.lastIndexOf("$") + 1), name: name.join("::") };
}

/** Returns the package that a type, or the token of a function, belongs to. */
export function getPackage(token: string): string {
    const [first = "", second = ""] = token.split(":");
    return token.startsWith(PROVIDER_PREFIX) ? (token.split(":")[2] ?? "") : second === "" ? "" : first;
}

/** Recognises resources of Azure: of the classic provider, or of azure-native with its local packages. */
export function isAzureType(type: string): boolean {
    return !isProviderType(type) && /^azure(-native(_.*)?)?$/.test(getPackage(type));
}

export function isProviderType(type: string): boolean {
    return type.startsWith(PROVIDER_PREFIX);
}
