export {
    check,
    type CheckOptions,
    type Checker,
    newChecker,
    type PackOption,
    type PreviewOptions,
} from "./run/checker";
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
