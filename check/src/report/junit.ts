/** Renders previews as JUnit XML, which most CI systems show as tests: a suite a program, a test a policy. */
import type { Diagnostic, FailOn, Preview, PreviewedPolicy } from "../model/preview";
import { count, fails, groupBy, policyId, resourceOf, type Resources, resourcesOf, titleOf } from "./summary";
import type { ReportOptions } from "./options";
import { shownPath, sourceOf } from "./locations";
import { oneLine, plain } from "./sanitize";

/** A test, and what became of it. */
interface Case {
    readonly classname: string;
    readonly name: string;
    readonly outcome?: { readonly kind: "failure" | "error" | "skipped"; readonly xml: string };
    /** What it says besides. */
    readonly output?: string;
}

export function renderJunit(previews: readonly Preview[], { failOn, base }: ReportOptions): string {
    const suites = previews.map((preview) => ({ preview, cases: casesOf(preview, failOn, base) }));
    const milliseconds = previews.reduce((sum, preview) => sum + preview.milliseconds, 0);
    const all = totals(suites.flatMap(({ cases }) => cases));
    const counted = { tests: all.tests, failures: all.failures, errors: all.errors };
    return [
        `<?xml version="1.0" encoding="UTF-8"?>`,
        `<testsuites${attributes({ name: "acr-soft-delete-check", ...counted, time: seconds(milliseconds) })}>`,
        ...suites.flatMap(({ preview, cases }) => [
            `  <testsuite${attributes({ name: titleOf(preview), ...totals(cases), time: seconds(preview.milliseconds) })}>`,
            ...cases.map(caseXml),
            `  </testsuite>`,
        ]),
        `</testsuites>`,
        "",
    ].join("\n");
}

function casesOf(preview: Preview, failOn: FailOn, base: string): Case[] {
    const resources = resourcesOf(preview);
    const describe = (one: Diagnostic) => described(one, resources, base);
    const idOf = ({ pack, policy }: Diagnostic) => policyId(pack, policy);
    const violations = groupBy(preview.violations, idOf);
    const undecided = groupBy(preview.undecided, idOf);
    const isComplete = preview.failures.length === 0;
    return [
        ...failureCases(preview),
        ...[...preview.policies, ...unlisted(preview)].map((policy) => {
            const id = policyId(policy.pack, policy.name);
            const said = violations.get(id) ?? [];
            const open = undecided.get(id) ?? [];
            return policyCase(policy, said, open, failOn, isComplete, describe);
        }),
    ];
}

/** A pack may report in the name of a policy that it does not list. */
function unlisted({ policies, violations, undecided }: Preview): Pick<PreviewedPolicy, "pack" | "name" | "level">[] {
    const listed = new Set(policies.map(({ pack, name }) => policyId(pack, name)));
    const others = groupBy([...violations, ...undecided], ({ pack, policy }) => policyId(pack, policy));
    return [...others]
        .filter(([id]) => !listed.has(id))
        .flatMap(([, said]) => said.slice(0, 1))
        .map(({ pack, policy, level }) => ({ pack, name: policy, level }));
}

function failureCases({ project, failures }: Preview): Case[] {
    return failures.map((failure, index) => ({
        classname: project,
        name: index === 0 ? "preview" : `preview, failure ${index + 1}`,
        outcome: { kind: "error", xml: element("error", firstLine(failure), failure) },
    }));
}

function policyCase(
    { pack, name, level }: Pick<PreviewedPolicy, "pack" | "name" | "level">,
    violations: readonly Diagnostic[],
    undecided: readonly Diagnostic[],
    failOn: FailOn,
    isComplete: boolean,
    describe: (one: Diagnostic) => string,
): Case {
    const failing = violations.filter((one) => fails(one, failOn));
    const others = [
        ...violations.filter((one) => !fails(one, failOn)).map((one) => `[${one.level}] ${describe(one)}`),
        ...undecided.map((one) => `[undecided] ${describe(one)}`),
    ];
    const test = { classname: pack, name, output: others.length > 0 ? others.join("\n\n") : undefined };
    if (failing.length > 0) {
        // One element: readers take the first, or refuse more.
        const more = failing.length > 1 ? ` (and ${count(failing.length - 1, "more", "more")})` : "";
        const message = firstLine(failing[0]?.message ?? "") + more;
        const xml = element("failure", message, failing.map(describe).join("\n\n"), failing[0]?.level);
        return { ...test, outcome: { kind: "failure", xml } };
    }
    if (level === "disabled") {
        return { ...test, outcome: { kind: "skipped", xml: skipped("the policy is disabled") } };
    }
    // That nothing was found does not make it pass.
    return isComplete ? test : { ...test, outcome: { kind: "skipped", xml: skipped("the preview is incomplete") } };
}

function described(one: Diagnostic, resources: Resources, base: string): string {
    const resource = resourceOf(one, resources);
    const source = sourceOf(resource, resources);
    const what = resource ? `${resource.type} ${resource.name}` : (one.urn ?? "the whole stack");
    const where = source ? ` (${shownPath(source.file, base)}:${source.line})` : "";
    return `${oneLine(what + where)}\n${one.message}`;
}

function firstLine(text: string): string {
    return plain(text).trim().split("\n")[0] ?? "";
}

function totals(cases: readonly Case[]) {
    const having = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
    return {
        tests: cases.length,
        failures: having("failure"),
        errors: having("error"),
        skipped: having("skipped"),
    };
}

function caseXml({ classname, name, outcome, output }: Case): string {
    // Some readers need a time; that of a single policy is not known.
    const head = `    <testcase${attributes({ classname, name, time: seconds(0) })}`;
    const inner = [
        ...(outcome ? [`      ${outcome.xml}`] : []),
        ...(output === undefined ? [] : [`      <system-out>${escaped(output)}</system-out>`]),
    ];
    return inner.length === 0 ? `${head}/>` : [`${head}>`, ...inner, `    </testcase>`].join("\n");
}

function element(name: "failure" | "error", message: string, text: string, type: string = name): string {
    return `<${name}${attributes({ message, type })}>${escaped(text)}</${name}>`;
}

function skipped(message: string): string {
    return `<skipped${attributes({ message })}/>`;
}

function attributes(all: Record<string, string | number>): string {
    return Object.entries(all)
        .map(([name, value]) => ` ${name}="${escaped(oneLine(String(value)))}"`)
        .join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for XML. What XML 1.0 has no way to write is left out. */
function escaped(text: string): string {
    return plain(text)
        .replace(/[\ufffe\uffff]/g, "")
        .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}

function seconds(milliseconds: number): string {
    return (milliseconds / 1000).toFixed(3);
}
