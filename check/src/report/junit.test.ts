import { XMLParser, XMLValidator } from "fast-xml-parser";
import { createColors } from "picocolors";
import { render } from ".";
import type { FailOn, Preview } from "../model/preview";
import { CASES } from "./test-support/previews";
import { BASE, diagnostic, policy, preview } from "./test-support/builders";
import { HOSTILE_TEXTS } from "./test-support/hostile";

function xmlOf(previews: readonly Preview[], failOn: FailOn = "mandatory"): string {
    return render("junit", previews, { colors: createColors(false), base: BASE, failOn });
}

interface Element {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: readonly Element[];
    readonly text: string;
}

type Parsed = Record<string, unknown> & { readonly ":@"?: Record<string, string> };

function parsed(xml: string): Element {
    expect(XMLValidator.validate(xml)).toBe(true);
    const options = {
        preserveOrder: true,
        ignoreAttributes: false,
        attributeNamePrefix: "",
        parseTagValue: false,
        parseAttributeValue: false,
        trimValues: false,
        ignoreDeclaration: true,
        processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
    };
    const [root] = new XMLParser(options).parse(xml) as Parsed[];
    return toElement(root ?? {});
}

function toElement({ ":@": attributes = {}, ...rest }: Parsed): Element {
    const [name = "", content = []] = Object.entries(rest)[0] ?? [];
    const nodes = content as Parsed[];
    return {
        name,
        attributes,
        children: nodes.filter((node) => !("#text" in node)).map(toElement),
        text: nodes.map((node) => ("#text" in node ? String(node["#text"]) : "")).join(""),
    };
}

/** What the schemas of Jenkins and Surefire have in common, as far as it is used here. */
const STRUCTURE: Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }> = {
    testsuites: { attributes: ["name", "tests", "failures", "errors", "time"], children: ["testsuite"] },
    testsuite: { attributes: ["name", "tests", "failures", "errors", "skipped", "time"], children: ["testcase"] },
    testcase: { attributes: ["classname", "name", "time"], children: ["failure", "error", "skipped", "system-out"] },
    failure: { attributes: ["message", "type"], children: [] },
    error: { attributes: ["message", "type"], children: [] },
    skipped: { attributes: ["message"], children: [] },
    "system-out": { attributes: [], children: [] },
};

function expectStructure({ name, attributes, children }: Element): void {
    expect(Object.keys(attributes)).toEqual(STRUCTURE[name]?.attributes);
    for (const child of children) {
        expect(STRUCTURE[name]?.children).toContain(child.name);
        expectStructure(child);
    }
    if (name === "testcase") {
        const kinds = children.map((child) => child.name);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(kinds.filter((kind) => kind !== "system-out").length).toBeLessThanOrEqual(1);
    }
}

function countsIn(element: Element): Record<string, string> {
    const cases = element.name === "testsuite" ? element.children : element.children.flatMap((suite) => suite.children);
    const having = (kind: string) => cases.filter(({ children }) => children.some(({ name }) => name === kind)).length;
    return {
        tests: String(cases.length),
        failures: String(having("failure")),
        errors: String(having("error")),
        ...(element.name === "testsuite" ? { skipped: String(having("skipped")) } : {}),
    };
}

test.each(Object.entries(CASES))(
    "the report of %s has the usual structure, and its counts are right",
    (_, previews) => {
        for (const failOn of ["mandatory", "advisory", "never"] as const) {
            const root = parsed(xmlOf(previews, failOn));
            expect(root.name).toBe("testsuites");
            expectStructure(root);
            expect(root.children).toHaveLength(previews.length);
            for (const element of [root, ...root.children]) {
                expect(element.attributes).toMatchObject(countsIn(element));
            }
        }
    },
);

/** `outcome pack/policy` of each test. */
function outcomes(previews: readonly Preview[], failOn: FailOn = "mandatory"): string[] {
    return parsed(xmlOf(previews, failOn)).children.flatMap((suite) =>
        suite.children.map(({ attributes, children }) => {
            const kinds = children.map(({ name }) => name).join("+") || "passed";
            return `${kinds} ${attributes.classname}/${attributes.name}`;
        }),
    );
}

