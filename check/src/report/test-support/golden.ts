/** Reports that are kept as files. To write them anew, run the tests with UPDATE_GOLDEN=1. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export function expectGolden(name: string, report: string): void {
    const file = join(__dirname, "golden", name);
    if (process.env.UPDATE_GOLDEN === "1") {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, report);
    }
    expect(report).toBe(readFileSync(file, "utf8"));
}
