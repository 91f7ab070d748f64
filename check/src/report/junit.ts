/** Renders previews as JUnit XML, which most CI systems show as tests: a suite a program, a test a policy. */
import { type FailOn, failsCheck, type Preview } from "../model/preview";
import {
    describeUrn,
    findSource,
    formatCount,
    formatTitle,
    getPolicyId,
    groupByKey,
    indexResources,
    listResults,
    type PolicyName,
    type ResourceIndex,
    type Result,
} from "./summary";
import { formatPosition, toOneLine, toPlainText } from "./sanitize";
import type { ReportOptions } from "./options";

/** A test with its outcome; without one it has passed. */
interface Case {
    readonly classname: string;
    readonly name: string;
    readonly outcome?: { readonly kind: "failure" | "error" | "skipped"; readonly xml: string };
    /** Results that do not fail the check. */
    readonly output?: string;
}

export function renderJunit(previews: readonly Preview[], { failOn, base }: ReportOptions): string {
    const suites = previews.map((preview) => ({ preview, cases: buildCases(preview, failOn, base) }));
    const milliseconds = previews.reduce((sum, preview) => sum + preview.milliseconds, 0);
    const all = countOutcomes(suites.flatMap(({ cases }) => cases));
    const counted = { tests: all.tests, failures: all.failures, errors: all.errors };
    return [
        `<?xml version="1.0" encoding="UTF-8"?>`,
        `<testsuites${renderAttributes({ name: "acr-soft-delete-check", ...counted, time: formatSeconds(milliseconds) })}>`,
        ...suites.flatMap(({ preview, cases }) => [
            `  <testsuite${renderAttributes({ name: formatTitle(preview), ...countOutcomes(cases), time: formatSeconds(preview.milliseconds) })}>`,
            ...cases.map(renderCase),
            `  </testsuite>`,
        ]),
        `</testsuites>`,
        "",
    ].join("\n");
}

function buildCases(preview: Preview, failOn: FailOn, base: string): Case[] {
    const index = indexResources(preview);
    const results = groupByKey(listResults(preview), ({ pack, policy }) => getPolicyId(pack, policy));
    return [
        ...buildFailureCases(preview),
        ...[...preview.policies, ...listUnlisted(preview)].map((policy): Case => {
            const ownResults = results.get(getPolicyId(policy.pack, policy.name)) ?? [];
            const isFailing = (one: Result) => one.label !== "undecided" && failsCheck(one, failOn);
            const describe = (one: Result) => describeResult(one, index, base);
            const failing = ownResults.filter(isFailing);
            const others = ownResults.filter((one) => !isFailing(one));
            return {
                classname: policy.pack,
                name: policy.name,
                outcome: renderFailure(failing, describe) ?? renderSkipReason(policy, preview),
                output: others.map((one) => `[${one.label}] ${describe(one)}`).join("\n\n") || undefined,
            };
        }),
    ];
}

/** Lists the policies that have results though their pack does not list them. */
function listUnlisted(preview: Preview): PolicyName[] {
    const listed = new Set(preview.policies.map(({ pack, name }) => getPolicyId(pack, name)));
    const others = groupByKey(listResults(preview), ({ pack, policy }) => getPolicyId(pack, policy));
    return [...others]
        .filter(([id]) => !listed.has(id))
        .flatMap(([, results]) => results.slice(0, 1))
        .map(({ pack, policy, level }) => ({ pack, name: policy, level }));
}

function buildFailureCases({ project, failures }: Preview): Case[] {
    return failures.map((failure, index) => ({
        classname: project,
        name: index === 0 ? "preview" : `preview, failure ${index + 1}`,
        outcome: { kind: "error", xml: renderElement("error", getFirstLine(failure), failure) },
    }));
}

function renderFailure(failing: readonly Result[], describe: (one: Result) => string): Case["outcome"] {
    const [first] = failing;
    if (first === undefined) {
        return undefined;
    }
    // One element: readers take the first, or refuse more.
    const more = failing.length > 1 ? ` (and ${formatCount(failing.length - 1, "more", "more")})` : "";
    const text = failing.map(describe).join("\n\n");
    return { kind: "failure", xml: renderElement("failure", getFirstLine(first.message) + more, text, first.level) };
}

/** A policy that found nothing in an incomplete preview has not passed. */
function renderSkipReason({ level }: PolicyName, { complete }: Preview): Case["outcome"] {
    if (level === "disabled") {
        return { kind: "skipped", xml: renderSkipped("the policy is disabled") };
    }
    return complete ? undefined : { kind: "skipped", xml: renderSkipped("the preview is incomplete") };
}

function describeResult(result: Result, index: ResourceIndex, base: string): string {
    const source = findSource(result, index);
    const subject = describeUrn(result.urn ?? index.stack?.urn ?? "the whole stack", index).join(" ");
    const place = source ? ` (${formatPosition(source, base)})` : "";
    return `${toOneLine(subject + place)}\n${result.message}`;
}

function getFirstLine(text: string): string {
    return toPlainText(text).trim().split("\n")[0] ?? "";
}

function countOutcomes(cases: readonly Case[]) {
    const countKind = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
    return {
        tests: cases.length,
        failures: countKind("failure"),
        errors: countKind("error"),
        skipped: countKind("skipped"),
    };
}

function renderCase({ classname, name, outcome, output }: Case): string {
    // Some readers need a time; that of a single policy is unknown.
    const head = `    <testcase${renderAttributes({ classname, name, time: formatSeconds(0) })}`;
    const inner = [
        ...(outcome ? [`      ${outcome.xml}`] : []),
        ...(output === undefined ? [] : [`      <system-out>${escapeXml(output)}</system-out>`]),
    ];
    return inner.length === 0 ? `${head}/>` : [`${head}>`, ...inner, `    </testcase>`].join("\n");
}

function renderElement(name: "failure" | "error", message: string, text: string, type: string = name): string {
    return `<${name}${renderAttributes({ message, type })}>${escapeXml(text)}</${name}>`;
}

function renderSkipped(message: string): string {
    return `<skipped${renderAttributes({ message })}/>`;
}

function renderAttributes(all: Record<string, string | number>): string {
    return Object.entries(all)
        .map(([name, value]) => ` ${name}="${escapeXml(toOneLine(String(value)))}"`)
        .join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Escapes text for XML, without the characters that XML 1.0 cannot represent. */
function escapeXml(text: string): string {
    return toPlainText(text)
        .replace(/[\ufffe\uffff]/g, "")
        .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}

function formatSeconds(milliseconds: number): string {
    return (milliseconds / 1000).toFixed(3);
}
