/** The command line of a purge task, for any accepted input. */
import type { PurgeTask as PurgeTaskClass, PurgeTaskArgs } from "acr-soft-delete";
import fc from "fast-check";
import { parseAge } from "./age";
import { forget, startMocks } from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";
import { samples } from "../../../test/support/samples";
import { DEV } from "../../../test/support/purge-task";

const AGES = samples(100_000);
const FILTERS = samples(3_000);

let PurgeTask: typeof PurgeTaskClass;
beforeAll(async () => {
    ({ PurgeTask } = await startMocks());
});
beforeEach(forget);

const refusal = (args: object) => refusalOf(() => new PurgeTask("purge", args as PurgeTaskArgs));

describe("any input", () => {
    const NANOSECONDS = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3_600e9 };
    const YEARS_150 = 150 * 365 * 86_400;

    /** What Go reads as a duration, in seconds; undefined if it is none. */
    function goDuration(text: string): number | undefined {
        const [, sign, rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
        if (rest === "0") {
            return 0;
        }
        if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(rest)) {
            return undefined;
        }
        const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
        const sum = parts.reduce((all, [, number, unit]) => all + Number(number) * (NANOSECONDS[unit as "s"] / 1e9), 0);
        return (sign === "-" ? -1 : 1) * sum;
    }

    /** What the tool is documented to read: loosely if there is a `d` anywhere. */
    function documented(ago: string): number | "error" {
        if (!ago.includes("d")) {
            return goDuration(ago) ?? "error";
        }
        const [, days = "0", rest = ""] = /^([+-]?\d+)(?:d(.*))?/s.exec(ago) ?? [];
        const duration = rest === "" ? 0 : goDuration(rest);
        return duration === undefined ? YEARS_150 : Math.min(Number(days) * 86_400 + duration, YEARS_150);
    }

    test.each<[string, number | "error"]>([
        ["30d", 30 * 86_400],
        ["2d3h6m", 2 * 86_400 + 3 * 3_600 + 360],
        ["1.5h", 5_400],
        ["0.5d", 0],
        ["1.5d", 86_400],
        ["d7", 0],
        ["-30d", -30 * 86_400],
        ["7days", YEARS_150],
        ["30", "error"],
    ])("the documented reading of %s", (ago, seconds) => {
        expect(documented(ago)).toBe(seconds);
    });

    test("no accepted age is read differently by the tool", () => {
        const pieces = fc.constantFrom(..."0123456789dhmsn.+-ayµ ".split(""), "30", "d", "h", "99999999");
        const ages = fc.oneof(
            fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
            fc.string(),
        );
        let accepted = 0;
        fc.assert(
            fc.property(ages, (ago) => {
                const seconds = parseAge(ago);
                accepted += seconds === undefined ? 0 : 1;
                return seconds === undefined || documented(ago) === seconds;
            }),
            { numRuns: AGES },
        );
        expect(accepted).toBeGreaterThan(AGES / 500);
    });

    test("no accepted filter ends its argument early", () => {
        const hostile = fc.constantFrom(
            "'",
            '"',
            "$(",
            "`",
            "\n",
            " ",
            ": ",
            "#",
            "{{",
            "}}",
            "\\",
            "--",
            "$",
            "|",
            "&",
            "*",
        );
        const pieces = fc.oneof(hostile, fc.constantFrom("a", "dev", ".*", "^", "(?:x)", "[a-z]", "\t", "\0", "é"));
        const patterns = fc.oneof(
            fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join("")),
            fc.string(),
        );
        let accepted = 0;
        fc.assert(
            fc.property(patterns, patterns, (repository, tag) => {
                const error = refusal({ ...DEV, filters: [{ repository, tag }], matchAll: true });
                if (error !== "") {
                    return;
                }
                accepted += 1;
                const own = /^[^\s'"`#]+$/;
                expect(repository).toMatch(own);
                expect(tag).toMatch(own);
                expect(`${repository}:${tag}`).not.toMatch(/\{\{|\$\w|\$\(/);
            }),
            { numRuns: FILTERS },
        );
        expect(accepted).toBeGreaterThan(FILTERS / 100);
    });
});
