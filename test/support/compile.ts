/** The types of many programs, checked at once. */
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./programs";

/** Returns the compiler's errors in programs, by the names of their files in a folder of the workspace. */
export function compileErrors(programs: ReadonlyMap<string, string>, others: readonly string[] = []): string[] {
    const folder = join(ROOT, "test", ".samples");
    const files = new Map([...programs].map(([name, source]) => [join(folder, name), source]));
    const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        types: ["node"],
    };
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (file) => files.has(file) || disk.fileExists(file),
        readFile: (file) => files.get(file) ?? disk.readFile(file),
        getSourceFile: (file, target) => {
            const source = files.get(file) ?? disk.readFile(file);
            return source === undefined ? undefined : ts.createSourceFile(file, source, target);
        },
    };
    const program = ts.createProgram([...files.keys(), ...others], options, host);
    return ts
        .getPreEmitDiagnostics(program)
        .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
