/** Deployment scripts with their variables and arguments. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { readDeploymentScript } from "../azure-cli/read-script";
import { resourceOf, UPDATE } from "../azure-cli/test-support/commands";
import { reader as deploymentScript } from "./deployment-script";

const SCRIPT = `${UPDATE} -r "$NAME" --days "$DAYS"`;
const VARIABLES = [
    { name: "NAME", value: "prod" },
    { name: "DAYS", secureValue: "3" },
];

test("a deployment script is read with its variables", () => {
    const read = (props: object) => deploymentScript.read(resourceOf("azure-native:resources:AzureCliScript", props));
    expect(read({ scriptContent: SCRIPT, environmentVariables: VARIABLES })).toEqual([
        {
            registry: {
                isRegistry: false,
                name: "prod",
                resourceGroup: undefined,
                inputs: ["scriptContent", "environmentVariables", "arguments", "commandLine"],
            },
            observed: {
                softDeleteStatus: {
                    value: undefined,
                    evidence: [{ resource: 'AzureCliScript "c"', property: `${UPDATE} --status`, value: undefined }],
                },
                softDeleteDays: {
                    value: UNKNOWN,
                    evidence: [{ resource: 'AzureCliScript "c"', property: `${UPDATE} --days`, value: UNKNOWN }],
                },
            },
        },
    ]);
    const unread = read({ scriptContent: `xargs ${SCRIPT}` })[0]?.observed.softDeleteDays?.evidence;
    expect(unread).toEqual([{ resource: 'AzureCliScript "c"', property: "scriptContent", value: UNKNOWN }]);
    expect(read({ scriptContent: UNKNOWN_SENTINEL, environmentVariables: VARIABLES })).toMatchObject([
        { observed: {}, uncertainty: 'scriptContent of AzureCliScript "c" is not known yet' },
    ]);
    expect(read({ primaryScriptUri: "https://example.org/acr.sh" })).toEqual([]);
    for (const input of ["arguments", "commandLine"]) {
        const [one] = read({ scriptContent: `${UPDATE} -r "$2" --days $1`, [input]: "3 prod" });
        expect([one?.registry.name, one?.observed.softDeleteDays?.value]).toEqual(["prod", 3]);
    }
    for (const given of ["'prod'", "$X", "a* prod", `${UNKNOWN_SENTINEL}`]) {
        expect(read({ scriptContent: `${UPDATE} -r "$2" --days 3`, arguments: given })[0]?.registry.name).toBe(UNKNOWN);
    }
    for (const value of [UNKNOWN_SENTINEL, 3, null]) {
        const [one] = read({ scriptContent: SCRIPT, environmentVariables: [VARIABLES[0], { name: "DAYS", value }] });
        expect(one?.registry.name).toBe("prod");
        expect(one?.observed.softDeleteDays?.value).toBe(UNKNOWN);
    }
    for (const environmentVariables of [UNKNOWN_SENTINEL, null, "x", [null, "x", { name: 3, value: "x" }, {}]]) {
        expect(read({ scriptContent: SCRIPT, environmentVariables })[0]?.registry.name).toBe(UNKNOWN);
    }
});

test("a template's script is read like any other", () => {
    const resource = resourceOf("azure-native:resources:Deployment", {});
    const property = "properties.template.resources.0.properties.scriptContent";
    const source = { resource, property, inputs: ["properties"] };
    const read = (script: unknown, variables: unknown) => readDeploymentScript(script, variables, undefined, source);
    expect(read(SCRIPT, VARIABLES)[0]?.registry).toMatchObject({ name: "prod", inputs: ["properties"] });
    // The name is one that the script finds out by itself.
    expect(read(SCRIPT, [])[0]?.registry.inputs).toEqual([]);
    expect(read(UNKNOWN, UNKNOWN)).toMatchObject([
        {
            observed: {},
            uncertainty: expect.stringMatching(
                /^properties\.template\.resources\[0\]\.properties\.scriptContent of /,
            ) as string,
        },
    ]);
});

test("every token of a deployment script is read", () => {
    const isRead = (type: string) => deploymentScript.tokens.some((token) => token.test(type));
    for (const type of [
        "azure-native:resources:AzureCliScript",
        "azure-native:resources/v20231001:AzureCliScript",
        "azure-native:Resources/v20191001preview:azureCliScript",
        "azure-native_resources_v20231001:resources:AzureCliScript",
        "azure-native_resources_v20231001:resources/v20231001:AzureCliScript",
        "azure:core/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli",
        "azurerm:index/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli",
    ]) {
        expect([type, isRead(type), isRead(`x${type}`), isRead(`${type}x`), isRead(type.toLowerCase())]).toEqual([
            type,
            true,
            false,
            false,
            true,
        ]);
    }
    expect(isRead("azure-native:resources:AzurePowerShellScript")).toBe(false);
});
