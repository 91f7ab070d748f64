/** The pack's entry. Importing it starts a policy server; nothing else may construct a pack. */
import { PolicyPack } from "@pulumi/policy";
import { rules } from "acr-soft-delete-rules";
import { policiesFor } from "./policy";
import { readers } from "./readers/all.generated";

new PolicyPack("acr-soft-delete", { policies: policiesFor(rules, readers) });
