/** What Azure Container Registry allows together with soft delete. Pure; depends on nothing. */
export * from "./settings";
export * from "./readings";
export { classicReadings } from "./classic-registry";
export { type Verdict } from "./logic";
export { type EnforcementLevel, type IntegerOption, type Remediation, type Rule, type RuleOptions } from "./rule";
export { RETENTION_DAYS, sameWord, SOFT_DELETE_DAYS, type Source } from "./service";
export {
    DEFAULT_OPTIONS,
    describeFound,
    explain,
    explainUndecided,
    foundIn,
    type Undecided,
    type Violation,
    violationsOf,
} from "./judge";
export { type Deletions, type HeldStorage, INCLUDED_STORAGE_GIB, softDeleteStorage, type Tier } from "./storage";
export { rules } from "./rules/all.generated";
