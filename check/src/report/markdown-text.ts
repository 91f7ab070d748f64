/**
 * Renders text of programs and policies as code, the one form in which GitHub leaves it as it is: no HTML, no links, no
 * mention of users, no references to issues.
 */
import { toOneLine, toPlainText, toWebAddress, truncate } from "./sanitize";

const LONGEST_MESSAGE = 8_000;
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 1_000;

/** Renders text on one line. */
export function renderCode(text: string): string {
    const { start, more } = truncate(toOneLine(text) || "(empty)", LONGEST_NAME);
    const shown = more > 0 ? `${start}…` : start;
    const fence = "`".repeat(countBackticks(shown) + 1);
    // One space on both sides is taken off again, and keeps backticks apart.
    const space = /^`|`$/.test(shown) ? " " : "";
    return fence + space + shown + space + fence;
}

/** Renders text in a table. Parsers differ in how they read an escaped bar, so there is none. */
export function renderCell(text: string): string {
    return renderCode(text.replaceAll("|", "¦"));
}

/** Renders a name, as a link if it has a page on the web. */
export function renderLink(name: string, url: string, renderName: (text: string) => string = renderCode): string {
    const address = toWebAddress(url);
    if (address === undefined || address.length > LONGEST_ADDRESS) {
        return renderName(name);
    }
    return `[${renderName(name)}](<${address.replaceAll("&", "&amp;")}>)`;
}

/** Renders text of several lines. */
export function renderBlock(text: string): string {
    const { start, more } = truncate(toPlainText(text).trimEnd(), LONGEST_MESSAGE);
    const shown = more > 0 ? `${start}\n[${more} more characters]` : start;
    const fence = "`".repeat(Math.max(3, countBackticks(shown) + 1));
    return `${fence}text\n${shown}\n${fence}\n`;
}

export function renderRow(cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |\n`;
}

export function renderHeader(columns: readonly string[]): string {
    return renderRow(columns) + renderRow(columns.map(() => "---"));
}

/** Returns the length of the longest row of backticks. */
function countBackticks(text: string): number {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
