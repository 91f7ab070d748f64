import { functions, neverKnown } from ".";
import { evaluate, shown } from "../test-support/expressions";

const DAYS = "createArray(3, 1, 2)";
const X = "lambdaVariables('x')";

/**
 * Every function of Microsoft's reference, "ARM template functions" (articles/azure-resource-manager/templates, pages of
 * 2024-05-10, with those that its pages of 2026-11 add), with a call and its result; `?` for those that are never known.
 */
const REFERENCE: Record<string, [call: string, result: unknown]> = {
    // Arrays
    array: ["array('a')", ["a"]],
    concat: ["concat('a', 'b')", "ab"],
    contains: ["contains('abc', 'b')", true],
    createArray: ["createArray(1, 2)", [1, 2]],
    empty: ["empty('')", true],
    first: ["first('abc')", "a"],
    indexFromEnd: [`indexFromEnd(${DAYS}, 1)`, 2],
    indexOf: ["indexOf('abcB', 'B')", 1],
    intersection: ["intersection(createArray(1, 2, 3), createArray(3, 2))", [2, 3]],
    last: ["last('abc')", "c"],
    lastIndexOf: ["lastIndexOf('abcB', 'b')", 3],
    length: ["length('abc')", 3],
    max: [`max(${DAYS})`, 3],
    min: ["min(4, 2, 3)", 2],
    range: ["range(1, 2)", [1, 2]],
    skip: ["skip('abc', 1)", "bc"],
    take: ["take('abc', 1)", "a"],
    tryGet: ["tryGet(createObject('a', 1), 'b')", null],
    tryIndexFromEnd: [`tryIndexFromEnd(${DAYS}, 4)`, null],
    union: ["union(createArray(1, 2), createArray(2, 3))", [1, 2, 3]],
    // Addresses
    cidrHost: ["cidrHost('10.144.3.0/24', 1)", "10.144.3.2"],
    cidrSubnet: ["cidrSubnet('10.144.0.0/20', 24, 3)", "10.144.3.0/24"],
    parseCidr: ["parseCidr('10.144.0.0/20').lastUsable", "10.144.15.254"],
    // Comparisons
    coalesce: ["coalesce(null(), 'a')", "a"],
    equals: ["equals('a', 'a')", true],
    greater: ["greater('b', 'a')", true],
    greaterOrEquals: ["greaterOrEquals(2, 3)", false],
    less: ["less('a', 'b')", true],
    lessOrEquals: ["lessOrEquals(2, 2)", true],
    // Dates
    dateTimeAdd: ["dateTimeAdd('2020-04-07 14:53:14Z', 'P3Y')", "?"],
    dateTimeFromEpoch: ["dateTimeFromEpoch(1683040573)", "2023-05-02T15:16:13Z"],
    dateTimeToEpoch: ["dateTimeToEpoch('2023-05-02T15:16:13Z')", 1683040573],
    utcNow: ["utcNow()", "?"],
    // Deployments
    deployer: ["deployer().objectId", "?"],
    deployment: ["deployment().name", "?"],
    environment: ["environment().name", "?"],
    parameters: ["parameters('place')", "north"],
    variables: ["variables('prefix')", "acr"],
    // Lambdas
    filter: [`filter(${DAYS}, lambda('x', less(${X}, 3)))`, [1, 2]],
    groupBy: [`groupBy(createArray('a', 'ab', 'b'), lambda('x', first(${X})))`, { a: ["a", "ab"], b: ["b"] }],
    map: [`map(${DAYS}, lambda('X', add(${X}, 1)))`, [4, 2, 3]],
    mapValues: [`mapValues(createObject('a', 1), lambda('x', add(${X}, 1)))`, { a: 2 }],
    reduce: [`reduce(${DAYS}, 1, lambda('sum', 'x', add(lambdaVariables('sum'), ${X})))`, 7],
    sort: [`sort(${DAYS}, lambda('x', 'y', less(${X}, lambdaVariables('y'))))`, [1, 2, 3]],
    toObject: [`toObject(createArray('A', 'b'), lambda('x', ${X}), lambda('x', length(${X})))`, { A: 1, b: 1 }],
    // Logic
    and: ["and(true(), false())", false],
    bool: ["bool('true')", true],
    false: ["false()", false],
    if: ["if(true(), 1, 2)", 1],
    not: ["not(true())", false],
    or: ["or(true(), false())", true],
    true: ["true()", true],
    // Numbers
    add: ["add(1, 2)", 3],
    copyIndex: ["variables('made')[1].at", 2],
    div: ["div(-7, 2)", -3],
    float: ["float('1.5')", 1.5],
    int: ["int('7')", 7],
    mod: ["mod(-7, 3)", -1],
    mul: ["mul(2, 3)", 6],
    sub: ["sub(2, 3)", -1],
    // Objects
    createObject: ["createObject('a', 1)", { a: 1 }],
    items: ["items(createObject('b', 2, 'A', 1))[0]", { key: "A", value: 1 }],
    json: ["json('[1]')", [1]],
    null: ["null()", null],
    objectKeys: ["objectKeys(createObject('A', 1, 'b', 2))", ["A", "b"]],
    shallowMerge: ["shallowMerge(createArray(createObject('a', 1), createObject('a', 2)))", { a: 2 }],
    // Resources
    extensionResourceId: ["last(split(extensionResourceId(resourceGroup().id, 'A.B/c', 'd'), '/'))", "d"],
    listAccountSas: ["listAccountSas('x', '2024-01-01').token", "?"],
    listKeys: ["listKeys('x', '2024-01-01').key", "?"],
    listSecrets: ["listSecrets('x', '2024-01-01').secret", "?"],
    managementGroupResourceId: ["managementGroupResourceId('A.B/c', 'd')", "?"],
    pickZones: ["pickZones('Microsoft.Compute', 'virtualMachines', 'westus2')", "?"],
    providers: ["providers('Microsoft.Web')", "?"],
    reference: ["reference('x').y", "?"],
    references: ["references('x')", "?"],
    resourceId: ["last(split(resourceId('A.B/c', 'd'), '/'))", "d"],
    subscriptionResourceId: ["split(subscriptionResourceId('A.B/c', 'd'), '/')[3]", "providers"],
    tenantResourceId: ["tenantResourceId('A.B/c', 'd')", "/providers/A.B/c/d"],
    // Scopes
    managementGroup: ["managementGroup().name", "?"],
    resourceGroup: ["concat(resourceGroup().id, '/x')", "/subscriptions/?/resourceGroups/?/x"],
    subscription: ["concat(subscription().id, '/x')", "/subscriptions/?/x"],
    tenant: ["tenant().displayName", "?"],
    // Text
    base64: ["base64('one')", "b25l"],
    base64ToJson: [`base64ToJson(base64('{"a": 1}')).a`, 1],
    base64ToString: ["base64ToString('b25l')", "one"],
    dataUri: ["dataUri('Hello')", "data:text/plain;charset=utf8;base64,SGVsbG8="],
    dataUriToString: ["dataUriToString('data:;base64,b25l')", "one"],
    endsWith: ["endsWith('abC', 'bc')", true],
    format: ["format('{0}-{1}', 'a', 1)", "a-1"],
    guid: ["guid('a')", "?"],
    join: ["join(createArray('a', 'b'), '-')", "a-b"],
    newGuid: ["newGuid()", "?"],
    padLeft: ["padLeft(123, 5, '0')", "00123"],
    replace: ["replace('a-b', '-', '+')", "a+b"],
    split: ["split('a;b,c', createArray(',', ';'))", ["a", "b", "c"]],
    startsWith: ["startsWith('abc', 'AB')", true],
    string: [`string(json('{"a": ["b", 1, true, null]}'))`, '{"a":["b",1,true,null]}'],
    substring: ["substring('abc', 1, 1)", "b"],
    toLower: ["toLower('A')", "a"],
    toUpper: ["toUpper('a')", "A"],
    trim: ["trim(' a ')", "a"],
    uniqueString: ["uniqueString('a')", "?"],
    uri: ["uri('http://contoso.org/firstpath', 'myscript.sh')", "http://contoso.org/myscript.sh"],
    uriComponent: ["uriComponent('http://a b')", "http%3A%2F%2Fa%20b"],
    uriComponentToString: ["uriComponentToString('http%3A%2F%2Fa%20b')", "http://a b"],
};

test.each(Object.entries(REFERENCE))("evaluates %s as the reference says", (_, [call, result]) => {
    expect(shown(evaluate(`[${call}]`))).toEqual(result);
});

test("computes each function of the reference, or names it as never known", () => {
    const isList = (name: string) => /^list[A-Z]/.test(name);
    const names = Object.keys(REFERENCE).map((name) => (isList(name) ? "list*" : name.toLowerCase()));
    const listNames = (isMeant: (result: unknown) => boolean) =>
        names.filter((_, index) => isMeant(Object.values(REFERENCE)[index]?.[1]));
    expect([...functions.keys()].filter((name) => !names.includes(name))).toEqual([]);
    expect(listNames((result) => result === "?").filter((name) => !neverKnown.has(name))).toEqual([]);
    expect(listNames((result) => result !== "?").filter((name) => neverKnown.has(name))).toEqual([]);
});
