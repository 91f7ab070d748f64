import { UNKNOWN } from "acr-soft-delete-rules";
import { formatLabel, getEvidence, observe, setValue, toPlainData } from "./resource-props";

test("copies plain data and passes on errors other than unknown values", () => {
    const broken = {
        get value(): unknown {
            throw new Error("broken");
        },
    };
    expect(() => toPlainData([broken])).toThrow("broken");
    expect(toPlainData([{ value: null }, undefined])).toEqual([{ value: null }, undefined]);
});

test("labels resources and paths as the program writes them", () => {
    const resource = { type: "azure:containerservice/registry:Registry", name: "prod", props: { a: [{ b: 1 }] } };
    expect(formatLabel(resource)).toBe('Registry "prod"');
    expect(formatLabel({ type: "Bare", name: "prod" })).toBe('Bare "prod"');
    expect(getEvidence(resource, "a.0.b")).toEqual({ resource: 'Registry "prod"', property: "a[0].b", value: 1 });
    expect(getEvidence(resource, "a.12").property).toBe("a[12]");
    expect(getEvidence(resource, "a.1b.v2").property).toBe("a.1b.v2");
});

test("translates known values only", () => {
    const resource = { type: "t", name: "n", props: { known: "yes", open: UNKNOWN, none: null } };
    const meaning = () => "meant";
    expect(observe(resource, "known", meaning).value).toBe("meant");
    expect(observe(resource, "open", meaning).value).toBe(UNKNOWN);
    expect(observe(resource, "none", meaning).value).toBeUndefined();
    expect(observe(resource, "known").value).toBe("yes");
});

test("sets a value unless something other than an object is in the way", () => {
    const props: Record<string, unknown> = { empty: null, text: "x", list: [] };
    expect(["empty.a", "missing.a.b", "text.a", "list.a"].map((path) => setValue(props, path, 1))).toEqual([
        true,
        true,
        false,
        false,
    ]);
    expect(props).toEqual({ empty: { a: 1 }, missing: { a: { b: 1 } }, text: "x", list: [] });
});