test("shows each policy as a test, with a failure for what fails the check, and output for all else", () => {
    expect(outcomes(CASES.clean)).toEqual([
        "passed acr-soft-delete/soft-delete-days",
        "passed acr-soft-delete/soft-delete-without-geo-replication",
        "passed acr-soft-delete/soft-delete-days-without-effect",
        "skipped acr-soft-delete/soft-delete-minimum-days",
    ]);
    expect(outcomes(CASES.findings)).toEqual([
        "failure acr-soft-delete/soft-delete-days",
        "failure+system-out acr-soft-delete/soft-delete-without-geo-replication",
        "system-out acr-soft-delete/soft-delete-days-without-effect",
        "failure acr-soft-delete/soft-delete-required",
        "skipped acr-soft-delete/soft-delete-minimum-days",
        "failure company/names",
    ]);
    expect(outcomes(CASES.findings, "advisory")[2]).toBe("failure acr-soft-delete/soft-delete-days-without-effect");
    expect(outcomes(CASES.findings, "never").filter((one) => one.startsWith("failure"))).toEqual([]);
});

test("shows failures as errors, and passes no policy in an incomplete preview", () => {
    expect(outcomes(CASES.failure)).toEqual([
        "error web/preview",
        "error web/preview, failure 2",
        "skipped acr-soft-delete/soft-delete-days",
        "skipped acr-soft-delete/soft-delete-minimum-days",
    ]);
});

test("shows results of policies that the pack does not list", () => {
    const said = preview({
        violations: [diagnostic({ policy: "unlisted" }), diagnostic({ policy: "unlisted", level: "advisory" })],
        undecided: [diagnostic({ policy: "open" })],
    });
    expect(outcomes([said])).toEqual([
        "failure+system-out acr-soft-delete/unlisted",
        "system-out acr-soft-delete/open",
    ]);
});

test("puts all violations into one failure, with the title of the first", () => {
    const violations = ["First.\nfound: 1", "Second.\nfound: 2", "Third."].map((message) => diagnostic({ message }));
    const root = parsed(xmlOf([preview({ policies: [policy({ name: "soft-delete-days" })], violations })]));
    const failure = root.children[0]?.children[0]?.children[0];
    expect(failure?.attributes).toEqual({ message: "First. (and 2 more)", type: "mandatory" });
    expect(failure?.text).toBe(
        ["First.\nfound: 1", "Second.\nfound: 2", "Third."]
            .map((message) => `pulumi:pulumi:Stack shop-dev\n${message}`)
            .join("\n\n"),
    );
});

test("names the resource of a failure and its line", () => {
    const xml = xmlOf(CASES.findings);
    expect(xml).toContain(
        "azure-native:containerregistry:Replication north (shop/src/my images.ts:20)\nSoft delete cannot be enabled",
    );
    expect(xml).toContain("azure-native:containerregistry:Registry vanished\nSoft delete retention");
});

test.each(HOSTILE_TEXTS)("the text %j comes out as it went in, without control characters", (text) => {
    const xml = xmlOf([
        preview({ policies: [policy({ name: text })], violations: [diagnostic({ policy: text, message: text })] }),
    ]);
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/u);
    const failure = parsed(xml).children[0]?.children[0]?.children[0];
    const readable = text
        // eslint-disable-next-line no-control-regex
        .replace(/\u0000\u0007\u001b\[31m|\u001b\[0m\u001b\]0;title\u0007\u009b2J\ufffe\uffff|\u202e/g, "")
        .replace(/\ud800 /, "\ufffd ")
        .replace(/\r\n?/g, "\n");
    expect(failure?.text).toBe(`pulumi:pulumi:Stack shop-dev\n${readable}`);
});

test("shows 3,000 violations of two policies in two tests", () => {
    const xml = xmlOf(CASES.many);
    expect(outcomes(CASES.many)).toHaveLength(2);
    expect(xml.match(/found: {2}policies/g)).toHaveLength(3000);
});
