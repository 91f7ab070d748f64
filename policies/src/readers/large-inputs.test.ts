/** What every reader makes of inputs of 100 kB. Prints the ten that take most processor time. */
import fc from "fast-check";
import { samples, SEED } from "../../../test/support/samples";
import { readers } from "./all.generated";

const SIZE = 99_000;
/** Pieces of all languages that readers know. Their repetitions find patterns and loops that are more than linear. */
const PIECES = [
    ...[
        "az",
        "acr",
        "az acr ",
        "$X",
        "${X}",
        "$(",
        ")",
        "`",
        "'",
        '"',
        "\\\n",
        "\n",
        ";",
        "&&",
        "{",
        "}",
        "[",
        "]",
        "((",
    ],
    ...[
        " ",
        "\t",
        "=",
        "--set a.b=c ",
        "-r prod ",
        "|",
        "| sh ",
        "bash -c ",
        "<<E\n",
        "E\n",
        "export v=",
        "eval ",
        "# ",
    ],
    ...[
        "acr purge",
        " --dry-run",
        "- a: ",
        "&a ",
        "*a ",
        "OperationName ==",
        "ContainerRegistryRepositoryEvents",
        "//",
    ],
    ...["/resourceGroups/g", "concat(", "'a',", "parameters('x')", ",", "{{", "\u00e9"],
];
const piece = fc.constantFrom(...PIECES);
const repeated = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => repeat(parts.join("")));
/** A beginning, something repeated, and an end without which the repetition would be read otherwise. */
const text = fc.tuple(piece, repeated, piece).map(([start, middle, end]) => `${start}${middle}${end}`);

function repeat(part: string): string {
    return part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
}

/** A resource of each reader with the text wherever one can be. */
const PLACES: [type: string, props: (value: string) => object][] = [
    ["command:local:Command", (create) => ({ create })],
    ["command:local:Command", (stdin) => ({ create: "bash", stdin })],
    ["command:local:Command", (value) => ({ create: 'eval "$X"', environment: { X: value } })],
    ["azure-native:resources:AzureCliScript", (scriptContent) => ({ scriptContent })],
    ["azure-native:resources:AzureCliScript", (value) => ({ scriptContent: 'xargs "$@"', arguments: value })],
    ["azure-native:resources:Deployment", (template) => ({ properties: { template } })],
    [
        "azure-native:resources:Deployment",
        (value) => ({
            properties: {
                template: { resources: [{ type: "Microsoft.ContainerRegistry/registries", name: `[${value}]` }] },
            },
        }),
    ],
    ["azure:core/templateDeployment:TemplateDeployment", (value) => ({ templateBody: value, parametersBody: value })],
    ["azure-native:containerregistry:Task", (value) => ({ step: { encodedTaskContent: `acr purge${value}` } })],
    [
        "azure-native:monitor:ScheduledQueryRule",
        (value) => ({
            scopes: [value],
            criteria: { allOf: [{ query: `ContainerRegistryRepositoryEvents OperationName ==${value}` }] },
        }),
    ],
    ["azure-native:authorization:ManagementLockByScope", (scope) => ({ scope })],
    ["azapi:index/resource:Resource", (value) => ({ type: "Microsoft.ContainerRegistry/registries@1", body: value })],
];

test("every reader reads 100 kB of anything", () => {
    const costs: [milliseconds: number, type: string, beginning: string][] = [];
    const property = fc.property(fc.constantFrom(...PLACES), text, ([type, props], value) => {
        const reader = readers.find(({ tokens }) => tokens.some((token) => token.test(type)));
        const before = process.cpuUsage();
        expect(Array.isArray(reader?.read({ type, name: "r", props: props(value) }))).toBe(true);
        const { user, system } = process.cpuUsage(before);
        costs.push([Math.round((user + system) / 1000), type, JSON.stringify(value.slice(0, 60))]);
    });
    fc.assert(property, { seed: SEED, numRuns: samples(1_000, 0.02), endOnFailure: true });
    const worst = costs.sort(([a], [b]) => b - a).slice(0, 10);
    process.stdout.write(`${worst.map((row) => row.join("  ")).join("\n")}\n`);
});
