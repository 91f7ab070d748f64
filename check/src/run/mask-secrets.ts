/** Keeps secrets out of reports: policies and programs see them in plain text, and may quote them. */
import { rules } from "acr-soft-delete-rules";
import { type Json, mapStrings, SECRET } from "../model/json";
import type { Preview } from "../model/preview";
import { findScalars, type Scalar, UNKNOWN_SENTINEL } from "../protocol/property-values";

/** Shorter texts occur in other words, so they are masked only where a message shows them as a value. */
const SHORTEST_TEXT = 3;
/** Shorter words of a longer text are likely to be words of the message too. */
const SHORTEST_WORD = 4;
/** Numbers of one digit are likely to be in every message. */
const SHORTEST_NUMBER = 2;
/** Shorter lines of a longer text, such as `fi`, are treated as words. */
const SHORTEST_LINE = 8;
/** Shorter parts may be there by chance: as the start of a text that was cut off, or in a value that is not secret. */
const SHORTEST_PART = 8;
/** A longer text is more than a password: a policy may quote words of it. */
const LONGEST_PASSWORD = 40;

/** Shorter texts of a policy may be parts of a secret. */
const SHORTEST_SENTENCE = 20;

/** Stands for a secret until all are found, so that nothing is found in the placeholder. */
const HOLE = "\uE000";

/** Masks secrets in everything that a preview takes from policies and the program, except for names. */
export function maskPreview(preview: Preview, secrets: Iterable<Scalar>): Preview {
    const { policies, resources, violations, undecided, remediated, log, failures } = preview;
    const { maskText, maskValue } = createMask(secrets, [
        ...policies.flatMap((one) => [one.name, one.displayName, one.description, one.remediationSteps]),
        ...rules.flatMap(({ why, sources }) => [why, ...sources.map(({ document, date }) => `${document} ${date}`)]),
    ]);
    const maskLine = (text: string) => maskText(text.replaceAll(UNKNOWN_SENTINEL, ENCRYPTED));
    const maskMessage = <T extends { readonly message: string }>(one: T): T => ({
        ...one,
        message: maskLine(one.message),
    });
    return {
        ...preview,
        resources: resources.map((one) => ({ ...one, properties: maskValue(one.properties) })),
        violations: violations.map(maskMessage),
        undecided: undecided.map(maskMessage),
        remediated: remediated.map((one) => ({ ...one, changes: maskValue(one.changes) })),
        log: log.map(maskMessage),
        failures: failures.map(maskLine),
    };
}

/** Stands for a setting that the program got as unknown, and used as if it were known. */
const ENCRYPTED = "[encrypted, so unknown offline: give a value with --config key=value]";

export interface Mask {
    /** Masks secrets in text for people: whole ones, their lines and words, also where they are escaped or cut off. */
    readonly maskText: (text: string) => string;
    /** Masks whole secrets in the strings of a value. Short ones stay, which other inputs have by chance. */
    readonly maskValue: <T>(value: T) => T;
}

/**
 * Creates a mask.
 *
 * @param secrets The strings, numbers and booleans in secret values.
 * @param common Texts that are not secret, such as descriptions of policies. What occurs there is an ordinary word, like
 * "enabled", and is masked only where a message shows it as a value.
 */
export function createMask(secrets: Iterable<Scalar>, common: readonly string[]): Mask {
    const parts = [...new Set(secrets)].flatMap(splitSecret);
    if (parts.length === 0) {
        return { maskText: (text) => text, maskValue: (value) => value };
    }
    const commonText = foldCase(common.join("\n"));
    const commonWords = new Set(listWords(commonText));
    const isRareText = (text: string) => text.length >= SHORTEST_TEXT && !commonText.includes(foldCase(text));
    const isRareWord = (word: string) =>
        word.length >= (/^\d+$/.test(word) ? SHORTEST_NUMBER : SHORTEST_WORD) &&
        !/^(true|false|null)$/.test(word) &&
        !commonWords.has(word);

    const texts = parts.flatMap(({ text }) => (text !== undefined && isRareText(text) ? listForms(text) : []));
    const maskTexts = createTextMask(texts);
    const maskLongTexts = createTextMask(texts.filter(({ length }) => length >= SHORTEST_PART));
    const words = new Set(parts.flatMap((part) => part.words).filter(isRareWord));
    const values = new Set(parts.flatMap((part) => [foldCase(part.text ?? ""), ...part.words]).filter(Boolean));
    const maskPart = (text: string) => fillHoles(maskValues(maskWords(maskTexts(text), words), values));
    const sentences = common.filter((text) => text.trim().length >= SHORTEST_SENTENCE);
    return {
        maskText: (text) => mapBetween(text.replaceAll(HOLE, ""), sentences, maskPart),
        maskValue: (value) => mapStrings(value, (text) => fillHoles(maskLongTexts(text))) as typeof value,
    };
}

/** Changes the parts of a text that are between sentences. These stay: "enabled" in the title of a policy is no value. */
function mapBetween(text: string, [sentence, ...others]: readonly string[], map: (part: string) => string): string {
    return sentence === undefined
        ? map(text)
        : text
              .split(sentence)
              .map((part) => mapBetween(part, others, map))
              .join(sentence);
}

/** What to look for: a text, anywhere; and words, in small letters, that stand alone. */
interface Part {
    readonly text?: string;
    readonly words: readonly string[];
}

