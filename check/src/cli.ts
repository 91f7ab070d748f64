import { parseArgs } from "node:util";
import { createColors, isColorSupported } from "picocolors";
import { check } from "./check";
import { messageOf } from "./grpc";
import { exitCode } from "./preview";
import { progressOn } from "./progress";
import { renderText } from "./text";

// The library would also colour what a CI system reads; here only a terminal gets colours.
const colors = createColors(Boolean(process.stdout.isTTY) && isColorSupported);

const USAGE = `Previews a Pulumi program against policy packs, with no CLI, cloud account or state.

Usage: acr-soft-delete-check [program] [options]

  program          folder with a Pulumi.yaml (default: this one)
  --pack <folder>  policy pack to run; may be repeated (default: acr-soft-delete-policies)
  --stack <name>   name of the stack (default: dev)
  --help           this text

Exit codes: 0 nothing mandatory is violated, 1 something is, 2 the program or a pack failed.

Examples:
  acr-soft-delete-check
  acr-soft-delete-check infra/registry --pack ../company-policies
`;

class UsageError extends Error {}

function readArguments() {
    try {
        const { values, positionals } = parseArgs({
            allowPositionals: true,
            options: {
                pack: { type: "string", multiple: true },
                stack: { type: "string" },
                help: { type: "boolean", short: "h" },
            },
        });
        if (positionals.length > 1) {
            throw new Error(`One program at a time, but found ${positionals.length}: ${positionals.join(", ")}.`);
        }
        return { values, positionals };
    } catch (error) {
        throw new UsageError(messageOf(error), { cause: error });
    }
}

async function main(): Promise<number> {
    const { values, positionals } = readArguments();
    if (values.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    const progress = progressOn(process.stderr);
    const preview = await check({
        program: positionals[0] ?? ".",
        packs: values.pack,
        stack: values.stack,
        progress: progress.show,
    }).finally(progress.done);
    process.stdout.write(renderText(preview, colors));
    return exitCode(preview);
}

// Leaving by process.exit ends the program and the packs as well.
for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
] as const) {
    process.once(signal, () => process.exit(128 + number));
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        const usage = error instanceof UsageError ? `\n${USAGE}` : "";
        process.stderr.write(`error: ${messageOf(error)}\n${usage}`);
        process.exitCode = 2;
    },
);
