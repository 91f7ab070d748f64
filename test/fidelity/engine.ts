/**
 * The real engine, for programs that the offline check previews too: `pulumi preview` with policy
 * packs, where a provider of our own stands in for the packages that a program uses.
 *
 * There was no CLI to write this against. It was written from what the Automation API does (@pulumi/pulumi 3.270.0)
 * and from sources of pulumi/pulumi, in copies of 2021 to 2026 that are not of one version. CLI 3.259 has run the
 * programs with azure-native and `test` since; azure and command have not been tried there.
 *
 * - `pkg/engine/event_emitter.go`, `deployment.go` and `update.go`, `pkg/backend/display/events.go`
 *   and `display.go` for the events: which there are, and what is put around their messages.
 * - `pkg/resource/deploy/step_generator.go` for the URN of what policies say of a whole stack.
 * - `sdk/go/common/workspace/plugins.go`, `sdk/go/common/resource/plugin/plugin.go`, `host.go` and
 *   `provider_plugin.go`, and the Node.js language host's `RunPlugin` for how the stand-in is found,
 *   started and asked.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation";
import type { CheckOptions, LogLine, PreviewedResource, Properties, Remediated } from "acr-soft-delete-check";
import { toReportValue } from "acr-soft-delete-check/testing";
import { parse, stringify } from "yaml";
import { withCopy } from "../support/programs";
import { withBackend } from "../support/pulumi-cli";

/** What the engine found, in the words of the check's `Preview`. Lists are in the order of its events. */
export interface EnginePreview {
    /** Default providers are among them: the CLI hides them from people, but not from the log of events. */
    readonly resources: readonly EngineResource[];
    /** All that policies said. A `Preview` keeps apart what a policy could not decide. */
    readonly violations: readonly EngineViolation[];
    /** The changes of one policy in the order of the properties' names. */
    readonly remediated: readonly Remediated[];
    /** What programs, packs and the engine itself wrote, without the space at the end of a message. */
    readonly log: readonly Pick<LogLine, "severity" | "message">[];
    /** Whether the command failed, which it does for a mandatory violation too: compare with `exitCode`. */
    readonly failed: boolean;
    /** What the command printed, if it failed. */
    readonly error?: string;
}

export interface EngineResource extends Pick<PreviewedResource, "urn" | "type" | "parent" | "protect" | "custom"> {
    /** An operation of the engine. In a new stack, `create` or `read`. */
    readonly operation: string;
}

export interface EngineViolation {
    readonly pack: string;
    readonly policy: string;
    readonly level: string;
    /** The stack's, if it is about no resource in particular. */
    readonly urn?: string;
    readonly message: string;
}

/** As for the check. Other stacks of fixtures are unknown here: the engine reads them from its backend. */
export interface EngineOptions extends Pick<CheckOptions, "stack" | "config" | "fixtures"> {
    readonly packs: readonly { readonly folder: string; readonly config?: Readonly<Record<string, unknown>> }[];
}

/** As deep as the programs of the suite, for what they import from above them. */
const TEMPORARY = join(__dirname, ".programs");

/**
 * Previews a program with the `pulumi` on PATH, as a new stack of an empty backend. Asks nobody for
 * plugins: all that the program uses must be among {@link PACKAGES}.
 *
 * Rejects if there is no CLI, or no stack can be made; what fails later is told.
 */
export function previewWithCli(
    folder: string,
    { packs, stack: stackName = "dev", config = {}, fixtures = {} }: EngineOptions,
): Promise<EnginePreview> {
    return withCopy(
        folder,
        (workDir) =>
            withBackend(async (backend, envVars) => {
                const written = (name: string, content: object): string => {
                    const path = join(backend, name);
                    writeFileSync(path, JSON.stringify(content));
                    return path;
                };
                const project = join(workDir, "Pulumi.yaml");
                writeFileSync(project, withStandIn(readFileSync(project, "utf8")));
                const stack = await LocalWorkspace.createStack(
                    { workDir, stackName },
                    {
                        envVars: {
                            ...envVars,
                            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                            STAND_IN_PROVIDER_FIXTURES:
                                typeof fixtures === "string" ? resolve(fixtures) : written("fixtures.json", fixtures),
                        },
                    },
                );
                const settings = Object.entries(config).map(([key, value]) => [key, { value }] as const);
                if (settings.length > 0) {
                    await stack.setAllConfig(Object.fromEntries(settings));
                }
                const events: EngineEvent[] = [];
                const error = await stack
                    .preview({
                        color: "never",
                        policyPacks: packs.map((pack) => resolve(pack.folder)),
                        // One for each pack: they are told apart by their order only.
                        policyPackConfigs: packs.map((pack, index) => written(`pack-${index}.json`, pack.config ?? {})),
                        onEvent: (event) => void events.push(event),
                    })
                    .then(
                        () => undefined,
                        (reason: Error) => reason.message,
                    );
                return { ...previewOf(events), failed: error !== undefined, error };
            }),
        TEMPORARY,
    );
}

