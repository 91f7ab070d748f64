import { equalsIgnoreCase, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { API_SPECIFICATION } from "../sources";

export const rule: Rule = {
    id: "soft-delete-status",
    displayName: "Soft delete with a known status",
    title: 'The status of soft delete is "enabled" or "disabled".',
    why: "The API accepts any string as the status, and Pulumi's providers do not check it. A misspelt status compiles, passes the preview, and leaves you without soft delete or with a failed update.",
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
