// Written by scripts/lists.mjs from the files of this folder.
import type { Rule } from "../rule";
import { rule as rule0 } from "./retention-policy";
import { rule as rule1 } from "./soft-delete-api-version";
import { rule as rule2 } from "./soft-delete-days";
import { rule as rule3 } from "./soft-delete-days-without-effect";
import { rule as rule4 } from "./soft-delete-minimum-days";
import { rule as rule5 } from "./soft-delete-required";
import { rule as rule6 } from "./soft-delete-status";
import { rule as rule7 } from "./soft-delete-without-cache-rules";
import { rule as rule8 } from "./soft-delete-without-geo-replication";
import { rule as rule9 } from "./soft-delete-without-retention-policy";
import { rule as rule10 } from "./soft-delete-without-zone-redundancy";

export const rules: readonly Rule[] = [rule0, rule1, rule2, rule3, rule4, rule5, rule6, rule7, rule8, rule9, rule10];
