/** Files that do not yet follow the rules of imports and of length. Temporary: remove a file once it does. */
export const KNOWN_OFFENDERS = [
    "components/src/deletion-monitor/deletion-monitor.test.ts",
    "components/src/purge-task/purge-task.test.ts",
    "components/src/purge-task/validate.test.ts",
    "components/src/soft-delete-policy/soft-delete-policy.test.ts",
    "test/published/published.test.ts",
];
