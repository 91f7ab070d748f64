import type { Colors } from "picocolors/types";
import type { FailOn } from "../model/preview";

/** Options of reports; some formats need only a part of them. */
export interface ReportOptions {
    /** Only the text for terminals has colours. */
    readonly colors: Colors;
    /** Folder that paths are shown relative to; for code scanning, the root of the repository. */
    readonly base: string;
    /** Lowest level at which a violation fails the check. */
    readonly failOn: FailOn;
}
