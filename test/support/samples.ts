/** How much of the random cases is tried. */

/** A number of cases, or the share of it that SAMPLES asks for: CI tries a fifth of them, `npm test` all. */
export function samples(number: number): number {
    return Math.ceil(number * Number(process.env["SAMPLES"] ?? 1));
}
