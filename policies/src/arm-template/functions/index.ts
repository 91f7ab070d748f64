/** Functions of ARM templates whose result depends on nothing but their arguments, and those that are never computed. */
import { addressFunctions } from "./addresses";
import { collectionFunctions } from "./collections";
import { lambdaFunctions } from "./lambdas";
import { logicFunctions } from "./logic";
import { textFunctions } from "./text";
import type { ArmFunction, FunctionRow } from "./types";

const ROWS: readonly FunctionRow[] = [
    ...addressFunctions,
    ...collectionFunctions,
    ...lambdaFunctions,
    ...logicFunctions,
    ...textFunctions,
];

/** By their names in lower case. They compute nothing from too few or too many arguments. */
export const functions: ReadonlyMap<string, ArmFunction> = new Map(
    ROWS.map(([name, fewest, most, compute]) => [
        name.toLowerCase(),
        (...args) => (args.length < fewest || args.length > most ? undefined : compute(...args)),
    ]),
);

/** What a result that is not known before a deployment depends on: a resource, the arguments, what is deployed to. */
export type Dependence = "arguments" | "deployment" | "resource" | "target" | "time";

/** Functions that are never computed. How those of arguments compute their result is not documented. */
const NEVER_KNOWN: Readonly<Record<Dependence, readonly string[]>> = {
    arguments: ["dateTimeAdd", "guid", "uniqueString"],
    deployment: ["deployment", "externalInput"],
    resource: ["list*", "reference", "references", "resourceInfo"],
    target: [
        "deployer",
        "environment",
        "managementGroup",
        "managementGroupResourceId",
        "pickZones",
        "providers",
        "tenant",
    ],
    time: ["newGuid", "utcNow"],
};

export const neverKnown: ReadonlyMap<string, Dependence> = new Map(
    (Object.keys(NEVER_KNOWN) as Dependence[]).flatMap((dependence) =>
        NEVER_KNOWN[dependence].map((name) => [name.toLowerCase(), dependence]),
    ),
);

export function getDependence(name: string): Dependence {
    // User-defined functions have a namespace.
    if (name.includes(".")) {
        return "deployment";
    }
    const known = neverKnown.get(name.startsWith("list") ? "list*" : name);
    // The group and the subscription are computed as far as they are known.
    return known ?? (/^(resourcegroup|subscription)|resourceid$/.test(name) ? "target" : "arguments");
}
