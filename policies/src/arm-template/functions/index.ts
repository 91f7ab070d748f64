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
        name,
        (...args) => (args.length < fewest || args.length > most ? undefined : compute(...args)),
    ]),
);

/** What a result that is not known before a deployment depends on: a resource, the arguments, what is deployed to. */
export type Dependence = "arguments" | "deployment" | "resource" | "target" | "time";

/** Functions that are never computed. How those of arguments compute their result is not documented. */
export const neverKnown: ReadonlyMap<string, Dependence> = new Map([
    ["datetimeadd", "arguments"],
    ["deployer", "target"],
    ["deployment", "deployment"],
    ["environment", "target"],
    ["externalinput", "deployment"],
    ["guid", "arguments"],
    ["list*", "resource"],
    ["managementgroup", "target"],
    ["managementgroupresourceid", "target"],
    ["newguid", "time"],
    ["pickzones", "target"],
    ["providers", "target"],
    ["reference", "resource"],
    ["references", "resource"],
    ["resourceinfo", "resource"],
    ["tenant", "target"],
    ["uniquestring", "arguments"],
    ["utcnow", "time"],
]);

/** Functions of the place of a template, which are computed as far as that is known. */
const PLACES = ["resourcegroup", "resourceid", "subscription", "subscriptionresourceid"];

export function getDependence(name: string): Dependence {
    // User-defined functions have a namespace.
    const isOfDeployment = name.includes(".");
    return isOfDeployment
        ? "deployment"
        : PLACES.includes(name)
          ? "target"
          : (neverKnown.get(name.startsWith("list") ? "list*" : name) ?? "arguments");
}
