/**
 * Age of the artifacts that `acr purge` deletes. The tool parses days loosely: it reads `0.5d` and `d7` as 0 days, `-30d`
 * as a time in the future, which matches everything, and `7days` as 150 years, which matches nothing (acr-cli,
 * cmd/acr/purge.go, read 2026-11). Only unambiguous ages are allowed here.
 */
const FORM = /^(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

const SECONDS = [86_400, 3_600, 60, 1];

/** The tool reads more than 150 years as 150. */
const MOST_DAYS = 150 * 365;

/** Allowed ages, for messages. */
export const AGE_ALLOWED =
    `integers with units from days to seconds, in that order, such as 30d, 1d12h or 90m; at most ${MOST_DAYS}d. ` +
    "acr purge reads other forms as everything (0.5d, d7, -30d), as nothing (7days) or not at all (30)";

/** Returns the seconds of an age; undefined if it cannot be read. */
export function parseAge(ago: string): number | undefined {
    const [, ...numbers] = FORM.exec(ago) ?? [];
    if (numbers.every((number) => number === undefined)) {
        return undefined;
    }
    const seconds = numbers.reduce((sum, number, index) => sum + Number(number ?? 0) * (SECONDS[index] ?? 0), 0);
    return seconds <= MOST_DAYS * 86_400 ? seconds : undefined;
}
