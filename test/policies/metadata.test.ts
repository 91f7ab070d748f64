/** The metadata of the policies that the pack's process sends to Pulumi. */
import { rules } from "acr-soft-delete-rules";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ourPack } from "../support/pack";
import { ROOT } from "../support/programs";

test("every rule is a policy with the metadata that Pulumi Cloud shows", async () => {
    const pack = await ourPack();
    pack.stop();
    expect(pack.name).toBe("acr-soft-delete");
    const byName = [...pack.policies].sort((one, other) => (one.name < other.name ? -1 : 1));
    expect(byName).toEqual(
        rules.map((rule) => ({
            pack: "acr-soft-delete",
            name: rule.id,
            displayName: rule.displayName,
            description: rule.title,
            level: rule.enforcement,
            severity: rule.severity,
            tags: ["azure", "container-registry", "soft-delete"],
            remediationSteps: rule.remedy,
            url: expect.stringMatching(new RegExp(`^https://.*/docs/rules/${rule.id}\\.md$`)) as string,
            framework: rule.framework && Object.values(rule.framework),
        })),
    );
    expect(pack.policies.filter(({ framework }) => framework).map(({ name }) => name)).toEqual([
        "soft-delete-required",
    ]);
    for (const { url } of pack.policies) {
        expect(existsSync(join(ROOT, "docs", "rules", url.slice(url.lastIndexOf("/") + 1)))).toBe(true);
    }
    expect(new Set(pack.policies.map(({ name }) => name)).size).toBe(rules.length);
});
