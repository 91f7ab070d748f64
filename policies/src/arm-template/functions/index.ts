/**
 * Functions of ARM templates whose result depends on nothing but their arguments. One returns undefined
 * if its result is uncertain, or if ARM would refuse the call.
 */
import { collectionFunctions } from "./collections";
import { logicFunctions } from "./logic";
import { numberFunctions } from "./numbers";
import { objectFunctions } from "./objects";
import { stringFunctions } from "./strings";
import type { ArmFunction } from "./types";

/** By their names in lower case. */
export const functions: ReadonlyMap<string, ArmFunction> = new Map(
    [collectionFunctions, logicFunctions, numberFunctions, objectFunctions, stringFunctions].flat(),
);
