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
} from "./model/preview";
