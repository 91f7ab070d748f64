/** Locations and fingerprints of SARIF results. */
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Preview } from "../model/preview";
import { at, BASE, diagnostic, preview, resource, stack, urnOf } from "./test-support/builders";
import { CASES } from "./test-support/previews";
import { renderRun } from "./test-support/sarif-report";

function listPlaces(previews: readonly Preview[], base = BASE): string[] {
    return renderRun(previews, base).results.map(({ locations: [{ physicalLocation }] }) => {
        const { artifactLocation, region } = physicalLocation;
        return `${artifactLocation.uriBaseId ?? ""} ${artifactLocation.uri} ${region.startLine}:${region.startColumn}`;
    });
}

test("locates a result at its resource, or else at its parent or the project file", () => {
    expect(listPlaces(CASES.findings)).toEqual([
        "%SRCROOT% shop/src/my%20images.ts 20:9",
        " file:///elsewhere/providers.ts 1:1",
        "%SRCROOT% shop/Pulumi.yaml 1:1",
        "%SRCROOT% shop/Pulumi.yaml 1:1",
        "%SRCROOT% shop/src/my%20images.ts 12:5",
        "%SRCROOT% lib/old.ts 3:1",
    ]);
    const [first, , third, fourth] = renderRun(CASES.findings).results.map(({ locations: [one] }) => one);
    expect(first?.physicalLocation.region).toEqual({ startLine: 20, startColumn: 9, endLine: 20, endColumn: 10 });
    expect(first?.logicalLocations).toEqual([
        {
            name: "north",
            fullyQualifiedName: "urn:pulumi:dev::shop::azure-native:containerregistry:Replication::north",
            kind: "resource",
        },
    ]);
    // About the whole stack, and about a resource that is not in the preview.
    expect(third?.logicalLocations?.[0]?.name).toBe("shop-dev");
    expect(fourth?.logicalLocations).toEqual([
        {
            fullyQualifiedName: "urn:pulumi:dev::shop::azure-native:containerregistry:Registry::vanished",
            kind: "resource",
        },
    ]);
});

test.each([
    ["/repo", "/repo/a b/ü#?%20.ts", "%SRCROOT% a%20b/%C3%BC%23%3F%2520.ts"],
    ["/repo", "/repo/c:d.ts", "%SRCROOT% c%3Ad.ts"],
    ["/repo", "/repo/back\\slash.ts", "%SRCROOT% back%5Cslash.ts"],
    ["/repo", "/repo/..hidden/x.ts", "%SRCROOT% ..hidden/x.ts"],
    ["/repo/infra", "/repo/lib/x.ts", " file:///repo/lib/x.ts"],
    ["/repo", "/repository/x.ts", " file:///repository/x.ts"],
    ["/", "/x.ts", "%SRCROOT% x.ts"],
    ["/", "C:\\x.ts", " file:///C:/x.ts"],
    ["C:\\repo", "C:\\repo\\a b\\x.ts", "%SRCROOT% a%20b/x.ts"],
    ["C:\\repo", "c:\\Repo\\x.ts", "%SRCROOT% x.ts"],
    ["C:\\repo", "D:\\other dir\\x.ts", " file:///D:/other%20dir/x.ts"],
    ["C:\\repo", "\\\\server\\share\\x.ts", " file://server/share/x.ts"],
    ["\\\\server\\share", "\\\\server\\share\\in\\x.ts", "%SRCROOT% in/x.ts"],
])("in %s, the file %s is %s", (base, file, place) => {
    const one = preview({
        resources: [stack("shop"), resource("shop", "t", "r", { source: at(file, 7) })],
        violations: [diagnostic({ urn: urnOf("shop", "t", "r") })],
    });
    expect(listPlaces([one], base)).toEqual([`${place} 7:1`]);
});

