import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { findStackSource, readVisibleOptions } from "./registration";

const { CustomTimeouts } = proto.RegisterResourceRequest;

function readTimeouts(timeouts: InstanceType<typeof CustomTimeouts>) {
    return readVisibleOptions(new proto.TransformResourceOptions().setCustomTimeouts(timeouts)).customTimeouts;
}

test("reads timeouts in seconds", () => {
    const timeouts = new CustomTimeouts().setCreate("1h30m").setUpdate("90s").setDelete("0").setRead("250ms");
    expect(readTimeouts(timeouts)).toEqual({ create: 5400, update: 90, delete: 0, read: 0.25 });
});

test("works with SDKs whose timeouts have no read", () => {
    const timeouts = Object.assign(new CustomTimeouts().setCreate("5m"), { getRead: undefined });
    expect(readTimeouts(timeouts)).toEqual({ create: 300, update: 0, delete: 0, read: 0 });
});

test("rejects a duration in another form", () => {
    expect(() => readTimeouts(new CustomTimeouts().setCreate("5 minutes"))).toThrow("5 minutes");
});

const inStack = (...frames: string[]) => ["Error: refused", ...frames.map((frame) => `    at ${frame}`)].join("\n");

test.each([
    ["a named function", "new Registry (/repo/src/index.ts:12:5)", "/repo/src/index.ts"],
    ["a method with an alias", "Object.create [as make] (/repo/src/index.ts:12:5)", "/repo/src/index.ts"],
    ["an anonymous function", "/repo/src/index.ts:12:5", "/repo/src/index.ts"],
    ["an async function", "async /repo/src/index.ts:12:5", "/repo/src/index.ts"],
    ["a file URL", "file:///repo/my%20program/index.mjs:12:5", "/repo/my program/index.mjs"],
    ["a file URL of a named function", "main (file:///repo/index.mjs:12:5)", "/repo/index.mjs"],
    ["a path with parentheses", "main (/repo/copy (1)/index.js:12:5)", "/repo/copy (1)/index.js"],
])("reads the frame of %s", (_, frame, file) => {
    expect(findStackSource(inStack(frame), "/repo")).toEqual({ file, line: 12, column: 5 });
});

test("skips frames outside of the project and in installed packages", () => {
    const stack = inStack(
        "Registry.validate (/repo/node_modules/acr-soft-delete/dist/registry.js:1:1)",
        "Module._compile (node:internal/modules/cjs/loader:1:1)",
        "main (/repository/index.ts:2:2)",
        "Promise.all (index 0)",
        "eval (eval at run (/other/x.js:1:1), <anonymous>:1:1)",
        "createRegistry (/repo/registry.ts:3:3)",
        "main (/repo/index.ts:4:4)",
    );
    expect(findStackSource(stack, "/repo")).toEqual({ file: "/repo/registry.ts", line: 3, column: 3 });
});

test.each(["", "Error: refused", inStack("native"), inStack("file:///%:1:1")])("finds nothing in %j", (stack) => {
    expect(findStackSource(stack, "/repo")).toBeUndefined();
});
