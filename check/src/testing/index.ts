/**
 * Tools for tests of policy packs and component packages, as `acr-soft-delete-check/testing`. For a preview of a whole
 * program against packs, use `check` of `acr-soft-delete-check`.
 */
export { connectPack, type PackOptions, type PolicyPack, type StartPackOptions, startPack } from "./policy-pack";
export { makeResource, type MakeResourceOptions, type PolicyResource } from "./policy-resource";
export { recordRegistrations, type RecordOptions, type Registrations } from "./registrations";
export { type ComponentPackage, type Constructed, startComponentPackage } from "./component-package";
export {
    wrapOutputs,
    toReportValue,
    makeSecret as secret,
    findSecretStrings,
    UNKNOWN_SENTINEL,
    unwrapOutputs,
} from "../protocol/property-values";
// For stand-in providers, which answer from the same fixtures in the same way.
export { findAnswer, findResourceFixture } from "../engine/fixtures";
export { readFixtures } from "../engine/fixtures-file";
export { createMissingAnswerError } from "../engine/functions";
export type { Remediation } from "../model/analysis";
export type { FinishedResource, RegisteredResource } from "../model/resource";
