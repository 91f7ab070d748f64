/** Functions of ARM templates whose result depends on nothing but their arguments. */
import { collectionFunctions } from "./collections";
import { logicFunctions } from "./logic";
import { textFunctions } from "./text";
import type { ArmFunction, FunctionRow } from "./types";

const rows: readonly FunctionRow[] = [...collectionFunctions, ...logicFunctions, ...textFunctions];

/** By their names in lower case. They compute nothing from too few or too many arguments. */
export const functions: ReadonlyMap<string, ArmFunction> = new Map(
    rows.map(([name, fewest, most, compute]) => [
        name,
        (...args) => (args.length < fewest || args.length > most ? undefined : compute(...args)),
    ]),
);
