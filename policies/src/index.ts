/** The pack's entry. Importing it starts a policy server; nothing else may construct a pack. */
import { PolicyPack } from "@pulumi/policy";
import { rules } from "acr-soft-delete-rules";
import { policiesFor, REPOSITORY, TAGS } from "./policy";
import { readers } from "./readers/all.generated";

new PolicyPack("acr-soft-delete", {
    displayName: "Soft delete in Azure Container Registry",
    description: "Rejects settings that silently exclude soft delete in Azure Container Registry.",
    provider: "azure",
    repository: REPOSITORY,
    tags: TAGS,
    policies: policiesFor(rules, readers),
});
