/** The variables of a script: what they are assigned, and what is known of them where they are used. */
import {
    assignmentsOf,
    exportedBy,
    exportsAll,
    isDeclaration,
    isPlain,
    isUnseen,
    nameOf,
    namesGivenTo,
} from "./commands";
import type { Place, Placed, Survey } from "./survey";
import type { Assignment, Command } from "./syntax";
import { DEFAULT_IFS, expandText, expandWord, itemsOf, type Lookup, OPEN, SEPARATOR, wordsOf } from "./words";

/** Values of variables by name; {@link OPEN} in a value stands for what is not known. */
export type Variables = ReadonlyMap<string, string>;

/** How much text may still be read. */
export interface Budget {
    charactersLeft: number;
}

/** A longer value is not followed: each of a few lines can double the one before. */
const MAX_VALUE = 10_000;

/** The variables of one shell. */
export interface ShellVariables {
    readonly values: Map<string, string>;
    /** Names of those that programs get which it runs. */
    readonly exported: Set<string>;
    isAllExported: boolean;
    /** What they have been assigned, piece by piece. */
    readonly texts: Map<string, string[]>;
    /** Names of those whose value was asked for and not known: any of their texts may be in it. */
    readonly lost: Set<string>;
}

/** The variables with which a script starts. */
export function variablesOf(environment: Variables, { changed }: Survey): ShellVariables {
    return {
        values: new Map([...environment, ["IFS", DEFAULT_IFS]]),
        exported: new Set(environment.keys()),
        isAllExported: false,
        texts: new Map([...environment].map(([name, value]) => [name, [value]])),
        lost: new Set(changed),
    };
}

/** What is known of the variables at one place of a script. A function may run when they have changed. */
export function lookupAt(
    { functionAt = Infinity }: Place,
    survey: Survey,
    { values, lost }: ShellVariables,
    budget: Budget,
): Lookup {
    const { open, assignedAt, unseenAt } = survey;
    return (name) => {
        const value = values.get(name) ?? OPEN;
        const variable = name.replace("[@]", "");
        const isStable = Math.max(unseenAt, assignedAt.get(variable) ?? -1) < functionAt;
        const isFollowed = isStable && !open.has(variable) && value.length <= MAX_VALUE;
        budget.charactersLeft -= isFollowed ? value.length : 0;
        if (!isFollowed || value === OPEN || budget.charactersLeft < 0) {
            lost.add(variable);
            return OPEN;
        }
        return value;
    };
}

/** Notes what a command assigns. Returns the values that are not followed: they may be run later on. */
export function assign({ command, place }: Placed, lookup: Lookup, variables: ShellVariables): string[] {
    if (command === undefined) {
        return [];
    }
    if (isUnseen(command)) {
        variables.values.clear();
    }
    if (place.isStraight) {
        variables.isAllExported = exportsAll(command) ?? variables.isAllExported;
    }
    const assignments = assignmentsOf(command);
    // All words of a declaration are expanded before it assigns any of them.
    const expanded = isDeclaration(command) ? assignments.map((one) => valueOf(one, lookup)) : [];
    const unfollowed = assignments.flatMap((assignment, index) => {
        const { name } = assignment;
        const { piece, text, items } = expanded[index] ?? valueOf(assignment, lookup);
        const isArray = assignment.value.type !== "Word";
        const isShort = Math.max(text.length, items.length) <= MAX_VALUE && !(isArray && items === OPEN);
        const isFollowed = place.isStraight && isPlain(command, assignment) && isShort && !isUnseen(command);
        variables.values.set(name, isFollowed && !isArray ? text : OPEN);
        variables.values.set(itemsOf(name), isFollowed ? items : OPEN);
        note(name, piece, variables);
        return isFollowed ? [] : [text];
    });
    if (nameOf(command) === "printf" && namesGivenTo(command).length > 0) {
        const [, , name = "", ...printed] = wordsOf(command, lookup);
        note(name, printed.join(" "), variables);
    }
    const exported = variables.isAllExported ? assignments.map(({ name }) => name) : exportedBy(command);
    for (const name of place.isStraight ? exported : []) {
        variables.exported.add(name);
    }
    return unfollowed;
}

function note(name: string, text: string, { texts }: ShellVariables): void {
    const before = texts.get(name);
    if (before) {
        before.push(text);
    } else {
        texts.set(name, [text]);
    }
}

/** What an assignment gives a variable. */
interface Value {
    /** What is written there. */
    readonly piece: string;
    /** The variable's text with that. */
    readonly text: string;
    /** The items of an array of that name. */
    readonly items: string;
}

function valueOf(assignment: Assignment, lookup: Lookup): Value {
    const { name, value, append } = assignment;
    const piece = valueText(assignment, lookup);
    if (value.type === "Word") {
        const text = append ? `${lookup(name)}${piece}` : piece;
        // As an array, it has one item.
        return { piece, text, items: append || text === "" ? OPEN : text };
    }
    const own = value.elements.flatMap((word) => expandWord(word, lookup));
    const before = append ? lookup(itemsOf(name)) : "";
    const isKnown = before !== OPEN && !own.includes("");
    return { piece, text: piece, items: isKnown ? [...(before === "" ? [] : [before]), ...own].join(SEPARATOR) : OPEN };
}

export function valueText({ value }: Assignment, lookup: Lookup): string {
    const words = value.type === "Word" ? [value] : value.elements;
    return words.map((word) => expandText(word, lookup)).join(" ");
}

/** All that has been assigned to the variables whose values are not known where they are used. */
export function lostTexts({ lost, texts }: ShellVariables): string[] {
    return [...lost].map((name) => texts.get(name)?.join(" ") ?? "").filter((text) => /\w/.test(text));
}

/** The variables assigned before the name of a command, for that one alone. Each sees those before it. */
export function givenTo({ prefix }: Command, lookup: Lookup): Map<string, string> {
    const inputToken = new Map<string, string>();
    for (const one of prefix.filter((prefixed) => prefixed.type === "Assignment")) {
        const isWhole = !one.append && !one.index;
        inputToken.set(one.name, isWhole ? valueText(one, (name) => inputToken.get(name) ?? lookup(name)) : OPEN);
    }
    return inputToken;
}
