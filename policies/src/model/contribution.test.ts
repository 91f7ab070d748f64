/** The means by which readers read and write properties. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { doubtful, evidence, labelOf, plain, observe, setAt } from "./contribution";

test("an error other than that a value is not known yet is not hidden", () => {
    const broken = {
        get value(): unknown {
            throw new Error("broken");
        },
    };
    expect(() => plain([broken])).toThrow("broken");
    expect(plain([{ value: null }, undefined])).toEqual([{ value: null }, undefined]);
});

test("a property is called as in the program", () => {
    const resource = { type: "azure:containerservice/registry:Registry", name: "prod", props: { a: [{ b: 1 }] } };
    expect(labelOf(resource)).toBe('Registry "prod"');
    expect(labelOf({ type: "Bare", name: "prod" })).toBe('Bare "prod"');
    expect(evidence(resource, "a.0.b")).toEqual({ resource: 'Registry "prod"', property: "a[0].b", value: 1 });
    expect(evidence(resource, "a.12").property).toBe("a[12]");
    expect(evidence(resource, "a.1b.v2").property).toBe("a.1b.v2");
});

test("only what is known has another meaning", () => {
    const resource = { type: "t", name: "n", props: { known: "yes", open: UNKNOWN, none: null } };
    const meaning = () => "meant";
    expect(observe(resource, "known", meaning).value).toBe("meant");
    expect(observe(resource, "open", meaning).value).toBe(UNKNOWN);
    expect(observe(resource, "none", meaning).value).toBeUndefined();
    expect(observe(resource, "known").value).toBe("yes");
});

test("a value is set where nothing else is in the way", () => {
    const props: Record<string, unknown> = { empty: null, text: "x", list: [] };
    expect(["empty.a", "missing.a.b", "text.a", "list.a"].map((path) => setAt(props, path, 1))).toEqual([
        true,
        true,
        false,
        false,
    ]);
    expect(props).toEqual({ empty: { a: 1 }, missing: { a: { b: 1 } }, text: "x", list: [] });
});

test("the first doubt counts", () => {
    const registry = { isRegistry: false, name: "prod", resourceGroup: undefined, inputs: [] };
    const once = doubtful({ registry, observed: {} }, "first");
    expect(once).toEqual({ registry, observed: {}, uncertainty: "first" });
    expect(doubtful(once, "second").uncertainty).toBe("first");
});
