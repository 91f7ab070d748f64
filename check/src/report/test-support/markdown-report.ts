/** Renders comments and checks their structure with a parser. */
import MarkdownIt from "markdown-it";
import { createColors } from "picocolors";
import { render } from "..";
import type { FailOn, Preview } from "../../model/preview";
import { BASE } from "./builders";

export const LONGEST_COMMENT = 65_536;

export function renderMarkdown(previews: readonly Preview[], failOn: FailOn = "mandatory"): string {
    return render("markdown", previews, { colors: createColors(false), base: BASE, failOn });
}

// As GitHub: tables, and addresses become links.
export const parser = new MarkdownIt({ html: true, linkify: true });

type Token = MarkdownIt.Token;

export function parseTokens(text: string): Token[] {
    return parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** Returns everything in a comment that is not code. */
export function readProse(text: string): string {
    return parseTokens(text)
        .filter(({ type }) => type === "text" || type === "html_block" || type === "html_inline")
        .map(({ content }) => content)
        .join("\n");
}

/** Matches text that this project wrote. */
const PROSE = new RegExp(
    `^(${[
        "<!-- acr-soft-delete-check -->\n?",
        "<details>\n<summary>[\\w ()]+</summary>\n?",
        "</details>\n?",
        "acr-soft-delete-check: (passed|failed|incomplete)\\.",
        " \\d+ resources?, [\\w ,]+",
        "Failures|The results below are incomplete\\.|The program stopped early, so the results are incomplete\\.|Mandatory violations \\(\\d+\\)|Advisories \\(\\d+\\)",
        "In | ?\\(stack |\\):?|, in | of |: |, | |: the whole stack(, in )?| from | to |, by | \\(",
        "program|pack|policy|level|result|type|name|declared in|notes",
        "mandatory|advisory|remediate|disabled|read|protected|remediated|(protected|read), remediated",
        "not run|ok|incomplete|\\d+ violations?(, \\d+ undecided)?|\\d+ undecided",
        "Left out|, because the length of a comment is limited: [\\w ,]+\\.",
    ].join("|")})?$`,
);

/** Expects only own text as prose and links, and nothing left open. */
export function expectWhole(text: string): Token[] {
    const tokens = parseTokens(text);
    expectHarmless(tokens);
    expectBalanced(tokens);
    return tokens;
}

function expectHarmless(tokens: readonly Token[]): void {
    for (const { type, content } of tokens) {
        if (["text", "html_block", "html_inline"].includes(type)) {
            expect(content).toMatch(PROSE);
        }
    }
    const links = tokens.filter(({ type }) => type === "link_open").map((token) => token.attrGet("href"));
    for (const link of links) {
        expect(link).toMatch(/^https:\/\/(github\.com\/acr-soft-delete|docs\.example)\//);
    }
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of ["image", "hr", "blockquote_open", "ordered_list_open", "code_block", "s_open", "em_open"]) {
        expect(kinds).not.toContain(kind);
    }
}

function expectBalanced(tokens: readonly Token[]): void {
    const html = tokens
        .filter(({ type }) => type === "html_block")
        .map(({ content }) => content)
        .join("");
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    // A fence of ours has its language; one without would be what closes another.
    const fences = tokens.filter(({ type }) => type === "fence");
    expect(fences.filter(({ info }) => info !== "text")).toEqual([]);
}
