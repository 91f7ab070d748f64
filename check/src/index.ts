export { check, type Checker, newChecker } from "./run/checker";
export { type CheckOptions, type PackOption, type PreviewOptions } from "./run/options";
export type { Fixtures, FunctionFixture, ResourceFixture, StackFixture } from "./engine/fixtures";
export { type Format, FORMATS, render, type ReportOptions } from "./report";
export {
    type Diagnostic,
    type EnforcementLevel,
    exitCode,
    type FailOn,
    type LogLine,
    type Operation,
    type Preview,
    type PreviewedPack,
    type PreviewedPolicy,
    type PreviewedResource,
    type Remediated,
    type Severity,
    type SourcePosition,
} from "./model/preview";
export { type Json, type Properties, SECRET, UNKNOWN } from "./model/json";
