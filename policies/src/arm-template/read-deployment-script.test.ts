import { UNKNOWN } from "acr-soft-delete-rules";
import { contributions, read, resources } from "./test-support/templates";

describe("a deployment script in a template", () => {
    const UPDATE = "az acr config soft-delete update";
    const script = (scriptContent: unknown, more: object = {}, properties: object = {}) => ({
        type: "microsoft.resources/DeploymentScripts",
        apiVersion: "2023-08-01",
        name: "script",
        kind: "azurecli",
        properties: { scriptContent, ...properties },
        ...more,
    });
    const readScript = (one: unknown) =>
        read({
            parameters: { name: { defaultValue: "prod" }, open: { type: "string" } },
            variables: { script: `${UPDATE} --status enabled -r prod` },
            resources: [one],
        });
    const on = { name: "prod", softDeleteStatus: "enabled" };

    test("is read with its variables and evaluated expressions", () => {
        const environmentVariables = [
            { name: "[toUpper('acr')]", value: "[parameters('name')]" },
            { name: "DAYS", secureValue: "100" },
            { name: "STATUS", value: "[parameters('open')]" },
        ];
        const content = `${UPDATE} -r "$ACR" --days "$DAYS" --status "$STATUS"`;
        const open = { name: "prod", softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN };
        expect(readScript(script(content, {}, { environmentVariables }))).toEqual([open]);
        expect(readScript(script(content))).toEqual([{ ...open, name: UNKNOWN }]);
        expect(readScript(script("[variables('script')]"))).toEqual([on]);
        expect(readScript(script(`[format('${UPDATE} -r {0} --days 30', parameters('name'))]`))).toEqual([
            { name: "prod", softDeleteDays: 30 },
        ]);
        const [one] = contributions(resources(script(`${UPDATE} -r prod`)));
        expect(one?.registry).toMatchObject({ isRegistry: false, inputs: ["properties"] });
        const [unread] = contributions(resources(script(`xargs ${UPDATE}`)));
        expect(unread?.observed.softDeleteDays?.evidence[0]?.property).toBe(
            "properties.template.resources[0].properties.scriptContent",
        );
    });

    test("may have unknown parts", () => {
        const open = { ...on, name: UNKNOWN };
        expect(readScript(script(`[concat('${UPDATE} --status enabled -r ', parameters('open'))]`))).toEqual([open]);
        const first = `${UPDATE} --status enabled -r "$1"`;
        expect(readScript(script(first, {}, { arguments: "prod" }))).toEqual([on]);
        expect(readScript(script(first, {}, { arguments: "[parameters('open')]" }))).toEqual([open]);
        expect(readScript(script("[variables('script')]", { condition: "[parameters('open')]" }))).toEqual([
            {
                name: "prod",
                softDeleteStatus: "enabled",
                uncertainty: "the condition of resources[0] is unknown",
            },
        ]);
        for (const environmentVariables of [UNKNOWN, "[parameters('open')]", "x", null, [null, "x", UNKNOWN, {}]]) {
            expect(readScript(script(`${UPDATE} --status enabled -r "$ACR"`, {}, { environmentVariables }))).toEqual([
                open,
            ]);
        }
    });

    test.each<[string, object]>([
        ["a variable", { environmentVariables: "[variables('env')]" }],
        ["a condition", { environmentVariables: "[if(empty(variables('env')), createArray(), variables('env'))]" }],
        [
            "objects made in place",
            { environmentVariables: "[createArray(createObject('name', 'ACR', 'value', parameters('name')))]" },
        ],
        ["one entry", { environmentVariables: [{ name: "A", value: "b" }, "[first(variables('env'))]"] }],
        [
            "a loop",
            {
                copy: [{ name: "environmentVariables", count: 1, input: "[variables('env')[copyIndex()]]" }],
            },
        ],
        [
            "arguments",
            { scriptContent: `${UPDATE} --status enabled -r $2`, arguments: "[format('x {0}', parameters('name'))]" },
        ],
        [
            "a known argument before an unknown one",
            {
                scriptContent: `${UPDATE} --status enabled -r $1`,
                arguments: "[format('{0} {1}', parameters('name'), parameters('open'))]",
            },
        ],
        [
            "an argument in quotes",
            {
                scriptContent: `${UPDATE} --status enabled -r $1`,
                arguments: "[format('\"{0}\" x', parameters('name'))]",
            },
        ],
    ])("is given values by %s", (_, properties) => {
        const template = {
            parameters: { name: { defaultValue: "prod" }, open: { type: "string" } },
            variables: { env: [{ name: "ACR", value: "prod" }] },
            resources: [script(`${UPDATE} --status enabled -r "$ACR"`, {}, properties)],
        };
        expect(read(template)).toEqual([on]);
    });

    test("with unknown variables may be about a registry of the inputs", () => {
        const inputsOf = (environmentVariables: unknown) =>
            contributions(
                {
                    parameters: { open: { type: "array" } },
                    resources: [script(`${UPDATE} -r "$ACR"`, {}, { environmentVariables })],
                },
                { parameters: UNKNOWN },
            ).map(({ registry }) => registry.inputs);
        expect(inputsOf("[parameters('open')]")).toEqual([["properties"]]);
        expect(inputsOf(["[first(parameters('open'))]"])).toEqual([["properties"]]);
        expect(inputsOf([{ name: "[first(parameters('open'))]", value: "prod" }])).toEqual([[]]);
        expect(inputsOf([])).toEqual([[]]);
    });

    test.each<[string, unknown]>([
        ["PowerShell", script(UPDATE, { kind: "AzurePowerShell" })],
        ["an unknown language", script(UPDATE, { kind: "[parameters('open')]" })],
        ["a link", script(undefined, {}, { primaryScriptUri: "https://contoso.com/acr.sh" })],
        ["another program", script("echo az acr")],
        ["a false condition", script(`${UPDATE} -r prod`, { condition: false })],
    ])("with %s declares nothing", (_, one) => {
        expect(readScript(one)).toEqual([]);
    });

    test("may declare anything if it is unknown", () => {
        expect(readScript(script("[parameters('open')]"))).toEqual([
            {
                name: UNKNOWN,
                uncertainty:
                    'properties.template.resources[0].properties.scriptContent of Deployment "infra" is not known yet',
            },
        ]);
    });
});
