/** Tests that are not yet split. Temporary: remove a file once it has at most 250 lines. */
export const KNOWN_OFFENDERS = [
    "components/src/deletion-monitor/deletion-monitor.test.ts",
    "components/src/purge-task/purge-task.test.ts",
    "components/src/purge-task/validate.test.ts",
    "components/src/soft-delete-policy/soft-delete-policy.test.ts",
    "test/published/published.test.ts",
];
