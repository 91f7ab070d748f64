import { createColors } from "picocolors";
import fc from "fast-check";
import { SEED, samples } from "../../../test/support/samples";
import { type Json, SECRET } from "../model/json";
import { FORMATS, render } from "../report";
import { BASE, diagnostic, policy, preview, REGISTRY, resource } from "../report/test-support/builders";
import { findScalars, type Scalar } from "../protocol/property-values";
import { createMask, maskPreview } from "./mask-secrets";

/** A secret: what a program has in it, and what must not be in a report. */
interface Planted {
    readonly secret: unknown;
    readonly needles: readonly string[];
    /** True for a password, of which nobody quotes a part. */
    readonly isWhole?: boolean;
}

const pick = (letters: string, length: { minLength: number; maxLength: number }) =>
    fc.string({ ...length, unit: fc.constantFrom(...letters) });
/** Without vowels, so that no word of a report is one. */
// cspell:disable-next-line
const WORD = pick("BCDFGHJKLMNPQRSTVWXZbcdfghjkmnpqrstvwxz", { minLength: 6, maxLength: 12 });
const SIGNS = pick(`"'<>&|\\\`*_[]{}$%#!?;:,.=-+/ \t\n`, { minLength: 1, maxLength: 4 });
const NUMBER = fc.integer({ min: 100_003, max: 987_654_321 });

const join = (words: readonly string[], signs: readonly string[]) =>
    words.map((word, index) => word + (signs[index % signs.length] ?? "")).join("");
const plant = (make: (words: readonly string[]) => unknown, number: number, isWhole = false) =>
    fc
        .array(WORD, { minLength: number, maxLength: number })
        .map((needles): Planted => ({ secret: make(needles), needles, isWhole }));

const SECRETS = fc.oneof(
    plant(([word]) => word, 1),
    fc
        .tuple(
            plant((words) => words, 4),
            fc.array(SIGNS, { minLength: 1 }),
        )
        .map(([{ needles }, signs]) => ({
            secret: join(needles, signs),
            needles,
            isWhole: true,
        })),
    plant(
        (words) => ["-----BEGIN PRIVATE KEY-----", ...words.map((word) => word.repeat(5)), "-----END"].join("\n"),
        5,
        true,
    ),
    plant(([name, password, tag]) => `set -e\naz acr login -n ${name} --password='${password}'\necho "${tag}"`, 3),
    plant(([name, status]) => JSON.stringify({ resources: [{ name, properties: { status, retentionDays: 7 } }] }), 2),
    plant(([one, two]) => ({ list: [{ deep: one }, 1, true, null], other: two }), 2),
    NUMBER.map((number): Planted => ({ secret: { number }, needles: [String(number)] })),
);

/** The texts that a policy can have of a secret. */
const listTexts = (secret: unknown): string[] =>
    findScalars(secret as Json).flatMap((one) => [String(one), ...String(one).split("\n")]);
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** How a policy may quote a text: whole, cut off, or as another language has it. */
const QUOTES: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `status = ${JSON.stringify(text)} (Registry r)`,
    (text) => `sent ${JSON.stringify({ body: JSON.stringify({ text }) })}`,
    (text) => `${JSON.stringify(text.slice(0, 45))} is "${text.slice(0, 30)}..."`,
    (text) => `<value>${escapeXml(text)}</value>`,
    (text) => `https://example.com/?q=${encodeURIComponent(text)}`,
];
/** How it may quote a word. */
const WORDS: readonly ((word: string) => string)[] = [
    (word) => `the name ${word} and name="${word.toUpperCase()}", name=${word}:${word}`,
    (word) => `{ name: '${word}', days: ${word} }`,
];

