import {
    wrapOutputs,
    toPolicyValue,
    findSecrets,
    UNKNOWN_SENTINEL,
    addValueDependencies,
    hideObjects,
    unwrapOutputs,
} from "./property-values";

const MARK = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [MARK]: "1b47061264138c4ac30d75fd1eb44270", value }) as never;
const bare = (rest: object) => ({ [MARK]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest }) as never;
const output = (rest: object) =>
    ({ [MARK]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", dependencies: ["urn"], ...rest }) as never;
const reference = (rest: object) => ({ [MARK]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", ...rest }) as never;
const asset = { [MARK]: "c44067f5952c0a294b673a41bacd8c17", text: "hello" } as never;

test.each([
    ["an output value", output({ value: [1, { a: output({ value: "b" }) }] }), [1, { a: "b" }]],
    ["a secret output value", output({ value: "s", secret: true }), secret("s")],
    ["an output value that is not known", output({}), UNKNOWN_SENTINEL],
    ["a secret", secret({ a: output({ value: 1 }) }), secret({ a: 1 })],
    ["a component", reference({}), "urn:x"],
    ["a resource", reference({ id: "/registries/r" }), "/registries/r"],
    ["a resource that does not exist yet", reference({ id: "" }), UNKNOWN_SENTINEL],
    ["an asset", asset, asset],
    ["null", null, null],
])("%s is shown to policies as the engine does", (_, value, shown) => {
    expect(toPolicyValue({ here: [value] })).toEqual({ here: [shown] });
});

test("finds the values in secrets, and nothing else", () => {
    const value = {
        a: secret({ b: ["one", 2, UNKNOWN_SENTINEL] }),
        c: "plain",
        d: [output({ value: "two", secret: true })],
    };
    expect(findSecrets(value)).toEqual(["one", 2, "two"]);
});

test.each([
    ["a secret", secret("s"), bare({ value: "s", secret: true })],
    ["a secret that is not known", secret(UNKNOWN_SENTINEL), bare({ secret: true })],
    ["what is not known", UNKNOWN_SENTINEL, bare({})],
    ["a part of a value", [1, { a: secret(["s"]) }], [1, { a: bare({ value: ["s"], secret: true }) }]],
    ["a plain value", { a: [null, true, "x"] }, { a: [null, true, "x"] }],
])("%s is shown to transforms as an output, and taken back", (_, value, shown) => {
    expect(wrapOutputs(value)).toEqual(shown);
    expect(unwrapOutputs(shown)).toEqual(value);
});

test("dependencies are added to what a value says itself", () => {
    expect(addValueDependencies("x", [])).toBe("x");
    expect(addValueDependencies("x", ["urn"])).toEqual(output({ value: "x" }));
    expect(addValueDependencies(output({ value: "x" }), ["urn"])).toEqual(output({ value: "x" }));
    expect(addValueDependencies(output({ value: "x" }), ["other"])).toMatchObject({ dependencies: ["urn", "other"] });
    expect(addValueDependencies([output({ value: "x" })], ["other"])).toMatchObject({ dependencies: ["urn", "other"] });
});

test.each([
    ["a text", "x", "x"],
    ["a list of texts", ["x", null], ["x", null]],
    ["an object", {}, UNKNOWN_SENTINEL],
    ["a list with an object", ["x", {}], UNKNOWN_SENTINEL],
    ["a list of lists with objects", [["x"], [{}]], UNKNOWN_SENTINEL],
    ["a secret text", secret("s"), secret("s")],
    ["a secret object", secret({ a: "s" }), secret(UNKNOWN_SENTINEL)],
    ["a list with a secret object", [secret({ a: "s" })], UNKNOWN_SENTINEL],
    ["an asset", asset, asset],
    ["a list of resources", [reference({ id: "" })], [reference({ id: "" })]],
])("%s without its objects", (_, value, rest) => {
    expect(hideObjects(value as never)).toEqual(rest);
});
