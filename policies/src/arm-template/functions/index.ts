/**
 * Those functions of ARM templates whose result depends on nothing but their arguments. One that
 * cannot tell its result for certain returns undefined; so does one that ARM would refuse.
 */
import { collections } from "./collections";
import type { Function } from "./types";
import { logic } from "./logic";
import { numbers } from "./numbers";
import { objects } from "./objects";
import { texts } from "./strings";

export { areSame } from "./logic";

/** By their names in lower case. */
export const functions: ReadonlyMap<string, Function> = new Map([collections, logic, numbers, objects, texts].flat());
