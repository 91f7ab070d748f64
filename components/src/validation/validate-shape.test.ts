/** The shape check of every argument of every component, against the schema, which is made from the interfaces. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "acr-soft-delete-rules";
import { createArgsReader } from "./checks";
import { validateShape } from "./validate-shape";

interface Property {
    readonly type?: string;
    readonly $ref?: string;
    readonly items?: Property;
    readonly plain?: boolean;
    readonly optional?: boolean;
}
interface ObjectType {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly enum?: readonly { readonly value: string }[];
}
interface Schema {
    readonly resources: Readonly<Record<string, { readonly inputProperties: Readonly<Record<string, Property>> }>>;
    readonly types: Readonly<Record<string, ObjectType>>;
}

const file = join(__dirname, "..", "..", "schema.json");
const { resources, types } = JSON.parse(readFileSync(file, "utf8")) as Schema;
const components = Object.entries(resources).map(([token, { inputProperties }]) => ({
    name: token.split(":").at(-1) ?? "",
    inputs: inputProperties,
}));
const typeOf = ({ $ref = "" }: Property): ObjectType => types[$ref.replace("#/types/", "")] ?? {};

/** A place in the arguments: its property, and how to put a value there. */
interface Place {
    readonly component: string;
    readonly path: string;
    readonly property: Property;
    readonly put: (value: unknown) => object;
}

/** A value that fits a property, with every key of every object. */
function sample(property: Property): unknown {
    const { properties, enum: values } = typeOf(property);
    if (values) {
        return values[0]?.value;
    }
    if (properties) {
        return sampleObject(properties);
    }
    const samples: Record<string, unknown> = { boolean: true, number: 7, object: { key: "value" } };
    return property.type === "array" ? [sample(property.items ?? {})] : (samples[property.type ?? ""] ?? "value");
}

function sampleObject(properties: Readonly<Record<string, Property>>): object {
    return Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, sample(property)]));
}

function placesIn(place: Place): Place[] {
    const { path, property, put } = place;
    const whole = sample(property) as object;
    const keys = Object.entries(typeOf(property).properties ?? {}).flatMap(([key, one]) =>
        placesIn({
            ...place,
            path: `${path}.${key}`,
            property: one,
            put: (value) => put({ ...whole, [key]: value }),
        }),
    );
    const { items } = property;
    const item = { ...place, path: `${path}[0]`, property: { ...items, optional: true } };
    return [place, ...keys, ...(items ? placesIn({ ...item, put: (value) => put([value]) }) : [])];
}

const places = components.flatMap(({ name: component, inputs }) =>
    Object.entries(inputs).flatMap(([path, property]) =>
        placesIn({ component, path, property, put: (value) => ({ ...sampleObject(inputs), [path]: value }) }),
    ),
);

function messagesAbout(component: string, values: object): string[] {
    return validateShape(component, createArgsReader(component, values, [])).map(({ message }) => message);
}

type Row = readonly [string, string, Place];
const at = (isWanted: (place: Place) => boolean): Row[] =>
    places.filter(isWanted).map((place) => [place.component, place.path, place]);
const isObject = ({ property }: Place) => typeOf(property).properties !== undefined;
const isOfType = (type: string) => (place: Place) => place.property.type === type;

test("the schema has arguments at every depth", () => {
    const paths = places.map(({ path }) => path);
    expect(paths).toContain("privateEndpoints[0].privateDnsZoneGroup.privateDnsZoneGroupConfigs[0].name");
    expect(paths).toContain("webhooks[0].customHeaders");
    expect(paths).toContain("identity.userAssigned.clientId");
    expect(new Set(places.map(({ component }) => component)).size).toBe(6);
});

test.each(components)("$name accepts arguments of the right shape", ({ name, inputs }) => {
    expect(messagesAbout(name, sampleObject(inputs))).toEqual([]);
});

test.each(components)("$name rejects a name that it does not have", ({ name, inputs }) => {
    const all = sampleObject(inputs);
    const [first = ""] = Object.keys(inputs);
    expect(messagesAbout(name, { ...all, surplus: 1 })).toEqual([
        `surplus does not exist; ${name} has ${Object.keys(inputs).join(", ")}.`,
    ]);
    expect(messagesAbout(name, { ...all, [`${first}s`]: 1 })).toEqual([
        `${first}s does not exist. Did you mean ${first}?`,
    ]);
});

test.each(at(isObject))("%s: %s rejects a key that it does not have", (component, path, { put, property }) => {
    const problems = messagesAbout(component, put({ ...(sample(property) as object), surplus: "x" }));
    expect(problems).toEqual([expect.stringContaining(`${path}.surplus does not exist`)]);
});

test.each(at(isObject))("%s: %s has to be an object", (component, path, { put }) => {
    expect(messagesAbout(component, put("x"))).toEqual([expect.stringContaining(`${path} must be an object with `)]);
});

test.each(at(isOfType("object")))("%s: %s has to be a map", (component, path, { put }) => {
    expect(messagesAbout(component, put("x"))).toEqual([`${path} must be an object.`]);
});

test.each(at(isOfType("array")))("%s: %s has to be an array", (component, path, { put }) => {
    expect(messagesAbout(component, put("x"))).toEqual([expect.stringContaining(`${path} must be an array of `)]);
});

test.each(at(isOfType("boolean")))("%s: %s has to be a boolean", (component, path, { put }) => {
    expect(messagesAbout(component, put("false"))).toEqual([
        `${path} = "false" (${component}): must be true or false.`,
    ]);
});

test.each(at(({ property }) => typeOf(property).enum !== undefined))(
    "%s: %s has to be one of its values",
    (component, path, { put, property }) => {
        const values = (typeOf(property).enum ?? []).map(({ value }) => value);
        expect(messagesAbout(component, put("Nonsense"))).toEqual([
            `${path} = "Nonsense" (${component}): must be one of ${values.join(", ")}.`,
        ]);
        expect(values.flatMap((value) => messagesAbout(component, put(value)))).toEqual([]);
    },
);

test.each(at(({ property }) => property.optional !== true))("%s: %s is required", (component, path, { put }) => {
    expect(messagesAbout(component, put(undefined))).toEqual([`${path} is required.`]);
});

test.each(at(() => true))("%s: %s may be an output only where it need not be plain", (component, path, place) => {
    const problems = messagesAbout(component, place.put(UNKNOWN));
    expect(problems).toEqual(
        place.property.plain ? [expect.stringMatching(/ must be .*, not an Output( \(.*\))?\.$/)] : [],
    );
});
