/** PowerShell, as far as it can be told what of its text is never run. */

/** Comments, and the strings in which nothing is one. */
const STRINGS_AND_COMMENTS =
    /@'[ \t]*\r?\n[\s\S]*?\n'@|@"[ \t]*\r?\n[\s\S]*?\n"@|'[^']*'|"(?:`[\s\S]|[^`"])*"|`[\s\S]|<#[\s\S]*?#>|(?<=^|[\s;({])#.*/gm;
const PRINTED =
    /(?<=^|;)[ \t]*(?:write-(?:host|information|output|verbose|warning)|echo)[ \t]+('[^'\n]*'|"[^"$`\n]*")[ \t]*\r?(?=$|;)/gim;
/** What makes a script of text, or hands it on. */
const RUNNING = /\||>|\b(iex|invoke-expression|scriptblock)\b/i;
/** A string with code in it, which can have strings of its own. */
const CODE_IN_STRING = /"[^"]*\$\(/;
/** Strings without an end are looked for over and over. */
const MAX_LENGTH = 20_000;

export function isPowerShell(program: string): boolean {
    return /^(.*\\)?(pwsh|powershell)(-preview)?(\.exe)?$/i.test(program);
}

/** A script without comments, and without messages that it only prints. */
export function withoutRemarks(script: string): string {
    // Typographic quotes are quotes too.
    if (script.length > MAX_LENGTH || /[\u2018-\u201f]/.test(script) || CODE_IN_STRING.test(script)) {
        return script;
    }
    const code = script.replace(STRINGS_AND_COMMENTS, (part) => (/^<?#/.test(part) ? " " : part));
    const isMultiline = /@["']/.test(code);
    return RUNNING.test(code) || isMultiline ? code : code.replace(PRINTED, "");
}
