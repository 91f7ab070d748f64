/** Answers for which a preview would ask the cloud: provider functions, methods and other stacks. */
import { type Fixtures, suggestFunctionFixture, suggestStackFixture } from "./fixtures";
import { makeSecret, UNKNOWN_SENTINEL } from "../protocol/property-values";
import { type Properties } from "../model/json";
import type { FinishedResource } from "../model/resource";

/** Looks a resource up for a program that was given a reference to it, as the engine's own provider does. */
export const GET_RESOURCE = "pulumi:pulumi:getResource";

export const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** Returns the result of `getResource`. */
export function getResource(urn: string, find: (urn: string) => FinishedResource | undefined): Properties {
    const resource = find(urn);
    if (!resource) {
        throw new Error(`unknown resource ${urn}`);
    }
    const { id, custom, outputs } = resource;
    return { urn, id: custom && id === "" ? UNKNOWN_SENTINEL : id, state: outputs };
}

/**
 * Returns the properties of a `StackReference`; without a fixture, its outputs are unknown. Throws where they must be
 * known, as in an update.
 */
export function readStackReference(fixtures: Fixtures, name: string, dryRun: boolean): Properties {
    const fixture = fixtures.stacks?.[name];
    if (!fixture && !dryRun) {
        throw new Error(
            [
                `The outputs of the stack ${name} are unknown offline. Add them to a fixtures file:`,
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

/** Creates the error for a call without an answer, with the fixture to add. */
export function createMissingAnswerError(kind: "function" | "method", token: string, args: Properties): Error {
    return new Error(
        [
            `The ${kind} ${token} asks the cloud, which an offline preview cannot do. Add its result to a fixtures file:`,
            suggestFunctionFixture(token, args),
        ].join("\n"),
    );
}
