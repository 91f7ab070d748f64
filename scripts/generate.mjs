/** Writes the sources that are generated and not committed, which is all that unit tests need of the build. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLists } from "./lists.mjs";
import { writeShapes } from "./shapes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
writeLists(root);
writeShapes(root);
