/** Renders reports in all formats. */
import type { Preview } from "../model/preview";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import type { ReportOptions } from "./options";
import { escapeCommands } from "./sanitize";
import { renderSarif } from "./sarif";
import { renderText } from "./text";

export { REPORT_SCHEMA } from "./json-schema";
export type { ReportOptions };

export const FORMATS = ["text", "json", "sarif", "junit", "markdown"] as const;
export type Format = (typeof FORMATS)[number];

/** Renders one report of all previews, which ends in a newline. The same previews always give the same report. */
export function render(format: Format, previews: readonly Preview[], options: ReportOptions): string {
    switch (format) {
        case "text":
            return escapeCommands(renderText(previews, options));
        case "json":
            return escapeCommands(renderJson(previews, options.failOn), escapeInJson);
        case "sarif":
            return escapeCommands(renderSarif(previews, options), escapeInJson);
        case "junit":
            return escapeCommands(renderJunit(previews, options), (character) => `&#${character.charCodeAt(0)};`);
        case "markdown":
            return escapeCommands(renderMarkdown(previews, options));
    }
}

function escapeInJson(character: string): string {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
