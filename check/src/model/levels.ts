/** Enforcement levels and severities of policies, and which of them fail a check. */

/** In the order of the protocol's numbers. */
export const ENFORCEMENT_LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
export type EnforcementLevel = (typeof ENFORCEMENT_LEVELS)[number];

/** In the order of the protocol's numbers, which begin with 1. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The lowest level at which a violation fails a check. */
export const FAIL_ON = ["mandatory", "advisory", "never"] as const;
export type FailOn = (typeof FAIL_ON)[number];

interface Leveled {
    readonly level: EnforcementLevel;
}

export function isMandatory({ level }: Leveled): boolean {
    return level === "mandatory";
}

/** Tells whether a violation fails the check. */
export function failsCheck(violation: Leveled, failOn: FailOn): boolean {
    return failOn !== "never" && (isMandatory(violation) || failOn === "advisory");
}
