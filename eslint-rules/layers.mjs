/**
 * The rule of imports, once. In each list a folder may import only folders to its left; a folder that is in several
 * lists may import what is to its left in any of them. `.` stands for files that lie directly in `src`, `index` and
 * `testing` for these files, `*` for every folder that no list names.
 */
export const LAYERS = {
    rules: [
        [".", "rules", "index"],
        [".", "adapters", "index"],
    ],
    components: [["validation", "shared", "*", "index"]],
    policies: [
        ["model", "azure", "azure-cli", "arm-template", "readers", "index"],
        ["model", "evaluate", "pack", "index"],
    ],
    check: [
        ["model", "host", "protocol", "engine", "run", "index", "cli"],
        ["model", "host", "protocol", "program", "run"],
        ["model", "host", "protocol", "analyzer", "run", "testing"],
        ["engine", "program", "testing"],
        ["model", "report", "index", "cli"],
    ],
};

/** The packages of this workspace that a package may import. */
export const PACKAGES = {
    rules: [],
    components: ["acr-soft-delete-rules"],
    policies: ["acr-soft-delete-rules"],
    check: ["acr-soft-delete-rules"],
};