/** A report as people read it: without the escape characters of its format. */
const readReport = (text: string) => text.replace(/&#?\w+;|\\u[0-9a-f]{4}|\\/g, "").toLowerCase();

const POLICY = policy({ name: "soft-delete-status", description: "Soft delete is enabled for 90 days." });

function findLeaks({ secret, needles, isWhole = false }: Planted): string[] {
    const texts = listTexts(secret);
    const wholes = findScalars(secret as Json).map(String);
    const base64 = wholes.filter(({ length }) => length >= 8).map((one) => Buffer.from(one).toString("base64"));
    const quotes = [
        ...base64,
        ...texts.flatMap((text) => QUOTES.map((quote) => quote(text))),
        ...(isWhole ? [] : needles.flatMap((word) => WORDS.map((quote) => quote(word)))),
    ];
    const message = quotes.join("\nand ");
    const plain = wholes.filter(({ length }) => length >= 8);
    const found = preview({
        policies: [POLICY],
        resources: [resource("shop", REGISTRY, "r", { properties: { plain: [`${plain.join(" ")} in a list`] } })],
        violations: quotes.map((one) => diagnostic({ message: one })),
        undecided: [diagnostic({ level: "advisory", message })],
        remediated: [
            { pack: "p", policy: "q", urn: "u", changes: [{ property: "a", before: plain, after: { plain } }] },
        ],
        log: [{ severity: "info", message }],
        failures: [message],
    });
    const masked = maskPreview(found, findScalars(secret as Json));
    return FORMATS.flatMap((format) => {
        const report = readReport(
            render(format, [masked], { colors: createColors(false), base: BASE, failOn: "never" }),
        );
        return [...needles, ...base64]
            .filter((needle) => report.includes(needle.toLowerCase()))
            .map((needle) => `${format}: ${needle}`);
    });
}

test("no report shows a secret, or a part of one, however a message quotes it", () => {
    fc.assert(
        fc.property(SECRETS, (planted) => expect(findLeaks(planted)).toEqual([])),
        { numRuns: samples(1000, 0.1), seed: SEED },
    );
});

const mask = (secrets: readonly Scalar[], text: string) => createMask(secrets, [POLICY.description]).maskText(text);

test.each<[string, readonly Scalar[], string, string]>([
    ["a letter", ["a"], 'a name = "a", a=a', `a name = "${SECRET}", a=${SECRET}`],
    ["a digit", [7], "7 of 17 days, days = 7 (max 7)", `7 of 17 days, days = ${SECRET} (max 7)`],
    ["a boolean", [true], "It is true that admin = true", `It is true that admin = ${SECRET}`],
    ["an ordinary word", ["enabled"], 'Soft delete is enabled: "enabled"', `Soft delete is enabled: "${SECRET}"`],
    ["a number that a policy is about", [90], "at most 90, found 90 = 90", `at most 90, found 90 = ${SECRET}`],
])("%s is masked only where it is shown as a value", (_, secrets, text, masked) => {
    expect(mask(secrets, text)).toBe(masked);
});

test("other numbers are masked wherever they stand alone", () => {
    expect(mask([95], "95 days, 195 days, v95, -95")).toBe(`${SECRET} days, 195 days, v95, -${SECRET}`);
});

test("ordinary words of a secret command stay in sentences", () => {
    const command = "az acr config soft-delete update -r hunter --status enabled --days 95";
    expect(mask([command], 'Soft delete is enabled on hunter: --status "enabled" for 95 days, at most 90')).toBe(
        `Soft delete is enabled on ${SECRET}: --status "${SECRET}" for ${SECRET} days, at most 90`,
    );
});

test("quoted words of a policy's own title stay, and the same value is masked", () => {
    const title = 'The status is "enabled" or "disabled".';
    const { maskText } = createMask(["enabled"], [title]);
    expect(maskText(`${title}\nfound: status = "enabled"`)).toBe(`${title}\nfound: status = "${SECRET}"`);
});

test("names of properties in a secret template stay", () => {
    const template = JSON.stringify({ policies: { retentionPolicy: { days: 12 } } });
    expect(mask([template], "policies.retentionPolicy.days = 12")).toBe(`policies.retentionPolicy.days = ${SECRET}`);
});

test("short secrets stay in values that are not secret", () => {
    const { maskValue } = createMask(["norway", "northeurope"], []);
    expect(maskValue({ a: ["norway", 1, null], b: "in northeurope" })).toEqual({
        a: ["norway", 1, null],
        b: `in ${SECRET}`,
    });
});
