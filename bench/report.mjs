/** Turns measurements into ratios between packs of the same run, compares these with limits, and formats a table. */

/** Largest accepted ratios. Smaller stacks than `fromSize` have none: they show how Node.js warms up. */
const LIMITS = { boot: 0.75, resourcePhase: 1.1, stackPhase: 1.2, exponent: 1.1, wholeRun: 1.2, fromSize: 1000 };

const PHASES = { resourcePhase: "resource phase", stackPhase: "stack phase" };

export function computeMedian(values) {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Computes the median of the ratios of each round, so that a machine that becomes slower does not change it. */
function computeRatio(rounds, value, name, baseline) {
    return computeMedian(rounds.map((round) => value(round[name]) / value(round[baseline])));
}

/** Builds the rows to print and to keep: the time of each pack, its ratio to a baseline, and the limit, if any. */
export function buildRows({ boots, analyses, crowds }, clock) {
    return [
        buildBootRow(boots, clock),
        ...Object.keys(PHASES).flatMap((phase) => analyses.map((one) => buildPhaseRow(one, phase, clock))),
        ...buildExponentRows(analyses, clock),
        ...crowds.map((crowd) => buildCrowdRow(crowd, boots, clock)),
        ...analyses.filter(({ rounds }) => rounds[0].ours.memory !== undefined).map(buildMemoryRow),
    ];
}

function buildBootRow(rounds, clock) {
    const time = (boot) => boot[clock];
    return compareWithLimit({
        name: "boot",
        unit: "ms",
        ours: computeMedian(rounds.map(({ ours }) => time(ours))),
        empty: computeMedian(rounds.map(({ empty }) => time(empty))),
        ratio: computeRatio(rounds, time, "ours", "empty"),
        limit: LIMITS.boot,
    });
}

function buildPhaseRow({ size, rounds }, phase, clock) {
    const time = (run) => run[phase][clock];
    return compareWithLimit({
        name: `${PHASES[phase]} of ${size.toLocaleString("en")}`,
        unit: "ms",
        ...compareRounds(rounds, time),
        limit: size >= LIMITS.fromSize ? LIMITS[phase] : undefined,
    });
}

/** Builds the row on a whole run, with the start of the pack, over a stack whose resources concern each other. */
function buildCrowdRow({ name, rounds }, boots, clock) {
    const middleBoot = (pack) => computeMedian(boots.map((round) => round[pack][clock]));
    const [ourBoot, emptyBoot] = [middleBoot("ours"), middleBoot("empty")];
    const sumUp = (boot, run) => boot + run.resourcePhase[clock] + run.stackPhase[clock];
    const withBoots = rounds.map(({ ours, asMany, one }) => ({
        ours: sumUp(ourBoot, ours),
        asMany: sumUp(emptyBoot, asMany),
        one: sumUp(emptyBoot, one),
    }));
    return compareWithLimit({
        name,
        unit: "ms",
        ...compareRounds(withBoots, (time) => time),
        limit: LIMITS.wholeRun,
    });
}

function buildMemoryRow({ size, rounds }) {
    return {
        name: `memory with ${size.toLocaleString("en")}`,
        unit: "MiB",
        ...compareRounds(rounds, ({ memory }) => memory),
    };
}

function compareRounds(rounds, value) {
    const middle = (name) => computeMedian(rounds.map((round) => value(round[name])));
    return {
        ours: middle("ours"),
        empty: middle("asMany"),
        ratio: computeRatio(rounds, value, "ours", "asMany"),
        emptyOne: middle("one"),
        ratioToOne: computeRatio(rounds, value, "ours", "one"),
    };
}

/** Builds the row on growth of the stack phase between 1,000 and 10,000 resources: 1 is linear, 2 quadratic. */
function buildExponentRows(analyses, clock) {
    const [small, big] = [1000, 10_000].map((size) => analyses.find((one) => one.size === size)?.rounds);
    if (!small || !big) {
        return [];
    }
    const computeGrowth = (name) => {
        const [before, after] = [small, big].map((rounds) =>
            computeMedian(rounds.map((round) => round[name].stackPhase[clock])),
        );
        return Math.log10(after / before);
    };
    const exponents = { ours: computeGrowth("ours"), empty: computeGrowth("asMany"), emptyOne: computeGrowth("one") };
    return [compareWithLimit({ name: "exponent of the stack phase", unit: "", ...exponents, limit: LIMITS.exponent })];
}

function compareWithLimit(row) {
    const value = row.ratio ?? row.ours;
    return row.limit === undefined ? row : { ...row, passed: value <= row.limit };
}

const HEADINGS = ["", "ours", "empty", "ratio", "limit", "", "one empty policy", "ratio"];

/** Formats the rows as a table. Marks are coloured for a terminal only. */
export function formatTable(rows, colour) {
    const lines = [HEADINGS, ...rows.map(formatCells)];
    const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
    const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
    const text = lines.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
    return colour ? text.replace(/\bpass\b/g, "\x1b[32m$&\x1b[39m").replace(/\bFAIL\b/g, "\x1b[31m$&\x1b[39m") : text;
}

function formatCells({ name, unit, ours, empty, ratio, limit, passed, emptyOne, ratioToOne }) {
    const formatValue = (value) =>
        value === undefined ? "" : unit === "" ? value.toFixed(2) : formatAmount(value, unit);
    return [
        name,
        formatValue(ours),
        formatValue(empty),
        ratio?.toFixed(2) ?? "",
        limit === undefined ? "" : `<= ${limit}`,
        passed === undefined ? "" : passed ? "pass" : "FAIL",
        formatValue(emptyOne),
        ratioToOne?.toFixed(2) ?? "",
    ];
}

function formatAmount(value, unit) {
    return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
