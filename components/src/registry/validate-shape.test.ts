/** What the registry looks at in its arguments, against the schema, which is made from the interfaces. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateRegistry } from "./validate";
import { ROOT } from "../../../test/support/programs";

interface Property {
    readonly type?: string;
    readonly $ref?: string;
    readonly items?: Property;
}
interface ObjectType {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
    readonly enum?: readonly { readonly value: string }[];
}
interface Schema {
    readonly resources: Readonly<Record<string, { readonly inputProperties: Readonly<Record<string, Property>> }>>;
    readonly types: Readonly<Record<string, ObjectType>>;
}

const { resources, types } = JSON.parse(readFileSync(join(ROOT, "components/schema.json"), "utf8")) as Schema;
const inputs = resources["acr-soft-delete:index:Registry"]?.inputProperties ?? {};
const typeOf = ({ $ref = "" }: Property): ObjectType => types[$ref.replace("#/types/", "")] ?? {};

/** Somewhere in the arguments: what stands there, and how to put something else in its place. */
interface Place {
    readonly path: string;
    readonly property: Property;
    readonly isRequired: boolean;
    readonly put: (value: unknown) => object;
}

/** A value that fits a property, with every key of every object. */
function sample(property: Property): unknown {
    const { properties, enum: words } = typeOf(property);
    if (words) {
        return words[0]?.value;
    }
    if (properties) {
        return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, sample(one)]));
    }
    const samples: Record<string, unknown> = { boolean: true, number: 7, object: { key: "text" } };
    return property.type === "array" ? [sample(property.items ?? {})] : (samples[property.type ?? ""] ?? "text");
}

function placesIn(property: Property, path: string, isRequired: boolean, put: Place["put"]): Place[] {
    const { properties = {}, required = [] } = typeOf(property);
    const whole = sample(property) as object;
    const keys = Object.entries(properties).flatMap(([key, one]) =>
        placesIn(one, `${path}.${key}`, required.includes(key), (value) => put({ ...whole, [key]: value })),
    );
    const items = property.items ? placesIn(property.items, `${path}[0]`, true, (value) => put([value])) : [];
    return [{ path, property, isRequired, put }, ...keys, ...items];
}

const places = Object.entries(inputs).flatMap(([name, property]) =>
    placesIn(property, name, name === "resourceGroupName", (value) => ({ [name]: value })),
);
const validateRules = (args: object) =>
    validateRegistry("Registry", args)
        .problems.map(({ message }) => message)
        .join("\n\n");

test("there are places to look at", () => {
    const paths = places.map(({ path }) => path);
    expect(paths).toContain("privateEndpoints[0].privateDnsZoneGroup.privateDnsZoneGroupConfigs[0].name");
    expect(paths).toContain("webhooks[0].customHeaders");
    expect(paths.length).toBeGreaterThan(130);
});

test("every key that the schema has is accepted", () => {
    const all = Object.fromEntries(Object.entries(inputs).map(([name, property]) => [name, sample(property)]));
    expect(validateRules(all)).not.toContain("does not exist");
});

const at = (wanted: (place: Place) => boolean) => places.filter(wanted).map((place) => [place.path, place] as const);

test.each(at(({ property }) => typeOf(property).properties !== undefined))("%s refuses a key more", (path, place) => {
    const problems = validateRules(place.put({ ...(sample(place.property) as object), surplus: "x" }));
    expect(problems).toContain(`${path}.surplus does not exist`);
});

test.each(at(({ property }) => typeOf(property).properties !== undefined))(
    "%s has to be an object",
    (path, { put }) => {
        expect(validateRules(put("text"))).toContain(`${path} must be an object with `);
    },
);

test.each(at(({ property }) => property.type === "array"))("%s has to be a list", (path, { put }) => {
    expect(validateRules(put("text"))).toContain(`${path} must be a list of `);
});

test.each(at(({ property }) => property.type === "boolean"))("%s has to be true or false", (path, { put }) => {
    expect(validateRules(put("false"))).toContain(`${path} = "false"`);
});

test.each(at(({ property }) => typeOf(property).enum !== undefined))(
    "%s has to be one of its words",
    (path, { put, property }) => {
        expect(validateRules(put("Nonsense"))).toContain(`${path} = "Nonsense"`);
        expect(validateRules(put("Nonsense"))).toContain("must be one of ");
        for (const { value } of typeOf(property).enum ?? []) {
            expect(validateRules(put(value))).not.toContain(`${path} = ${JSON.stringify(value)} (Registry): must be`);
        }
    },
);

test.each(at(({ path, isRequired }) => isRequired && /\.\w+$/.test(path)))("%s is required", (path, { put }) => {
    const [, list = "", key = ""] = /^(.*)\.([^.]*)$/.exec(path) ?? [];
    const problems = validateRules(put(undefined)).split("\n\n");
    const saysSo = (problem: string) =>
        problem.startsWith(path) || problem.includes(`${list.replace("[0]", "")} must have a ${key}`);
    expect(problems.filter(saysSo)).toHaveLength(1);
});
