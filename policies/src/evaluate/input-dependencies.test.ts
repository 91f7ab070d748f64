import type { PolicyResource } from "@pulumi/policy";
import { buildInputDependencies } from "./input-dependencies";

test("inputs depend on resources, and on all resources inside a component", () => {
    const resource = (urn: string, parent?: PolicyResource, uses: PolicyResource[] = []) =>
        ({ urn, parent, propertyDependencies: { registryName: uses } }) as unknown as PolicyResource;
    const component = resource("component");
    const inner = resource("inner", component);
    const child = resource("child", inner);
    const user = resource("user", undefined, [component]);
    const dependencies = buildInputDependencies([component, inner, child, user], new Set(["inner"]));
    expect([...dependencies("user", ["registryName"])]).toEqual(["component", "inner"]);
    expect([...dependencies("user", ["location"])]).toEqual([]);
    expect([...dependencies("nobody", ["registryName"])]).toEqual([]);
    const all = buildInputDependencies([component, inner, child, user], new Set());
    expect([...all("user", ["registryName"])]).toEqual(["component", "inner", "child"]);
});
