// An ES module, which may wait at its top level and exports what it has to say.
import * as pulumi from "@pulumi/pulumi";
import things from "../../things.js";

const size = await Promise.resolve(5);
export const thing = new things.Thing("thing", { size });
export const id = thing.id;
export const sum = pulumi.output(size);
