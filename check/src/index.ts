export { check, type CheckOptions } from "./check";
export {
    type Diagnostic,
    type EnforcementLevel,
    exitCode,
    type LogLine,
    type Preview,
    type PreviewedPolicy,
    type PreviewedResource,
} from "./preview";
export { renderText } from "./text";