test("references resolve to the file whatever its name", () => {
    const segment = fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
        .filter((text) => !/^\.{1,2}$|[/\0]/.test(text));
    fc.assert(
        fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean(), (segments, isInside) => {
            const file = `${isInside ? BASE : "/other"}/${segments.join("/")}`;
            const one = preview({
                resources: [stack("shop"), resource("shop", "t", "r", { source: at(file, 7) })],
                violations: [diagnostic({ urn: urnOf("shop", "t", "r") })],
            });
            const { results, originalUriBaseIds } = renderRun([one]);
            const { uri, uriBaseId } = results[0]?.locations[0].physicalLocation.artifactLocation ?? { uri: "" };
            expect(uriBaseId).toBe(isInside ? "%SRCROOT%" : undefined);
            const resolved = new URL(uri, uriBaseId && originalUriBaseIds[uriBaseId]?.uri);
            expect(decodeURIComponent(resolved.pathname)).toBe(decodeURIComponent(pathToFileURL(file).pathname));
        }),
    );
});

test.each([
    ["/repo", "file:///repo/"],
    ["/repo/", "file:///repo/"],
    ["/my repo", "file:///my%20repo/"],
    ["C:\\my repo", "file:///C:/my%20repo/"],
    ["\\\\server\\share", "file://server/share/"],
])("the root %s is %s", (base, uri) => {
    expect(renderRun(CASES.clean, base).originalUriBaseIds["%SRCROOT%"]?.uri).toBe(uri);
});

function fingerprintsOf(previews: readonly Preview[]): string[] {
    return renderRun(previews).results.map(({ partialFingerprints }) => {
        const { primaryLocationLineHash, ...others } = partialFingerprints;
        expect(others).toEqual({ "acrSoftDelete/v1": primaryLocationLineHash });
        return primaryLocationLineHash ?? "";
    });
}

test("fingerprints stay when lines move and messages change below their first line", () => {
    const [before] = CASES.findings;
    const after: Preview = {
        ...before,
        resources: before.resources.map((one) => ({ ...one, source: one.source && at("/repo/moved.ts", 99) })),
        violations: before.violations.map((one) => ({ ...one, message: `${one.message}\nmore` })),
        root: "/repo/moved",
        milliseconds: 1,
    };
    expect(fingerprintsOf([after])).toEqual(fingerprintsOf([before]));
});

test("fingerprints differ by policy, pack, resource, title and occurrence", () => {
    const one = diagnostic({ urn: "urn:a" });
    const violations = [
        one,
        { ...one, policy: "other" },
        { ...one, pack: "other" },
        { ...one, urn: "urn:b" },
        { ...one, urn: undefined },
        { ...one, message: "other" },
        one,
    ];
    const prints = fingerprintsOf([
        preview({ violations }),
        preview({ stack: "prod", violations: [{ ...one, urn: undefined }] }),
    ]);
    expect(new Set(prints).size).toBe(8);
    expect(prints[6]).toBe(prints[0]?.replace(/:1$/, ":2"));
    expect(prints[0]).toMatch(/^[0-9a-f]{32}:1$/);
});

test("fingerprints do not depend on the other programs", () => {
    const [dev, prod] = ["dev", "prod"].map((stack) => preview({ stack, violations: [diagnostic()] }));
    expect(fingerprintsOf([prod as Preview])).toEqual(fingerprintsOf([dev as Preview, prod as Preview]).slice(1));
});

test("reports failures as notifications with the program's name", () => {
    expect(renderRun(CASES.clean).invocations).toEqual([
        { executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] },
    ]);
    const [{ executionSuccessful, exitCode, toolExecutionNotifications }] = renderRun(CASES.two).invocations;
    expect({ executionSuccessful, exitCode }).toEqual({ executionSuccessful: false, exitCode: 2 });
    expect(toolExecutionNotifications.map(({ level, message }) => `${level}: ${message.text}`)).toEqual([
        "error: web (stack dev, as update): The policy pack company failed: nowhere is not defined\n    at validateResource (pack/index.js:3:7)",
        "error: web (stack dev, as update): The program ended with exit code 3.",
    ]);
});

test("lists a policy of several programs as one rule", () => {
    const { tool, results } = renderRun([...CASES.findings, ...CASES.findings]);
    expect(tool.driver.rules).toEqual(renderRun(CASES.findings).tool.driver.rules);
    expect(results).toHaveLength(12);
});
