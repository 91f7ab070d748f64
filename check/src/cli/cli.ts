import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { createColors, isColorSupported } from "picocolors";
import { newChecker } from "../run/checker";
import { type PackOption } from "../run/options";
import { type Format, FORMATS, render } from "../report";
import { escapeCommands, toPlainText } from "../report/sanitize";
import { describeError } from "../model/errors";
import { exitCode, FAIL_ON, type FailOn, type Preview } from "../model/preview";
import { createProgress } from "./progress";

interface Flags {
    readonly pack?: readonly string[];
    readonly packConfig?: readonly string[];
    readonly stack: string;
    readonly config?: readonly string[];
    readonly fixtures?: string;
    readonly as: "preview" | "update";
    readonly format: Format;
    readonly output?: string;
    readonly failOn: FailOn;
    readonly transpileOnly?: boolean;
    readonly timeout: number;
}

const EXAMPLES = `
Exit codes:
  0  no violation at or above --fail-on
  1  violations, also arguments that a component refused
  2  a program, a pack or the options failed, or the output cannot be written

Examples:
  acr-soft-delete-check
  acr-soft-delete-check infra/registry --stack prod --fail-on advisory
  acr-soft-delete-check infra/* --pack ../company-policies --pack-config policies.json
  acr-soft-delete-check --format sarif --output check.sarif
  acr-soft-delete-check --as update --fixtures fixtures.yaml --config azure-native:location=westeurope
`;

const collect = (value: string, others: readonly string[] = []) => [...others, value];

function parseSeconds(text: string): number {
    const value = Number(text);
    if (!(value > 0 && Number.isFinite(value))) {
        throw new InvalidArgumentError("It must be a number of seconds above 0.");
    }
    return value;
}

const command = new Command("acr-soft-delete-check")
    .description("Previews Pulumi programs against policy packs, with no CLI, cloud account or state.")
    .argument("[programs...]", "folders with a Pulumi.yaml (default: this one)")
    .option("--pack <folder>", "policy pack to run; may be repeated (default: acr-soft-delete-policies)", collect)
    .option("--pack-config <file>", "configuration of a pack, as for pulumi; the first is for the first pack", collect)
    .option("--stack <name>", "name of the stack, also as organization/project/stack", "dev")
    .option("--config <key=value>", "setting that overrides the stack's files; may be repeated", collect)
    .option("--fixtures <file>", "answers of the cloud, as YAML or JSON")
    .addOption(
        new Option("--as <mode>", "preview, or update: as if all resources were created, with known outputs")
            .choices(["preview", "update"])
            .default("preview"),
    )
    .addOption(new Option("--format <format>", "format of the report").choices(FORMATS).default("text"))
    .option("--output <file>", "file for the report (default: standard output)")
    .addOption(
        new Option("--fail-on <level>", "lowest enforcement level that fails the run")
            .choices(FAIL_ON)
            .default("mandatory"),
    )
    .option("--transpile-only", "skip the type check of TypeScript programs, which takes most of a small one's time")
    .option("--timeout <seconds>", "time limit per program; each policy pack call gets half of it", parseSeconds, 600)
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("See --help.")
    .exitOverride();

async function runCheck(): Promise<number> {
    command.parse();
    const flags = command.opts<Flags>();
    const programs = command.args.length > 0 ? command.args : ["."];
    const progress = createProgress(process.stderr);
    const checker = newChecker({
        ...flags,
        packs: toPackOptions(flags),
        config: parseSettings(flags.config ?? []),
        progress: progress.show,
    });
    const previews: Preview[] = [];
    try {
        for (const program of programs) {
            previews.push(await checker.check(program));
        }
    } finally {
        checker.stop();
        progress.done();
    }
    const report = render(flags.format, previews, {
        // The library would also colour what a CI system reads; here only a terminal gets colours.
        colors: createColors(flags.output === undefined && Boolean(process.stdout.isTTY) && isColorSupported),
        base: process.cwd(),
        failOn: flags.failOn,
    });
    if (flags.output === undefined) {
        process.stdout.write(report);
    } else {
        writeFileSync(flags.output, report);
        process.stderr.write(`wrote ${relative("", flags.output) || flags.output}\n`);
    }
    return Math.max(...previews.map((preview) => exitCode(preview, flags.failOn)));
}

/** Combines packs with their configurations. Throws if there are more configurations than packs. */
function toPackOptions({ pack, packConfig = [] }: Flags): PackOption[] {
    const folders = pack ?? [undefined];
    if (packConfig.length > folders.length) {
        throw new Error(`There are ${packConfig.length} --pack-config, but only ${folders.length} pack.`);
    }
    return folders.map((folder, index) => ({ folder, config: packConfig[index] }));
}

/** Parses settings. Throws for one that is not `key=value`. */
function parseSettings(config: readonly string[]): Record<string, string> {
    return Object.fromEntries(
        config.map((setting) => {
            const end = setting.indexOf("=");
            if (end < 1) {
                throw new Error(`--config must be key=value, but is ${JSON.stringify(setting)}.`);
            }
            return [setting.slice(0, end), setting.slice(end + 1)];
        }),
    );
}

function printError(message: string): void {
    process.stderr.write(`error: ${escapeCommands(toPlainText(message))}\n`);
}

// A disk is full, or nobody reads on: there is no report then. Progress is no part of it.
process.stdout.on("error", (error: Error) => {
    printError(`The output cannot be written: ${error.message}`);
    process.exit(2);
});
process.stderr.on("error", () => undefined);

// Leaving by process.exit ends the program and the packs as well.
for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
] as const) {
    process.once(signal, () => process.exit(128 + number));
}

runCheck().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        if (error instanceof CommanderError) {
            // It has printed the error, the help or the version already.
            process.exitCode = error.exitCode === 0 ? 0 : 2;
            return;
        }
        printError(describeError(error));
        process.exitCode = 2;
    },
);
