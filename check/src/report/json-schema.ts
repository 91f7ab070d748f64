/**
 * JSON Schema (draft 2020-12) of the report in the format `json`. Later versions of the check may
 * add fields, so readers should pass over those that they do not know.
 */
import { ENFORCEMENT_LEVELS, SEVERITIES } from "../model/preview";

const describeString = (description: string) => ({ type: "string", description });
const describeArray = (items: object, description: string) => ({ type: "array", items, description });
const refer = (name: string) => ({ $ref: `#/$defs/${name}` });

/** An object whose fields are all there, except for those named. */
function describeObject(description: string, properties: Record<string, object>, optional: readonly string[] = []) {
    const required = Object.keys(properties).filter((name) => !optional.includes(name));
    return { type: "object", description, properties, required };
}

const LEVEL = { enum: ENFORCEMENT_LEVELS };
const POSITION = { type: "integer", minimum: 1 };

export const REPORT_SCHEMA = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Report of acr-soft-delete-check",
    ...describeObject("What previews of one or more Pulumi programs found.", {
        version: { const: 1, description: "A new one if something goes away or changes its meaning." },
        exitCode: {
            enum: [0, 1, 2],
            description: "0: nothing fails the check. 1: a violation does. 2: a program or a pack failed.",
        },
        programs: describeArray(refer("program"), "In the order in which they were named."),
    }),
    $defs: {
        program: describeObject("The preview of one program.", {
            project: describeString("Name of the Pulumi project."),
            stack: describeString("Name of the stack."),
            root: describeString("Folder of the project: whole path."),
            as: { enum: ["preview", "update"], description: "As what the program was run." },
            resources: describeArray(refer("resource"), "In the order of registration, parents first."),
            packs: describeArray(refer("pack"), "The policy packs that took part."),
            policies: describeArray(refer("policy"), "The policies of all packs, also those that were not run."),
            violations: describeArray(refer("diagnostic"), "What violates a policy."),
            undecided: describeArray(
                refer("diagnostic"),
                "What a policy could not decide, because a value is known only during an update.",
            ),
            remediated: describeArray(refer("remediated"), "What policies have changed."),
            log: describeArray(refer("logLine"), "What the program logged."),
            failures: describeArray({ type: "string" }, "Why the program or a pack failed."),
            complete: {
                type: "boolean",
                description:
                    "False if a failure, or a violation that stops the program, kept policies from seeing the whole stack.",
            },
            milliseconds: { type: "number", minimum: 0, description: "How long the preview took." },
        }),
        resource: describeObject(
            "A resource of the program, or a provider that the engine makes for it.",
            {
                urn: describeString("Its URN."),
                type: describeString("Its type token."),
                name: describeString("Its name in the program."),
                parent: describeString("URN of the parent; missing for the stack itself and for default providers."),
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
                        "Inputs as policies saw them, after remediation. Unknown values are `[unknown]`, secret ones `[secret]`.",
                },
                source: refer("source"),
            },
            ["parent", "source"],
        ),
        source: describeObject(
            "The line of the program that declares the resource. In a diagnostic: of one that was refused.",
            {
                file: describeString("Whole path of the file."),
                line: { ...POSITION, description: "From 1." },
                column: { ...POSITION, description: "From 1." },
            },
        ),
        pack: describeObject("A policy pack.", {
            name: describeString("Its name."),
            version: describeString("Its version; empty if the pack does not say."),
            bootMilliseconds: { type: "number", minimum: 0, description: "From its start until it could be asked." },
        }),
        policy: describeObject(
            "A policy of a pack.",
            {
                pack: describeString("Name of the pack."),
                name: describeString("Name of the policy."),
                description: describeString("What it says of itself."),
                level: { ...LEVEL, description: "The level at which it was run." },
                severity: refer("severity"),
                displayName: describeString("What lists show in place of the name; empty if the policy does not say."),
                tags: describeArray({ type: "string" }, "Words to find it by."),
                remediationSteps: describeString("What to do about a violation; empty if the policy does not say."),
                url: describeString("Where more is written about it; empty if the policy does not say."),
                framework: describeArray(
                    { type: "string" },
                    "The rule of a published rule set that it stands for: name, version, reference and specification.",
                ),
            },
            ["severity", "framework"],
        ),
        diagnostic: describeObject(
            "Something that a policy said.",
            {
                pack: describeString("Name of the pack."),
                policy: describeString("Name of the policy."),
                level: { ...LEVEL, description: "As it counts." },
                severity: refer("severity"),
                urn: describeString("The resource in question; missing if it is about none in particular."),
                message: describeString("What is wrong, what was found and what to do, as the policy words it."),
                source: refer("source"),
            },
            ["severity", "urn", "source"],
        ),
        remediated: describeObject("A policy has changed the inputs of a resource.", {
            pack: describeString("Name of the pack."),
            policy: describeString("Name of the policy."),
            urn: describeString("The resource."),
            changes: describeArray(refer("change"), "The top-level inputs that it changed."),
        }),
        change: describeObject(
            "An input before and after; either is missing if the input was not set then.",
            { property: describeString("Name of the input."), before: {}, after: {} },
            ["before", "after"],
        ),
        logLine: describeObject(
            "A line that the program logged.",
            {
                severity: { enum: ["info", "warning", "error"], description: "How it was logged." },
                message: describeString("What was logged."),
                urn: describeString("The resource that it is about, if any."),
            },
            ["urn"],
        ),
        severity: {
            enum: SEVERITIES,
            description: "How bad a violation is; missing if the policy does not say.",
        },
    },
};
