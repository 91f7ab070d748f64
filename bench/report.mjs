/** What measurements say: ratios between packs measured in the same run, the limits for them, and a table. */

/** What is accepted. Analysis is judged from so many resources on; before, one sees how Node warms up. */
const LIMITS = { boot: 0.75, resourcePhase: 1.1, stackPhase: 1.2, exponent: 1.1, fromSize: 1000 };

const PHASES = { resourcePhase: "resource phase", stackPhase: "stack phase" };

export function median(values) {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median of the ratios round by round, so that a machine that gets slower over time is no one's fault. */
function ratioOf(rounds, value, name, baseline) {
    return median(rounds.map((round) => value(round[name]) / value(round[baseline])));
}

/** Rows to print and to keep: what each pack takes, its ratio to a baseline, and the limit for it, if any. */
export function rowsOf({ boots, analyses }, clock) {
    return [
        bootRow(boots, clock),
        ...Object.keys(PHASES).flatMap((phase) => analyses.map((one) => phaseRow(one, phase, clock))),
        ...exponentRows(analyses, clock),
        ...analyses.filter(({ rounds }) => rounds[0].ours.memory !== undefined).map(memoryRow),
    ];
}

function bootRow(rounds, clock) {
    const time = (boot) => boot[clock];
    return judged({
        name: "boot",
        unit: "ms",
        ours: median(rounds.map(({ ours }) => time(ours))),
        empty: median(rounds.map(({ empty }) => time(empty))),
        ratio: ratioOf(rounds, time, "ours", "empty"),
        limit: LIMITS.boot,
    });
}

function phaseRow({ size, rounds }, phase, clock) {
    const time = (run) => run[phase][clock];
    return judged({
        name: `${PHASES[phase]} of ${size.toLocaleString("en")}`,
        unit: "ms",
        ...comparison(rounds, time),
        limit: size >= LIMITS.fromSize ? LIMITS[phase] : undefined,
    });
}

function memoryRow({ size, rounds }) {
    return {
        name: `memory with ${size.toLocaleString("en")}`,
        unit: "MiB",
        ...comparison(rounds, ({ memory }) => memory),
    };
}

function comparison(rounds, value) {
    const middle = (name) => median(rounds.map((round) => value(round[name])));
    return {
        ours: middle("ours"),
        empty: middle("asMany"),
        ratio: ratioOf(rounds, value, "ours", "asMany"),
        emptyOne: middle("one"),
        ratioToOne: ratioOf(rounds, value, "ours", "one"),
    };
}

/** How the stack phase grows between 1,000 and 10,000 resources: 1 is in proportion, 2 is with the square. */
function exponentRows(analyses, clock) {
    const [small, big] = [1000, 10_000].map((size) => analyses.find((one) => one.size === size)?.rounds);
    if (!small || !big) {
        return [];
    }
    const growth = (name) => {
        const [before, after] = [small, big].map((rounds) =>
            median(rounds.map((round) => round[name].stackPhase[clock])),
        );
        return Math.log10(after / before);
    };
    const exponents = { ours: growth("ours"), empty: growth("asMany"), emptyOne: growth("one") };
    return [judged({ name: "exponent of the stack phase", unit: "", ...exponents, limit: LIMITS.exponent })];
}

function judged(row) {
    const value = row.ratio ?? row.ours;
    return row.limit === undefined ? row : { ...row, passed: value <= row.limit };
}

const HEADINGS = ["", "ours", "empty", "ratio", "limit", "", "one empty policy", "ratio"];

/** The rows as text. Marks are coloured for a terminal only. */
export function tableOf(rows, colour) {
    const lines = [HEADINGS, ...rows.map(cellsOf)];
    const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
    const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
    const text = lines.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
    return colour ? text.replace(/\bpass\b/g, "\x1b[32m$&\x1b[39m").replace(/\bFAIL\b/g, "\x1b[31m$&\x1b[39m") : text;
}

function cellsOf({ name, unit, ours, empty, ratio, limit, passed, emptyOne, ratioToOne }) {
    const measured = (value) => (value === undefined ? "" : unit === "" ? value.toFixed(2) : amount(value, unit));
    return [
        name,
        measured(ours),
        measured(empty),
        ratio?.toFixed(2) ?? "",
        limit === undefined ? "" : `<= ${limit}`,
        passed === undefined ? "" : passed ? "pass" : "FAIL",
        measured(emptyOne),
        ratioToOne?.toFixed(2) ?? "",
    ];
}

function amount(value, unit) {
    return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
