import { REFUSAL_MARKER } from "acr-soft-delete-rules";
import { readRefusal } from "./log-service";

const URN = "urn:pulumi:dev::shop::acr-soft-delete:index:Registry::images";
const violations = [{ rule: "soft-delete-days", message: "Too long." }, { message: "sku is required." }];
const stack =
    "Error\n    at new Registry (/repo/node_modules/acr-soft-delete/dist/registry.js:9:9)\n    at /repo/index.ts:6:1";

test("reads the violations, the component and the line of its constructor", () => {
    const message = REFUSAL_MARKER + JSON.stringify({ violations, stack });
    expect(readRefusal(message, URN, "/repo")).toEqual({
        urn: URN,
        violations,
        source: { file: "/repo/index.ts", line: 6, column: 1 },
    });
});

test("needs neither a URN nor a stack", () => {
    const message = REFUSAL_MARKER + JSON.stringify({ violations });
    expect(readRefusal(message, "", "/repo")).toEqual({ violations });
});

test.each([
    ["another debug line", "RegisterResource RPC prepared"],
    ["text before the marker", `debug: ${REFUSAL_MARKER}${JSON.stringify({ violations, stack })}`],
    ["malformed JSON", `${REFUSAL_MARKER}{"violations":[`],
    ["null", `${REFUSAL_MARKER}null`],
    ["no violations", REFUSAL_MARKER + JSON.stringify({ violations: [], stack })],
    ["violations that are not an array", REFUSAL_MARKER + JSON.stringify({ violations: "all", stack })],
    ["a violation without a message", REFUSAL_MARKER + JSON.stringify({ violations: [{ rule: "x" }], stack })],
    ["a violation with an empty message", REFUSAL_MARKER + JSON.stringify({ violations: [{ message: " " }], stack })],
    ["a rule that is not a string", REFUSAL_MARKER + JSON.stringify({ violations: [{ rule: 1, message: "x" }] })],
])("ignores %s", (_, message) => {
    expect(readRefusal(message, URN, "/repo")).toBeUndefined();
});
