import Ajv2020 from "ajv/dist/2020";
import { createColors } from "picocolors";
import { render, REPORT_SCHEMA } from ".";
import type { FailOn, Preview } from "../model/preview";
import { CASES } from "./test-support/previews";
import { BASE, diagnostic, preview, resource } from "./test-support/builders";

interface Report {
    readonly version: number;
    readonly exitCode: number;
    readonly programs: Preview[];
}

function report(previews: readonly Preview[], failOn: FailOn = "mandatory"): Report {
    return JSON.parse(render("json", previews, { colors: createColors(false), base: BASE, failOn })) as Report;
}

const validate = new Ajv2020({ allErrors: true }).compile(REPORT_SCHEMA);
/** As the schema, but nothing may be there that it does not name. */
const validateClosed = new Ajv2020({ allErrors: true }).compile(closed(REPORT_SCHEMA) as object);

test.each(Object.entries(CASES))("the report of %s follows the schema, and has no other fields", (_, previews) => {
    validate(report(previews));
    expect(validate.errors).toBeNull();
    validateClosed(report(previews));
    expect(validateClosed.errors).toBeNull();
});

test.each([
    ["a missing field", '"failures":[],', ""],
    ["a wrong type", '"milliseconds":2345', '"milliseconds":"2345"'],
    ["an unknown operation", '"operation":"read"', '"operation":"delete"'],
    ["an unknown level", '"level":"remediate"', '"level":"warning"'],
    ["a line 0", '"line":12', '"line":0'],
    ["half a place", ',"column":5', ""],
    ["another version", '"version":1', '"version":2'],
])("the schema rejects %s", (_, right, wrong) => {
    const text = JSON.stringify(report(CASES.findings));
    expect(text).toContain(right);
    expect(validate(JSON.parse(text.replace(right, wrong)))).toBe(false);
});

test("describes every field in the schema", () => {
    const properties = objectsIn(REPORT_SCHEMA).flatMap((one) => Object.entries(one.properties ?? {}));
    const described = properties.filter(([, field]) => "description" in field || "$ref" in field);
    const free = ["before", "after"];
    expect(properties.map(([name]) => name).filter((name) => !free.includes(name))).toEqual(
        described.map(([name]) => name),
    );
});

test("contains the previews unchanged", () => {
    for (const previews of [CASES.two, CASES.hostile]) {
        // JSON has no undefined.
        expect(report(previews)).toEqual({
            version: 1,
            exitCode: 2,
            programs: JSON.parse(JSON.stringify(previews)) as unknown,
        });
    }
});

test("sorts inputs by name, and leaves arrays as they are", () => {
    const properties = { b: [{ d: 1, c: null }, 2, 1], a: { z: true, __proto__x: "p", 10: 1, 9: 2 } };
    const [program] = report([preview({ resources: [resource("shop", "t", "r", { properties })] })]).programs;
    expect(JSON.stringify(program?.resources[0]?.properties)).toBe(
        '{"a":{"9":2,"10":1,"__proto__x":"p","z":true},"b":[{"c":null,"d":1},2,1]}',
    );
});

test("leaves out fields that the schema does not have", () => {
    const more = { ...preview({ violations: [{ ...diagnostic(), more: 1 } as never] }), more: 1 };
    expect(JSON.stringify(report([more]))).not.toContain("more");
});

test.each<[FailOn, readonly Preview[], number]>([
    ["mandatory", CASES.clean, 0],
    ["mandatory", CASES.findings, 1],
    ["never", CASES.findings, 0],
    ["never", CASES.failure, 2],
    ["mandatory", [...CASES.failure, ...CASES.findings], 2],
    ["mandatory", [...CASES.clean, ...CASES.findings], 1],
    ["mandatory", [preview({ violations: [diagnostic({ level: "advisory" })] })], 0],
    ["advisory", [preview({ violations: [diagnostic({ level: "advisory" })] })], 1],
    ["advisory", [preview({ undecided: [diagnostic({ level: "advisory" })] })], 0],
])("failing on %s, the exit code is that of the worst program (%#)", (failOn, previews, code) => {
    expect(report(previews, failOn).exitCode).toBe(code);
});

interface SchemaObject {
    readonly properties?: Record<string, object>;
}

function objectsIn(schema: unknown): SchemaObject[] {
    if (typeof schema !== "object" || schema === null) {
        return [];
    }
    const inner = Object.values(schema).flatMap(objectsIn);
    return "required" in schema ? [schema as SchemaObject, ...inner] : inner;
}

function closed(schema: unknown): unknown {
    if (Array.isArray(schema)) {
        return schema.map(closed);
    }
    if (typeof schema !== "object" || schema === null) {
        return schema;
    }
    const inner = Object.entries(schema).map(([key, one]) => [key, closed(one)] as const);
    return Object.fromEntries([...inner, ...("required" in schema ? [["additionalProperties", false] as const] : [])]);
}
