import type { Colors } from "picocolors/types";
import type { FailOn } from "../model/levels";

/** How to show previews; not every format needs all of it. */
export interface ReportOptions {
    /** Only the text for terminals has colours. */
    readonly colors: Colors;
    /** Folder that paths are shown relative to; for code scanning, the root of the repository. */
    readonly base: string;
    /** From which level on a violation fails the check. */
    readonly failOn: FailOn;
}
