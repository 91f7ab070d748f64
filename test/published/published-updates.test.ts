/** The published programs, previewed as if they were updated. */
import { join } from "node:path";
import { check, type CheckOptions, type Preview, SECRET } from "acr-soft-delete-check";
import { inShort } from "../support/programs";
import { getProperties, listUndecided, OUTPUTS_PACK, OWN_PACK, PROGRAMS } from "./previews";

/** As if it were an update, with what the cloud would answer from the file beside the program. */
async function update(name: string, options: Partial<CheckOptions> = {}): Promise<Preview> {
    const program = join(PROGRAMS, name);
    const result = await check({
        program,
        packs: [OUTPUTS_PACK, OWN_PACK],
        fixtures: join(program, "fixtures.yaml"),
        as: "update",
        transpileOnly: true,
        ...options,
    });
    expect(result.failures).toEqual([]);
    return result;
}

describe("as if they were updated", () => {
    test("static-site, with its types checked", async () => {
        const result = await update("static-site", { transpileOnly: false });
        expect(inShort(result)).toEqual([]);
        expect(listUndecided(result)).toEqual([]);
        expect(getProperties(result, "Endpoint", "museum")).toMatchObject({
            endpointName: expect.stringMatching(/^museum-pages[0-9a-f]{8}$/) as string,
            originHostHeader: "pages.example.net",
        });
        expect(getProperties(result, "Blob", "start.html")).toMatchObject({ containerName: "$web" });
    });

    test("static-site, whose outputs a policy sees", async () => {
        const outputs = { primaryEndpoints: { web: "http://pages.example.net/" } };
        const result = await update("static-site", {
            fixtures: { resources: [{ type: "azure-native:storage:StorageAccount", outputs }] },
        });
        expect(result.violations).toEqual([
            expect.objectContaining({
                policy: "https-outputs",
                level: "mandatory",
                message: expect.stringContaining("originEndpoint is http://pages.example.net/") as string,
            }),
        ]);
    });

    test("functions", async () => {
        const result = await update("functions");
        expect(inShort(result)).toEqual([]);
        const { appSettings } = getProperties(result, "WebApp", "greeter")?.["siteConfig"] as { appSettings: unknown };
        expect(appSettings).toEqual([
            {
                name: "AzureWebJobsStorage",
                value: expect.stringMatching(/^AccountName=greeter[0-9a-f]{8};AccountKey=first-key;/) as string,
            },
            { name: "FUNCTIONS_WORKER_RUNTIME", value: "node" },
            { name: "WEBSITE_RUN_FROM_PACKAGE", value: "https://greeter.example.net/code.zip" },
        ]);
    });

    test("cluster", async () => {
        const result = await update("cluster");
        expect(inShort(result)).toEqual([]);
        expect(getProperties(result, "ManagedCluster", "harbour")).toMatchObject({
            linuxProfile: { ssh: { publicKeys: [{ keyData: "public-key-of-the-nodes" }] } },
            servicePrincipalProfile: { secret: SECRET },
        });
    });

    test("container-apps", async () => {
        const result = await update("container-apps");
        expect(getProperties(result, "Image", "soup")).toMatchObject({
            // The provider's SDK makes all of the app's configuration secret, and its server with it.
            imageName: `${SECRET}/soup:v1`,
            registry: { server: SECRET, username: "images", password: SECRET },
        });
        expect(getProperties(result, "ManagedEnvironment", "apps")).toMatchObject({
            appLogsConfiguration: {
                logAnalyticsConfiguration: { customerId: "customer", sharedKey: "shared-key-of-the-logs" },
            },
        });
        expect(JSON.stringify(result)).not.toContain("password-of-the-registry");
    });
});
