import { markUncertain } from "./contribution";

test("keeps the first reason why a contribution is uncertain", () => {
    const registry = { isRegistry: false, name: "prod", resourceGroup: undefined, inputs: [] };
    const once = markUncertain({ registry, observed: {} }, "first");
    expect(once).toEqual({ registry, observed: {}, uncertainty: "first" });
    expect(markUncertain(once, "second").uncertainty).toBe("first");
});
