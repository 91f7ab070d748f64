/**
 * Packs and programs of the shapes that others publish: Pulumi's templates for policy packs, and its
 * examples for Azure. They are written for this test and use what the originals use, the way they use it.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
    check,
    type Checker,
    type CheckOptions,
    newChecker,
    type Preview,
    SECRET,
    UNKNOWN,
} from "acr-soft-delete-check";
import { inShort, ROOT } from "../support/programs";

const PROGRAMS = join(__dirname, "programs");
const OWN_PACK = join(ROOT, "policies");
const OUTPUTS_PACK = join(__dirname, "policies", "outputs-javascript");
const TEMPLATE_PACK = join(__dirname, "policies", "azure-template");

/** Parents, types and names, without the stack and providers. */
function tree({ resources }: Preview): string[] {
    const nameOf = (urn = "") => (urn.includes("pulumi:pulumi:Stack") ? "" : `${urn.split("::").at(-1)} > `);
    return resources
        .filter(({ type }) => !type.startsWith("pulumi:"))
        .map(({ type, name, parent }) => `${nameOf(parent)}${type} ${name}`)
        .sort();
}

function propertiesOf({ resources }: Preview, type: string, name: string) {
    return resources.find((one) => one.type.endsWith(type) && one.name === name)?.properties;
}

function openIn({ undecided }: Preview): string[] {
    return undecided.map(({ policy, urn }) => `${policy} ${urn?.split("::").at(-1)}`).sort();
}

test("every program has its test", () => {
    expect(readdirSync(PROGRAMS).sort()).toEqual([
        "classic-clusters",
        "cluster",
        "container-apps",
        "container-apps-copied",
        "functions",
        "static-site",
        "web-app",
        "web-app-public",
        "web-servers",
        "web-servers-many",
        "workflow",
    ]);
});

