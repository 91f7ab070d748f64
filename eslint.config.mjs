import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import importDirection from "./eslint-rules/import-direction.mjs";

const LONGEST_FILE = 250;

export default tseslint.config(
    // What others publish is set up in its own way.
    { ignores: ["**/dist/", "**/*.generated.ts", "**/.programs/", "test/published/*/"] },
    eslint.configs.recommended,
    { rules: { "max-lines": ["error", LONGEST_FILE] } },
    {
        files: ["{rules,components,policies,check}/src/**/*.ts"],
        ignores: ["**/*.test.ts", "**/test-support/**"],
        plugins: { house: { rules: { "import-direction": importDirection } } },
        rules: { "house/import-direction": "error" },
    },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommendedTypeChecked],
        languageOptions: {
            parserOptions: {
                project: [
                    "rules/tsconfig.json",
                    "components/tsconfig.json",
                    "policies/tsconfig.json",
                    "check/tsconfig.json",
                    "examples/tsconfig.json",
                    "test/tsconfig.json",
                ],
                tsconfigRootDir: import.meta.dirname,
            },
        },
        rules: {
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
        },
    },
    // A test may import the internals of the package beside whose sources it lies, by relative paths within it.
    {
        files: ["**/*.test.ts", "test/**/*.ts"],
        rules: {
            "no-restricted-imports": [
                "error",
                {
                    patterns: [
                        {
                            regex: "(^|/)(rules|components|policies|check)/(src|dist)(/|$)",
                            message: "Import packages by their names, or acr-soft-delete-check/testing.",
                        },
                    ],
                },
            ],
        },
    },
    {
        files: ["**/*.{js,cjs,mjs}"],
        languageOptions: {
            globals: Object.fromEntries(
                ["Buffer", "__dirname", "console", "module", "process", "require", "URL"].map((name) => [
                    name,
                    "readonly",
                ]),
            ),
        },
    },
    // A Pulumi program declares resources by constructing them.
    { files: ["examples/**/*.ts"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
);
