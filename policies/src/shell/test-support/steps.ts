/** The steps of scripts on a line each. */
import { OPEN, OPEN_WORDS, readScript, type Step } from "..";

/** A step on one line: `?` is unknown text, `...` unknown words, `(...)` runs maybe, `~` marks unread text. */
export function line(step: Step): string {
    if ("unreadable" in step) {
        return `~${step.unreadable.trim().replaceAll(OPEN, "?")}`;
    }
    const words = [step.program, ...step.args].map((word) => {
        const text = word.replaceAll(OPEN, "?").replaceAll(OPEN_WORDS, "...");
        return /^[^\s"']+$/.test(text) ? text : JSON.stringify(text);
    });
    return step.isCertain ? words.join(" ") : `(${words.join(" ")})`;
}

export function lines(script: string, environment: Record<string, string> = {}, stdin?: string): string[] {
    return readScript(script, { environment: new Map(Object.entries(environment)), stdin }).map(line);
}