function splitSecret(secret: Scalar): Part[] {
    if (typeof secret !== "string") {
        const text = String(secret);
        return [{ words: [text], ...(text.length < SHORTEST_PART ? {} : { text }) }];
    }
    const whole = secret.trim();
    const lines = whole.split(/\n|\\n/).map((line) => line.trim());
    const texts = new Set([secret, whole, ...lines.filter(({ length }) => length >= SHORTEST_LINE)]);
    return [...[...texts].filter(Boolean).map((text) => ({ text, words: [] })), ...splitLongText(whole)];
}

/** The name of an option of a command, which is not secret. */
const OPTION_NAME = /(?<=\s)--[a-z][a-z-]*(?=[\s=])/g;

/** In JSON, such as a template, only the values are secret. */
function splitLongText(text: string): Part[] {
    const values = parseObject(text);
    if (values !== undefined) {
        return findScalars(values).flatMap(splitSecret);
    }
    const isPassword = text.length <= LONGEST_PASSWORD && !/\s/.test(text);
    return isPassword ? [] : [{ words: listWords(foldCase(text).replace(OPTION_NAME, " ")) }];
}

function parseObject(text: string): Json | undefined {
    try {
        return /^[[{]/.test(text) ? (JSON.parse(text) as Json) : undefined;
    } catch {
        return undefined;
    }
}

/** Lists the forms in which a text may be quoted: as JSON, also in JSON, XML, Markdown, in addresses, and as base64. */
function listForms(text: string): string[] {
    const json = JSON.stringify(text).slice(1, -1);
    const forms = [
        text,
        json,
        JSON.stringify(json).slice(1, -1),
        text.replace(/[&<>]/g, escapeXml),
        text.replace(/[&<>"']/g, escapeXml),
        text.replace(/[!-/:-@[-`{-~]/g, "\\$&"),
        encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")),
        ...(text.length < SHORTEST_PART ? [] : [Buffer.from(text).toString("base64")]),
    ];
    return [...new Set(forms.map(foldCase))];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

function escapeXml(character: string): string {
    return `&${ENTITIES[character]};`;
}

/** Creates a function that finds any of many texts in one pass: it looks them up by their first characters. */
function createTextMask(texts: readonly string[]): (text: string) => string {
    const byStart = new Map<string, string[]>();
    for (const text of texts) {
        const start = text.slice(0, SHORTEST_TEXT);
        const others = byStart.get(start) ?? [];
        others.push(text);
        byStart.set(start, others);
    }
    return (text) => {
        const folded = foldCase(text);
        const pieces: string[] = [];
        let taken = 0;
        for (let at = 0; at + SHORTEST_TEXT <= folded.length;) {
            const candidates = byStart.get(folded.slice(at, at + SHORTEST_TEXT)) ?? [];
            const length = candidates.length === 0 ? 0 : measureMatch(folded, at, candidates);
            if (length > 0) {
                pieces.push(text.slice(taken, at), HOLE);
                taken = at + length;
            }
            at += Math.max(1, length);
        }
        return [...pieces, text.slice(taken)].join("");
    };
}

/** Returns the length of the secret that begins at a position, or of its start where a message cuts it off. */
function measureMatch(text: string, at: number, candidates: readonly string[]): number {
    const lengths = candidates.map((candidate) => {
        const length = countEqual(text, at, candidate);
        const isCut =
            length >= LONGEST_PASSWORD ||
            (length >= SHORTEST_PART && CUT_OFF.test(text.slice(at + length, at + length + 3)));
        return length === candidate.length || isCut ? length : 0;
    });
    return Math.max(...lengths);
}

/** What follows a text that is cut off. */
const CUT_OFF = /^(?:$|["'`…]|\.\.\.)/;

function countEqual(text: string, at: number, other: string): number {
    let length = 0;
    while (length < other.length && text[at + length] === other[length]) {
        length++;
    }
    return length;
}

function listWords(text: string): string[] {
    return [...new Set(text.match(/[\p{L}\p{N}_]+/gu))];
}

function maskWords(text: string, words: ReadonlySet<string>): string {
    return text.replace(/[\p{L}\p{N}_]+/gu, (word) => {
        const folded = foldCase(word);
        if (words.has(folded)) {
            return HOLE;
        }
        // The letter of an escaped line feed is not part of the word.
        return /^[nrt]/.test(word) && words.has(folded.slice(1)) ? word.charAt(0) + HOLE : word;
    });
}

/** Masks what stands alone in quotes, or after a sign of equality. */
function maskValues(text: string, values: ReadonlySet<string>): string {
    return text
        .replace(/(["'`])([^"'`\n]*)(?=\1)/g, (all, quote: string, value: string) =>
            values.has(foldCase(value)) ? quote + HOLE : all,
        )
        .replace(/(=[ ]?|:)([\p{L}\p{N}_.+-]+)/gu, (all, sign: string, value: string) =>
            values.has(foldCase(value)) ? sign + HOLE : all,
        );
}

/** What is left between parts of one secret are its punctuation marks. */
function fillHoles(text: string): string {
    return text.replace(/\uE000(?:[^\p{L}\p{N}\s"'`]*\uE000)*/gu, SECRET);
}

/** Small letters, unless there is a character of which they are more than one. */
function foldCase(text: string): string {
    const folded = text.toLowerCase();
    return folded.length === text.length ? folded : text;
}
