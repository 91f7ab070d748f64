/** How much of the random and of the slow cases is tried, and with which seed. */

/** True for `npm run test:all`, which leaves nothing out. */
export const IS_FULL = process.env["TEST_ALL"] === "1";

/** What random cases begin with. The same in every run, unless SEED says otherwise. */
export const SEED = Number(process.env["SEED"] ?? 20261123);

/** The share of random cases that `npm test` tries; SAMPLES overrides it. */
const SHARE = Number(process.env["SAMPLES"] ?? (IS_FULL ? 1 : 0.1));

/** Returns how many of some random cases to try, and prints with which seed. */
export function samples(number: number): number {
    const share = Math.ceil(number * SHARE);
    process.stdout.write(`${share} of ${number} random cases, with the seed ${SEED} (environment variable SEED)\n`);
    return share;
}
