/** Programs that log what they see of the engine. */
import type { CheckOptions, Preview } from "acr-soft-delete-check";
import { preview, previewAlone } from "../support/programs";

/** What the programs have at hand, besides the preamble. */
export const THING = `
    class Thing extends pulumi.CustomResource {
        constructor(name, props, opts) { super("test:index:Thing", name, { ...props, made: undefined }, opts); }
    }
    class Box extends pulumi.ComponentResource {
        constructor(name, opts) { super("test:index:Box", name, {}, opts); this.registerOutputs({ size: 1 }); }
    }
    const tell = (what, value) => pulumi.output(value).apply((it) => pulumi.log.info(what + " " + JSON.stringify(it)));
`;
export const run = (body: string, options: Omit<CheckOptions, "program"> = {}) =>
    preview(THING + body, { packs: [], ...options });
/** The same in a process of its own, for what the SDK does otherwise when the program is a function. */
export const runAlone = (body: string, options: Omit<CheckOptions, "program"> = {}) =>
    previewAlone(THING + body, { packs: [], ...options });
/** Returns what the program logged. */
export const readLog = ({ log, failures }: Preview) => {
    expect(failures).toEqual([]);
    return log.map(({ message }) => message).sort();
};
export const findThing = ({ resources }: Preview, name: string) => resources.find((one) => one.name === name);
