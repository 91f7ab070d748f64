/** What Azure Container Registry allows together with soft delete. Pure; depends on nothing. */
export * from "./settings";
export * from "./observed-settings";
export { observeClassicRegistry } from "./adapters/azure-classic";
export { DEFAULT_OPTIONS, findViolations, type Violation } from "./evaluate";
export { formatEvidence, formatUndecided, formatViolation, quote, type UndecidedRule } from "./format-message";
export { type IntegerRange, RETENTION_DAYS, SOFT_DELETE_DAYS } from "./limits";
export { equalsIgnoreCase, isIntegerInRange, type Verdict } from "./logic";
export { isUndecidedMessage, REFUSAL_MARKER, type Refusal, type RefusedArgument, UNDECIDED_PREFIX } from "./markers";
export { getRulePage, REPOSITORY } from "./project";
export { type EnforcementLevel, type IntegerOption, type Remediation, type Rule, type RuleOptions } from "./rule";
export { type Source } from "./sources";
export {
    type Deletions,
    type HeldStorage,
    INCLUDED_STORAGE_GIB,
    softDeleteStorage,
    type Tier,
} from "./storage-estimate";
export { rules } from "./rules/all.generated";