/** The packages whose resources the stand-in makes. */
export const PACKAGES = ["azure", "azure-native", "command", "test"];

/**
 * A `Pulumi.yaml` in which the stand-in serves {@link PACKAGES}. It is given no version, and so is
 * taken whatever version an SDK asks for.
 */
export function withStandIn(project: string): string {
    const file = parse(project) as { plugins?: { providers?: object[] } };
    const standIns = PACKAGES.map((name) => ({ name, path: join(__dirname, "provider") }));
    const providers = [...(file.plugins?.providers ?? []), ...standIns];
    return stringify({ ...file, plugins: { ...file.plugins, providers } });
}

/** An event that the engine has, and the Automation API hands on, but has no type for. */
interface RemediationEvent {
    readonly policyRemediationEvent?: {
        readonly resourceUrn?: string;
        readonly policyName: string;
        readonly policyPackName: string;
        readonly before?: Properties;
        readonly after?: Properties;
    };
}

/** What the events of a preview tell. */
export function previewOf(
    events: readonly (EngineEvent & RemediationEvent)[],
): Omit<EnginePreview, "failed" | "error"> {
    return {
        resources: events.flatMap(({ resourcePreEvent }) => {
            if (!resourcePreEvent) {
                return [];
            }
            const { urn, type, op, new: state } = resourcePreEvent.metadata;
            const { parent, protect = false, custom = false } = state ?? {};
            return [{ urn, type, parent: parent || undefined, operation: op, protect, custom }];
        }),
        violations: events.flatMap(({ policyEvent }) => {
            if (!policyEvent) {
                return [];
            }
            const { policyPackName, policyName, enforcementLevel, resourceUrn, message } = policyEvent;
            return [
                {
                    pack: policyPackName,
                    policy: policyName,
                    level: enforcementLevel,
                    urn: resourceUrn,
                    // A newline is all that the engine adds besides colours.
                    message: withoutMarkup(message).replace(/\n$/, ""),
                },
            ];
        }),
        remediated: events.flatMap(({ policyRemediationEvent }) => {
            if (!policyRemediationEvent) {
                return [];
            }
            const { policyPackName, policyName, resourceUrn = "", before = {}, after = {} } = policyRemediationEvent;
            const changes = changesBetween(before, after);
            return [{ pack: policyPackName, policy: policyName, urn: resourceUrn, changes }];
        }),
        log: events.flatMap(({ diagnosticEvent }) => {
            const severity = SEVERITIES[diagnosticEvent?.severity ?? ""];
            if (!diagnosticEvent || diagnosticEvent.ephemeral || !severity) {
                return [];
            }
            return [{ severity, message: withoutMarkup(diagnosticEvent.message).trimEnd() }];
        }),
    };
}

/** Debug lines are left out, as in the check. What is printed on stderr has a severity of its own. */
const SEVERITIES: Readonly<Record<string, LogLine["severity"]>> = {
    info: "info",
    "info#err": "info",
    warning: "warning",
    error: "error",
};

/** The engine's own markup for colours, e.g. `<{%fg 12%}>`. With `--color never`, it has removed it itself. */
function withoutMarkup(message: string): string {
    return message.replace(/<\{%.*?%\}>/g, "");
}

/** Secrets and what is not known are spelled in events as they are on the wire. */
function changesBetween(before: Properties, after: Properties): Remediated["changes"] {
    const [shownBefore, shownAfter] = [toReportValue(before) as Properties, toReportValue(after) as Properties];
    const names = [...new Set([...Object.keys(shownBefore), ...Object.keys(shownAfter)])].sort();
    return names
        .filter((name) => !isDeepStrictEqual(shownBefore[name], shownAfter[name]))
        .map((name) => ({ property: name, before: shownBefore[name], after: shownAfter[name] }));
}
