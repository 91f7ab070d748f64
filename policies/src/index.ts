/** The pack's entry. Importing it starts a policy server; nothing else may construct a pack. */
import { PolicyPack } from "@pulumi/policy";
import { REPOSITORY, type Rule, rules } from "acr-soft-delete-rules";
import { createPolicies, TAGS } from "./pack/create-policies";
import { readers } from "./readers/all.generated";

/** The SDK remediates in the order of the policies: soft delete must be enabled before its days are raised. */
const enablesSoftDelete = ({ id }: Rule) => id === "soft-delete-required";
const ordered = [...rules.filter(enablesSoftDelete), ...rules.filter((rule) => !enablesSoftDelete(rule))];

new PolicyPack("acr-soft-delete", {
    displayName: "Soft delete in Azure Container Registry",
    description: "Rejects settings that silently exclude soft delete in Azure Container Registry.",
    provider: "azure",
    repository: REPOSITORY,
    tags: TAGS,
    policies: createPolicies(ordered, readers),
});
