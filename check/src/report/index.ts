/** Renders reports in all formats. */
import type { Preview } from "../model/preview";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import type { ReportOptions } from "./options";
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
            return renderText(previews, options);
        case "json":
            return renderJson(previews, options.failOn);
        case "sarif":
            return renderSarif(previews, options);
        case "junit":
            return renderJunit(previews, options);
        case "markdown":
            return renderMarkdown(previews, options);
    }
}
