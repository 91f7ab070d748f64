/** How calls name their registries. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { contributions, UPDATE } from "./test-support/commands";

const ALL_INPUTS = ["create", "interpreter", "environment", "stdin"];

test.each([
    ["-r prod", "prod", undefined],
    ["-rprod", "prod", undefined],
    ["-r=prod -g=group", "prod", "group"],
    ["--registry=prod --resource-group=group", "prod", "group"],
    ["-r one -r prod", "prod", undefined],
    ["--name one --registry prod", "prod", undefined],
    ["-r prod.azurecr.io -g group", "prod", "group"],
    ["-r Prod9-abc123.AzureCR.cn", "Prod9", undefined],
    ["-r my-prod", "my-prod", undefined],
    ["-r x/prod.azurecr.io", "x/prod.azurecr.io", undefined],
    ["-r /subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod", "prod", "group"],
    [
        "-r /subscriptions/s/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod/x",
        "prod",
        "group",
    ],
    ["-r /x/RESOURCEGROUPS/group/providers/microsoft.containerregistry/REGISTRIES/prod -g other", "prod", "group"],
    ["-r @name.txt -g @group.txt", UNKNOWN, UNKNOWN],
    ["-r a@b", "a@b", undefined],
    ["-ra=b", "a=b", undefined],
    ["-r %NAME%", UNKNOWN, undefined],
    ["-r $NAME.azurecr.io", UNKNOWN, undefined],
    ["-r $NAME", UNKNOWN, undefined],
    ["--ids $ID", UNKNOWN, undefined],
    ["--ids /subscriptions/s", UNKNOWN, undefined],
    ["-r --status enabled", undefined, undefined],
    ["-r", undefined, undefined],
    ["", undefined, undefined],
])("%j names the registry", (options, name, group) => {
    const [one] = contributions({ create: `${UPDATE} ${options}` });
    expect(one?.registry).toMatchObject({ isRegistry: false, name, inputs: expect.any(Array) as string[] });
    expect(one?.registry.resourceGroup).toBe(group);
});

test.each([
    ["-r prod", ALL_INPUTS],
    ["-r $GIVEN", ALL_INPUTS],
    ["--registry=a${GIVEN}b", ALL_INPUTS],
    ["--ids $GIVEN", ALL_INPUTS],
    ["-r $OTHER", []],
    ["-r @name.txt", []],
    ["-n $GIVEN -r $OTHER", []],
    ["", []],
])("the name in %j comes from the inputs, as far as they give it", (options, inputs) => {
    const [one] = contributions({ create: `${UPDATE} ${options}`, environment: { GIVEN: UNKNOWN_SENTINEL } });
    expect(one?.registry.inputs).toEqual(inputs);
});

const ON = `${UPDATE} -r`;

test.each([
    ["one variable", `${ON} $NAME; ${ON} "\${NAME}"`, true],
    ["a variable that another one is assigned", `${ON} "$NAME"; A=$NAME; B="$A"; ${ON} "$B"`, true],
    ["a part of the name", `${ON} "acr$NAME"; ${ON} acr"$NAME"`, true],
    ["a variable of the environment", `${ON} $GIVEN; ${ON} $GIVEN`, true],
    ["a shell in the shell", `${ON} $NAME; bash -c '${ON} $NAME'`, true],
    ["a shell in the shell that gets a variable", `export A=$NAME; ${ON} $A; bash -c '${ON} $A'`, true],
    ["two variables", `${ON} $NAME; ${ON} $OTHER`, false],
    ["a variable that is assigned in between", `${ON} "$NAME"; NAME=$OTHER; ${ON} "$NAME"`, false],
    ["a variable that the shell changes", `${ON} $RANDOM; ${ON} $RANDOM`, false],
    ["arguments of two shells", `bash -c '${ON} $1' a "$NAME"; bash -c '${ON} $1' a "$OTHER"`, false],
    ["a variable that a shell does not get", `NAME=$OTHER; ${ON} $NAME; bash -c '${ON} $NAME'`, false],
])("%s: one registry or two", (_, create, isOne) => {
    const calls = contributions({ create, environment: { GIVEN: UNKNOWN_SENTINEL } });
    expect(calls.map(({ registry }) => registry.name)).toEqual([UNKNOWN, UNKNOWN]);
    const [first, second] = calls.map(({ registry }) => registry.nameToken?.key);
    expect(first !== undefined && first === second).toBe(isOne);
});
