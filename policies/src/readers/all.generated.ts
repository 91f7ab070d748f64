// Written by scripts/lists.mjs from the files of this folder.
import type { Reader } from "../declaration";
import { reader as reader0 } from "./azure-native-cache-rule";
import { reader as reader1 } from "./azure-native-registry";
import { reader as reader2 } from "./azure-native-replication";
import { reader as reader3 } from "./classic-cache-rule";
import { reader as reader4 } from "./classic-registry";
import { reader as reader5 } from "./command";
import { reader as reader6 } from "./deployment-script";

export const readers: readonly Reader[] = [reader0, reader1, reader2, reader3, reader4, reader5, reader6];
