/**
 * JSON Schema (draft 2020-12) of the report in the format `json`. Later versions of the check may
 * add fields, so readers should pass over those that they do not know.
 */

const text = (description: string) => ({ type: "string", description });
const list = (items: object, description: string) => ({ type: "array", items, description });
const of = (name: string) => ({ $ref: `#/$defs/${name}` });

/** An object whose fields are all there, except for those named. */
function record(description: string, properties: Record<string, object>, optional: readonly string[] = []) {
    const required = Object.keys(properties).filter((name) => !optional.includes(name));
    return { type: "object", description, properties, required };
}

const LEVEL = { enum: ["advisory", "mandatory", "remediate", "disabled"] };
const POSITION = { type: "integer", minimum: 1 };

export const REPORT_SCHEMA = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Report of acr-soft-delete-check",
    ...record("What previews of one or more Pulumi programs found.", {
        version: { const: 1, description: "A new one if something goes away or changes its meaning." },
        exitCode: {
            enum: [0, 1, 2],
            description: "0: nothing fails the check. 1: a violation does. 2: a program or a pack failed.",
        },
        programs: list(of("program"), "In the order in which they were named."),
    }),
    $defs: {
        program: record("The preview of one program.", {
            project: text("Name of the Pulumi project."),
            stack: text("Name of the stack."),
            root: text("Folder of the project: whole path."),
            as: { enum: ["preview", "update"], description: "As what the program was run." },
            resources: list(of("resource"), "In the order of registration, parents first."),
            packs: list(of("pack"), "The policy packs that took part."),
            policies: list(of("policy"), "The policies of all packs, also those that were not run."),
            violations: list(of("diagnostic"), "What violates a policy."),
            undecided: list(
                of("diagnostic"),
                "What a policy could not decide, because a value is known only during an update.",
            ),
            remediated: list(of("remediated"), "What policies have changed."),
            log: list(of("logLine"), "What the program logged."),
            failures: list({ type: "string" }, "Why the program or a pack failed; empty if the preview is complete."),
            milliseconds: { type: "number", minimum: 0, description: "How long the preview took." },
        }),
        resource: record(
            "A resource of the program, or a provider that the engine makes for it.",
            {
                urn: text("Its URN."),
                type: text("Its type token."),
                name: text("Its name in the program."),
                parent: text("URN of the parent; missing for the stack itself and for default providers."),
                operation: {
                    enum: ["create", "read"],
                    description: "`read` for one that the program only looks up.",
                },
                custom: {
                    type: "boolean",
                    description: "Whether a provider makes it; components are not made by any.",
                },
                protect: { type: "boolean", description: "Whether it is protected from deletion." },
                properties: {
                    type: "object",
                    description:
                        "Inputs as policies saw them, after remediation. Values that are not known yet are `[unknown]`, secret ones `[secret]`.",
                },
                source: of("source"),
            },
            ["parent", "source"],
        ),
        source: record("The line of the program that declares the resource, as far as the stack trace tells.", {
            file: text("Whole path of the file."),
            line: { ...POSITION, description: "From 1." },
            column: { ...POSITION, description: "From 1." },
        }),
        pack: record("A policy pack.", {
            name: text("Its name."),
            version: text("Its version; empty if the pack does not say."),
            bootMilliseconds: { type: "number", minimum: 0, description: "From its start until it could be asked." },
        }),
        policy: record(
            "A policy of a pack.",
            {
                pack: text("Name of the pack."),
                name: text("Name of the policy."),
                description: text("What it says of itself."),
                level: { ...LEVEL, description: "The level at which it was run." },
                severity: of("severity"),
                displayName: text("What lists show in place of the name; empty if the policy does not say."),
                tags: list({ type: "string" }, "Words to find it by."),
                remediationSteps: text("What to do about a violation; empty if the policy does not say."),
                url: text("Where more is written about it; empty if the policy does not say."),
                framework: list(
                    { type: "string" },
                    "The rule of a published rule set that it stands for: name, version, reference and specification.",
                ),
            },
            ["severity", "framework"],
        ),
        diagnostic: record(
            "Something that a policy said.",
            {
                pack: text("Name of the pack."),
                policy: text("Name of the policy."),
                level: { ...LEVEL, description: "As it counts." },
                severity: of("severity"),
                urn: text("The resource in question; missing if it is about none in particular."),
                message: text("What is wrong, what was found and what to do, as the policy words it."),
            },
            ["severity", "urn"],
        ),
        remediated: record("A policy has changed the inputs of a resource.", {
            pack: text("Name of the pack."),
            policy: text("Name of the policy."),
            urn: text("The resource."),
            changes: list(of("change"), "The top-level inputs that it changed."),
        }),
        change: record(
            "An input before and after; either is missing if the input was not set then.",
            { property: text("Name of the input."), before: {}, after: {} },
            ["before", "after"],
        ),
        logLine: record(
            "A line that the program logged.",
            {
                severity: { enum: ["info", "warning", "error"], description: "How it was logged." },
                message: text("What was logged."),
                urn: text("The resource that it is about, if any."),
            },
            ["urn"],
        ),
        severity: {
            enum: ["low", "medium", "high", "critical"],
            description: "How bad a violation is; missing if the policy does not say.",
        },
    },
};
