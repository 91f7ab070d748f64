/** How much of the random and of the slow cases is tried, and with which seed. */

/** True for `npm run test:all`, which leaves nothing out. */
export const IS_FULL = process.env["TEST_ALL"] === "1";

/** What random cases begin with. The same in every run, unless SEED says otherwise. */
export const SEED = Number(process.env["SEED"] ?? 20261123);

/**
 * Returns how many of some random cases to try: all of them in `npm run test:all`, a share in `npm test` (default: a
 * fifth). Prints it, and with which seed.
 */
export function samples(number: number, share = 0.2): number {
    const tried = IS_FULL ? number : Math.ceil(number * share);
    process.stdout.write(`${tried} of ${number} random cases, with the seed ${SEED} (environment variable SEED)\n`);
    return tried;
}
