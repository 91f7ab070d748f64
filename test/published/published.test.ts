/**
 * Packs and programs of the shapes that others publish: Pulumi's templates for policy packs, and its
 * examples for Azure. They are written for this test and use what the originals use, the way they use it.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Checker, newChecker, SECRET, UNKNOWN } from "acr-soft-delete-check";
import { inShort } from "../support/programs";
import { getProperties, listTree, listUndecided, OUTPUTS_PACK, OWN_PACK, PROGRAMS, TEMPLATE_PACK } from "./previews";

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
        expect(listUndecided(result)).toEqual(["https-outputs museum-site-dev"]);
        expect(listTree(result)).toEqual([
            "azure-native:cdn:Endpoint museum",
            "azure-native:cdn:Profile near-visitors",
            "azure-native:resources:ResourceGroup museum",
            "azure-native:storage:Blob missing.html",
            "azure-native:storage:Blob start.html",
            "azure-native:storage:StorageAccount pages",
            "azure-native:storage:StorageAccountStaticWebsite site",
        ]);
        expect(getProperties(result, "Blob", "start.html")?.["source"]).toMatchObject({ path: "./pages/start.html" });
        expect(getProperties(result, "Endpoint", "museum")).toMatchObject({
            endpointName: UNKNOWN,
            origins: [{ name: "pages", hostName: UNKNOWN, httpsPort: 443 }],
        });
    });

    test("web-app, private and open to anybody", async () => {
        const [valid, invalid] = [await preview("web-app"), await preview("web-app-public")];
        expect(inShort(valid)).toEqual([]);
        expect(inShort(invalid)).toEqual(["mandatory private-containers packages"]);
        expect(invalid.violations[0]?.message).toContain("The container is open at the level Blob.");
        expect(listTree(invalid)).toEqual(listTree(valid));
        expect(getProperties(valid, "Blob", "site")?.["source"]).toMatchObject({ path: "../site" });
        expect(getProperties(valid, "Server", "tickets")).toMatchObject({
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
        expect(getProperties(result, "Blob", "code")?.["source"]).toMatchObject({
            assets: { hello: { path: "./code/hello" }, "host.json": { text: '{"version":"2.0"}' } },
        });
    });

    test("cluster", async () => {
        const result = await preview("cluster");
        expect(inShort(result)).toEqual([]);
        expect(listTree(result)).toEqual([
            "azure-native:containerservice:ManagedCluster harbour",
            "azure-native:resources:ResourceGroup harbour",
            "pulumi-nodejs:dynamic:Resource nodes",
            "random:index/randomPassword:RandomPassword principal",
        ]);
        expect(getProperties(result, "ManagedCluster", "harbour")).toMatchObject({
            agentPoolProfiles: [{ count: 2 }],
            linuxProfile: { ssh: { publicKeys: [{ keyData: UNKNOWN }] } },
            servicePrincipalProfile: { secret: UNKNOWN },
        });
        expect(getProperties(result, "dynamic:Resource", "nodes")?.["__provider"]).toContain("generateKeyPairSync");
    });

    test("workflow", async () => {
        const result = await preview("workflow");
        expect(inShort(result)).toEqual([]);
        expect(listUndecided(result)).toEqual(["https-outputs post-office-dev"]);
        expect(getProperties(result, "Workflow", "keep")).toMatchObject({
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
        expect(listUndecided(result)).toEqual([]);
        const type = "azure:containerservice/kubernetesCluster:KubernetesCluster";
        expect(listTree(result)).toEqual([
            `${type} trains-northeurope`,
            `${type} trains-swedencentral`,
            "azure:core/resourceGroup:ResourceGroup railways",
        ]);
        expect(getProperties(result, "KubernetesCluster", "trains-swedencentral")).toMatchObject({
            dnsPrefix: "dev-trains",
            defaultNodePool: { nodeCount: 3 },
            resourceGroupName: UNKNOWN,
        });
    });

    test("container-apps, without and with a copy of the images", async () => {
        const [valid, invalid] = [await preview("container-apps"), await preview("container-apps-copied")];
        expect(inShort(valid)).toEqual(["advisory no-admin-user images"]);
        expect(listUndecided(valid)).toEqual(["https-outputs kitchen-dev"]);
        expect(inShort(invalid)).toEqual([
            "advisory no-admin-user images",
            "mandatory soft-delete-without-geo-replication northeurope",
        ]);
        expect(listTree(invalid)).toEqual([
            "azure-native:app:ContainerApp soup",
            "azure-native:app:ManagedEnvironment apps",
            "azure-native:operationalinsights:Workspace logs",
            "azure-native:resources:ResourceGroup kitchen",
            "docker:index/image:Image soup",
            "images > azure-native:containerregistry:Registry images",
            "images > azure-native:containerregistry:Replication northeurope",
            "kitchen:images:ImageRegistry images",
        ]);
        expect(getProperties(valid, "Image", "soup")).toMatchObject({
            build: { context: "./app" },
            imageName: UNKNOWN,
            registry: { password: SECRET },
        });
        expect(getProperties(valid, "ContainerApp", "soup")).toMatchObject({ configuration: SECRET });
    });

    test("web-servers, one and three", async () => {
        const [valid, invalid] = [await preview("web-servers"), await preview("web-servers-many")];
        expect(inShort(valid)).toEqual([]);
        expect(inShort(invalid)).toEqual(["mandatory few-machines bakery-crowd-dev"]);
        expect(invalid.violations[0]?.message).toContain("There are 3 machines; 2 would do.");
        expect(listTree(valid)).toEqual([
            "azure-native:network:VirtualNetwork bakery",
            "azure-native:resources:ResourceGroup bakery",
            "bakery:web:WebServer server-0",
            "server-0 > azure-native:compute:VirtualMachine server-0-machine",
            "server-0 > azure-native:network:NetworkInterface server-0-card",
            "server-0 > azure-native:network:PublicIPAddress server-0-address",
        ]);
        // The program declares the subnet, but its id is Azure's.
        expect(getProperties(valid, "NetworkInterface", "server-0-card")).toMatchObject({
            ipConfigurations: [{ name: "only", subnet: { id: UNKNOWN } }],
        });
        expect(getProperties(valid, "VirtualMachine", "server-0-machine")).toMatchObject({
            osProfile: { adminUsername: "baker", adminPassword: SECRET },
            networkProfile: { networkInterfaces: [{ id: UNKNOWN }] },
        });
    });
});
