import { test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION, equalsIgnoreCase } from "../service";

export const rule: Rule = {
    id: "soft-delete-status",
    displayName: "Soft delete with a known status",
    title: 'The status of soft delete is "enabled" or "disabled".',
    why: "The API declares the status as an open string, and Pulumi's providers do not check its values, so a wrong word compiles, previews and leaves you without soft delete or with a failed update.",
    remedy: 'Set the status to "enabled" or "disabled".',
    sources: [API_SPECIFICATION],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            test(
                settings,
                "softDeleteStatus",
                (status) =>
                    status !== undefined &&
                    !equalsIgnoreCase(status, "enabled") &&
                    !equalsIgnoreCase(status, "disabled"),
            ),
        ),
};
