/** Tests that are not yet split. Temporary: remove a file once it has at most 250 lines. */
export const KNOWN_OFFENDERS = ["test/published/published.test.ts"];
