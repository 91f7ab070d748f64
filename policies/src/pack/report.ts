import type { ReportViolation } from "@pulumi/policy";

/** A message about a resource. */
export interface Report {
    readonly urn: string | undefined;
    readonly message: string;
    /** Set if it differs from the level of the policy. */
    readonly level?: "mandatory" | "advisory";
}

/** Sends a report. The SDK takes an object where the level is not the policy's own, which its types do not mention. */
export function sendReport(reportViolation: ReportViolation, { urn, message, level }: Report): void {
    if (level === undefined) {
        reportViolation(message, urn);
        return;
    }
    const reportObject = reportViolation as unknown as (violation: object) => void;
    reportObject({ message, urn, enforcementLevel: level });
}
