/** Provider functions, methods and other stacks: what a preview would ask the cloud for. */
import { type Fixtures, suggestFunctionFixture, suggestStackFixture } from "./fixtures";
import { makeSecret, UNKNOWN_SENTINEL } from "../protocol/property-values";
import { type Properties } from "../model/json";
import type { FinishedResource } from "../model/resource";

/** Looks a resource up for a program that was given a reference to it, as the engine's own provider does. */
export const GET_RESOURCE = "pulumi:pulumi:getResource";

export const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** What `getResource` answers. */
export function getResource(urn: string, find: (urn: string) => FinishedResource | undefined): Properties {
    const resource = find(urn);
    if (!resource) {
        throw new Error(`unknown resource ${urn}`);
    }
    const { id, custom, outputs } = resource;
    return { urn, id: custom && id === "" ? UNKNOWN_SENTINEL : id, state: outputs };
}

/**
 * The properties of a `StackReference`, as far as they are known: without a fixture, outputs are not.
 * Throws where they must be known, as in an update.
 */
export function readStackReference(fixtures: Fixtures, name: string, dryRun: boolean): Properties {
    const fixture = fixtures.stacks?.[name];
    if (!fixture && !dryRun) {
        throw new Error(
            [
                `The outputs of the stack ${name} are not known offline. Say in a fixtures file what they are:`,
                suggestStackFixture(name),
            ].join("\n"),
        );
    }
    if (!fixture) {
        return { name, outputs: UNKNOWN_SENTINEL, secretOutputNames: UNKNOWN_SENTINEL };
    }
    const secretOutputNames = [...(fixture.secretOutputNames ?? [])];
    const outputs = Object.entries(fixture.outputs).map(([output, value]) => [
        output,
        secretOutputNames.includes(output) ? makeSecret(value) : value,
    ]);
    return { name, outputs: Object.fromEntries(outputs) as Properties, secretOutputNames };
}

/** What to say where nothing can be answered. */
export function createMissingAnswerError(kind: "function" | "method", token: string, args: Properties): Error {
    return new Error(
        [
            `The ${kind} ${token} asks the cloud, which an offline preview cannot. Say in a fixtures file what it answers:`,
            suggestFunctionFixture(token, args),
        ].join("\n"),
    );
}
