/** Filters of `acr purge`: patterns in RE2 syntax, which the tool uses. */
import { RE2JS } from "re2js";

/** A pattern for repositories and one for their tags. */
export interface Patterns {
    readonly repository: string;
    readonly tag: string;
}

/**
 * Letters, digits and pattern syntax. Names of repositories and tags need nothing else. None of these characters ends an
 * argument: there are no quotes, no white space, and no syntax of YAML.
 */
const CHARACTERS = /^[\w.\-/^$*+?()[\]{}|\\,:]+$/;

/** Allowed patterns, for messages. */
export const PATTERN_ALLOWED =
    "a pattern in RE2's syntax of letters, digits and . _ - / ^ $ * + ? ( ) [ ] { } | \\ , that does not begin with -";

/** Usual and unusual names: a pattern that matches all of them is meant to match everything. */
const REPOSITORIES = ["a", "z9", "hello-world", "team/app", "a.b/c_d/e--f", "0", "x/y/z/1", "prod/api__v2"];
const TAGS = ["latest", "v1.2.3", "0", "Z", "_x", "sha-0a1b2c", "dev_2026.11-rc", "main"];

/** Says why a string cannot be a pattern; returns undefined if it can. */
export function findPatternProblem(pattern: string): string | undefined {
    if (pattern === "") {
        return "it is empty";
    }
    if (!CHARACTERS.test(pattern) || pattern.startsWith("-")) {
        return "it has characters that no pattern for names needs";
    }
    if (pattern.includes("{{")) {
        return "{{ begins a template of the task";
    }
    // The tool takes the colon between the two patterns for the end of the first, unless it is in a group.
    if (/:/.test(pattern.replaceAll("(?:", ""))) {
        return "a colon outside of (?: parts the repository from the tag";
    }
    // Tasks read $Name as a variable, and nothing can follow the end of a name.
    if (/\$(?![|)]|$)/.test(pattern)) {
        return "$ stands for something only at the end";
    }
    return compile(pattern) === undefined ? "RE2 cannot read it" : undefined;
}

/** Returns true if patterns match every tag of every repository, as far as samples show. */
export function matchesAll({ repository, tag }: Patterns): boolean {
    return (
        REPOSITORIES.every((name) => compile(repository)?.matches(name)) &&
        TAGS.every((name) => compile(tag)?.matcher(name).find())
    );
}

/** Returns true if a pattern for tags may match in the middle of a tag: the tool anchors only repository patterns. */
export function isLoose(tag: string): boolean {
    // An anchor holds for its own branch only.
    return splitBranches(tag).some((branch) => !/^(?:\^|\.[*+])/.test(branch) || !/(?:\$|\.[*+])$/.test(branch));
}

/** Splits a pattern at the bars outside of groups and classes. */
function splitBranches(pattern: string): string[] {
    const replaceGroups = (text: string): string => {
        const shorter = text
            .replace(/\\./g, "x")
            .replace(/\[[^\]]*\]/g, "x")
            .replace(/\([^()]*\)/g, "x");
        return shorter === text ? text : replaceGroups(shorter);
    };
    return replaceGroups(pattern).split("|");
}

/** Returns true if a pattern matches exactly one repository. */
export function isLiteral(repository: string): boolean {
    return /^\^?[\w\-/]+\$?$/.test(repository);
}

function compile(pattern: string): RE2JS | undefined {
    try {
        return RE2JS.compile(pattern);
    } catch {
        return undefined;
    }
}
