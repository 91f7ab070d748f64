/** The pack's entry. Importing it starts a policy server; nothing else may construct a pack. */
import { PolicyPack } from "@pulumi/policy";
import { type Rule, rules } from "acr-soft-delete-rules";
import { createPolicies, REPOSITORY, TAGS } from "./pack/create-policies";
import { readers } from "./readers/all.generated";

/** The SDK remediates in the order of the policies: what switches soft delete on comes before what raises its days. */
const switchesOn = ({ id }: Rule) => id === "soft-delete-required";
const ordered = [...rules.filter(switchesOn), ...rules.filter((rule) => !switchesOn(rule))];

new PolicyPack("acr-soft-delete", {
    displayName: "Soft delete in Azure Container Registry",
    description: "Rejects settings that silently exclude soft delete in Azure Container Registry.",
    provider: "azure",
    repository: REPOSITORY,
    tags: TAGS,
    policies: createPolicies(ordered, readers),
});
