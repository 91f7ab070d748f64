/** Options that an organisation sets for each policy. */
import type { RuleOptions } from "acr-soft-delete-rules";

/** A resource that a policy ignores until a date. */
export interface Exemption {
    /** URN or name of the resource; `*` stands for any text. */
    readonly resource: string;
    /** The reason, shown wherever the exemption is used. */
    readonly reason: string;
    /** Last day of the exemption, as an ISO date in UTC. */
    readonly until: string;
}

/** How a policy reports a resource for which a preview cannot decide its rule. */
export type Undecided = "advise" | "reject" | "ignore";

/** The options of one policy. */
export interface Configuration {
    readonly options: RuleOptions;
    readonly undecided: Undecided;
    readonly exempt: readonly Exemption[];
}
