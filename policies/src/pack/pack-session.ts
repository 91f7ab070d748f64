/** Shares each run of the engine over a stack among the policies of a pack. */
import { type FindReader, StackRecorder } from "./stack-recorder";
import type { ActivePolicy, StackReport } from "./stack-report";

export interface Run {
    readonly stack: StackRecorder;
    /** The policies that take part, by rule. */
    readonly policies: Map<string, ActivePolicy>;
    /** Rules whose policies have been called at the end of the stack. */
    readonly ended: Set<string>;
    /** Built by the first policy that is called at the end of the stack. */
    report?: StackReport;
}

/**
 * Keeps the current run. The SDK does not announce runs: a new one begins with the first resource after the end of a
 * stack, or when a policy is called at the end of a stack for the second time.
 */
export class PackSession {
    private run: Run;

    constructor(private readonly findReader: FindReader) {
        this.run = this.startRun();
    }

    onResource(): Run {
        if (this.run.ended.size > 0) {
            this.run = this.startRun();
        }
        return this.run;
    }

    /** Returns the run that ends, and notes that a rule's policy has been called. */
    onStackEnd(ruleId: string): Run {
        if (this.run.ended.has(ruleId)) {
            this.run = this.startRun();
        }
        this.run.ended.add(ruleId);
        return this.run;
    }

    private startRun(): Run {
        return { stack: new StackRecorder(this.findReader), policies: new Map(), ended: new Set() };
    }
}
