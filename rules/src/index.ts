/** What Azure Container Registry allows together with soft delete. Pure; depends on nothing. */
export * from "./settings";
export * from "./observed-settings";
export { observeClassicRegistry } from "./adapters/azure-classic";
export { type Verdict } from "./logic";
export { isUndecidedMessage, REFUSAL_MARKER, type Refusal, type RefusedArgument, UNDECIDED_PREFIX } from "./markers";
export { type EnforcementLevel, type IntegerOption, type Remediation, type Rule, type RuleOptions } from "./rule";
export { RETENTION_DAYS, equalsIgnoreCase, SOFT_DELETE_DAYS, type Source } from "./service";
export {
    DEFAULT_OPTIONS,
    formatEvidence,
    formatViolation,
    formatUndecided,
    collectEvidence,
    type UndecidedRule,
    type Violation,
    findViolations,
} from "./evaluate";
export {
    type Deletions,
    type HeldStorage,
    INCLUDED_STORAGE_GIB,
    softDeleteStorage,
    type Tier,
} from "./storage-estimate";
export { rules } from "./rules/all.generated";
