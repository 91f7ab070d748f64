export { check, type CheckOptions, type Checker, newChecker, type PackOption, type PreviewOptions } from "./check";
export type { Fixtures, FunctionFixture, ResourceFixture, StackFixture } from "./fixtures";
export { type Format, FORMATS, render, type ReportOptions } from "./formats";
export {
    type Diagnostic,
    type EnforcementLevel,
    exitCode,
    type FailOn,
    type Json,
    type LogLine,
    type Operation,
    type Preview,
    type PreviewedPack,
    type PreviewedPolicy,
    type PreviewedResource,
    type Properties,
    type Remediated,
    SECRET,
    type Severity,
    type SourcePosition,
    UNKNOWN,
} from "./preview";
