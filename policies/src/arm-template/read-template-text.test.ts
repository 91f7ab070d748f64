import { REGISTRY_SETTINGS, UNKNOWN } from "acr-soft-delete-rules";
import { contributions, DEPLOYMENT, registry, resources } from "./test-support/templates";

describe("a template as text", () => {
    const text = (template: string) =>
        contributions(undefined, {
            resource: { ...DEPLOYMENT, props: { templateContent: template } },
            property: "templateContent",
            inputs: ["templateContent"],
        });

    test("may begin with a byte order mark", () => {
        const [one] = text(`\uFEFF${JSON.stringify(resources(registry()))}`);
        expect(one?.observed.softDeleteStatus?.value).toBe("enabled");
        expect(one?.uncertainty).toBeUndefined();
    });

    test("may have comments", () => {
        const [one] = text(`// a template\n${JSON.stringify(resources(registry()))} /* the end */`);
        expect(one?.registry.inputs).toEqual(["templateContent"]);
        expect(one?.observed.softDeleteStatus).toEqual({
            value: "enabled",
            evidence: [
                {
                    resource: 'Deployment "infra"',
                    property: "templateContent.resources[0].properties.policies.softDeletePolicy.status",
                    value: "enabled",
                },
            ],
        });
    });

    test.each([
        [JSON.stringify(resources(registry())).slice(0, -1)],
        [`<microsoft.containerregistry/registries/>`],
        [`${"[".repeat(100_000)} "Microsoft.ContainerRegistry/registries"`],
    ])("may contain any setting if it is not valid JSON", (template) => {
        const observe = {
            value: UNKNOWN,
            evidence: [{ resource: 'Deployment "infra"', property: "templateContent", value: UNKNOWN }],
        };
        expect(text(template)).toEqual([
            {
                registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: ["templateContent"] },
                observed: Object.fromEntries(REGISTRY_SETTINGS.map((name) => [name, observe])),
                uncertainty: "its template is not valid JSON",
            },
        ]);
    });
});