describe("previewed with one start of the packs", () => {
    let checker: Checker;
    beforeAll(() => {
        checker = newChecker({
            packs: [
                { folder: TEMPLATE_PACK, config: { "few-machines": { most: 2, enforcementLevel: "mandatory" } } },
                OUTPUTS_PACK,
                OWN_PACK,
            ],
            config: { "ticket-desk:databasePassword": "not-a-password" },
            transpileOnly: true,
        });
    });
    afterAll(() => checker.stop());
    const preview = async (name: string) => {
        const result = await checker.check(join(PROGRAMS, name));
        expect(result.failures).toEqual([]);
        expect(result.packs.map((pack) => pack.name)).toEqual([
            "azure-template",
            "outputs-javascript",
            "acr-soft-delete",
        ]);
        return result;
    };

    test("static-site", async () => {
        const result = await preview("static-site");
        expect(inShort(result)).toEqual([]);
        expect(openIn(result)).toEqual(["https-outputs museum-site-dev"]);
        expect(tree(result)).toEqual([
            "azure-native:cdn:Endpoint museum",
            "azure-native:cdn:Profile near-visitors",
            "azure-native:resources:ResourceGroup museum",
            "azure-native:storage:Blob missing.html",
            "azure-native:storage:Blob start.html",
            "azure-native:storage:StorageAccount pages",
            "azure-native:storage:StorageAccountStaticWebsite site",
        ]);
        expect(propertiesOf(result, "Blob", "start.html")?.["source"]).toMatchObject({ path: "./pages/start.html" });
        expect(propertiesOf(result, "Endpoint", "museum")).toMatchObject({
            endpointName: UNKNOWN,
            origins: [{ name: "pages", hostName: UNKNOWN, httpsPort: 443 }],
        });
    });

    test("web-app, private and open to anybody", async () => {
        const [valid, invalid] = [await preview("web-app"), await preview("web-app-public")];
        expect(inShort(valid)).toEqual([]);
        expect(inShort(invalid)).toEqual(["mandatory private-containers packages"]);
        expect(invalid.violations[0]?.message).toContain("The container is open at the level Blob.");
        expect(tree(invalid)).toEqual(tree(valid));
        expect(propertiesOf(valid, "Blob", "site")?.["source"]).toMatchObject({ path: "../site" });
        expect(propertiesOf(valid, "Server", "tickets")).toMatchObject({
            administratorLogin: "desk",
            administratorLoginPassword: SECRET,
        });
        expect(JSON.stringify(valid)).not.toContain("not-a-password");
        expect(valid.resources.find(({ name }) => name === "desk")?.source?.file).toBe(
            join(PROGRAMS, "web-app", "infra", "index.ts"),
        );
    });

    test("functions", async () => {
        const result = await preview("functions");
        expect(inShort(result)).toEqual([]);
        expect(propertiesOf(result, "Blob", "code")?.["source"]).toMatchObject({
            assets: { hello: { path: "./code/hello" }, "host.json": { text: '{"version":"2.0"}' } },
        });
    });

    test("cluster", async () => {
        const result = await preview("cluster");
        expect(inShort(result)).toEqual([]);
        expect(tree(result)).toEqual([
            "azure-native:containerservice:ManagedCluster harbour",
            "azure-native:resources:ResourceGroup harbour",
            "pulumi-nodejs:dynamic:Resource nodes",
            "random:index/randomPassword:RandomPassword principal",
        ]);
        expect(propertiesOf(result, "ManagedCluster", "harbour")).toMatchObject({
            agentPoolProfiles: [{ count: 2 }],
            linuxProfile: { ssh: { publicKeys: [{ keyData: UNKNOWN }] } },
            servicePrincipalProfile: { secret: UNKNOWN },
        });
        expect(propertiesOf(result, "dynamic:Resource", "nodes")?.["__provider"]).toContain("generateKeyPairSync");
    });

    test("workflow", async () => {
        const result = await preview("workflow");
        expect(inShort(result)).toEqual([]);
        expect(openIn(result)).toEqual(["https-outputs post-office-dev"]);
        expect(propertiesOf(result, "Workflow", "keep")).toMatchObject({
            definition: {
                parameters: { $connections: { type: "Object" } },
                actions: { keep: { inputs: { path: UNKNOWN } } },
            },
            parameters: { $connections: { value: { documentdb: { connectionId: UNKNOWN, id: UNKNOWN } } } },
        });
        // What its package.json names is built only for a release.
        expect(result.log.map(({ message }) => message).join()).toMatch(/Could not find entry point 'bin\/index.js'/);
    });

    test("classic-clusters", async () => {
        const result = await preview("classic-clusters");
        expect(inShort(result)).toEqual([]);
        expect(openIn(result)).toEqual([]);
        const type = "azure:containerservice/kubernetesCluster:KubernetesCluster";
        expect(tree(result)).toEqual([
            `${type} trains-northeurope`,
            `${type} trains-swedencentral`,
            "azure:core/resourceGroup:ResourceGroup railways",
        ]);
        expect(propertiesOf(result, "KubernetesCluster", "trains-swedencentral")).toMatchObject({
            dnsPrefix: "dev-trains",
            defaultNodePool: { nodeCount: 3 },
            resourceGroupName: UNKNOWN,
        });
    });

    test("container-apps, without and with a copy of the images", async () => {
        const [valid, invalid] = [await preview("container-apps"), await preview("container-apps-copied")];
        expect(inShort(valid)).toEqual(["advisory no-admin-user images"]);
        expect(openIn(valid)).toEqual(["https-outputs kitchen-dev"]);
        expect(inShort(invalid)).toEqual([
            "advisory no-admin-user images",
            "mandatory soft-delete-without-geo-replication northeurope",
        ]);
        expect(tree(invalid)).toEqual([
            "azure-native:app:ContainerApp soup",
            "azure-native:app:ManagedEnvironment apps",
            "azure-native:operationalinsights:Workspace logs",
            "azure-native:resources:ResourceGroup kitchen",
            "docker:index/image:Image soup",
            "images > azure-native:containerregistry:Registry images",
            "images > azure-native:containerregistry:Replication northeurope",
            "kitchen:images:ImageRegistry images",
        ]);
        expect(propertiesOf(valid, "Image", "soup")).toMatchObject({
            build: { context: "./app" },
            imageName: UNKNOWN,
            registry: { password: SECRET },
        });
        expect(propertiesOf(valid, "ContainerApp", "soup")).toMatchObject({ configuration: SECRET });
    });

    test("web-servers, one and three", async () => {
        const [valid, invalid] = [await preview("web-servers"), await preview("web-servers-many")];
        expect(inShort(valid)).toEqual([]);
        expect(inShort(invalid)).toEqual(["mandatory few-machines bakery-crowd-dev"]);
        expect(invalid.violations[0]?.message).toContain("There are 3 machines; 2 would do.");
        expect(tree(valid)).toEqual([
            "azure-native:network:VirtualNetwork bakery",
            "azure-native:resources:ResourceGroup bakery",
            "bakery:web:WebServer server-0",
            "server-0 > azure-native:compute:VirtualMachine server-0-machine",
            "server-0 > azure-native:network:NetworkInterface server-0-card",
            "server-0 > azure-native:network:PublicIPAddress server-0-address",
        ]);
        // The program declares the subnet, but its id is Azure's.
        expect(propertiesOf(valid, "NetworkInterface", "server-0-card")).toMatchObject({
            ipConfigurations: [{ name: "only", subnet: { id: UNKNOWN } }],
        });
        expect(propertiesOf(valid, "VirtualMachine", "server-0-machine")).toMatchObject({
            osProfile: { adminUsername: "baker", adminPassword: SECRET },
            networkProfile: { networkInterfaces: [{ id: UNKNOWN }] },
        });
    });
});

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
        expect(openIn(result)).toEqual([]);
        expect(propertiesOf(result, "Endpoint", "museum")).toMatchObject({
            endpointName: expect.stringMatching(/^museum-pages[0-9a-f]{8}$/) as string,
            originHostHeader: "pages.example.net",
        });
        expect(propertiesOf(result, "Blob", "start.html")).toMatchObject({ containerName: "$web" });
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
        const { appSettings } = propertiesOf(result, "WebApp", "greeter")?.["siteConfig"] as { appSettings: unknown };
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
        expect(propertiesOf(result, "ManagedCluster", "harbour")).toMatchObject({
            linuxProfile: { ssh: { publicKeys: [{ keyData: "public-key-of-the-nodes" }] } },
            servicePrincipalProfile: { secret: SECRET },
        });
    });

    test("container-apps", async () => {
        const result = await update("container-apps");
        expect(propertiesOf(result, "Image", "soup")).toMatchObject({
            imageName: "images.example.io/soup:v1",
            registry: { server: "images.example.io", username: "images", password: SECRET },
        });
        expect(propertiesOf(result, "ManagedEnvironment", "apps")).toMatchObject({
            appLogsConfiguration: {
                logAnalyticsConfiguration: { customerId: "customer", sharedKey: "shared-key-of-the-logs" },
            },
        });
        expect(JSON.stringify(result)).not.toContain("password-of-the-registry");
    });
});
