/** Formats Markdown for the generated parts of documents. */

export function table(head, rows) {
    const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function code(value) {
    return `\`${value}\``;
}
