/** Programs that do nothing but run another one. */

/** What has to be known of a program that does nothing but run another one. */
interface Wrapper {
    readonly flags: readonly string[];
    readonly optionsWithValue: readonly string[];
    /** How many arguments of its own come before the other program. */
    readonly operands: number;
    readonly takesAssignments: boolean;
    /** Whether the other program does not get the variables of this one. */
    readonly hidesEnvironment: boolean;
}

const PLAIN: Wrapper = {
    flags: [],
    optionsWithValue: [],
    operands: 0,
    takesAssignments: false,
    hidesEnvironment: false,
};
const WRAPPERS = new Map<string, Wrapper>([
    ["command", PLAIN],
    ["env", { ...PLAIN, flags: ["-i"], optionsWithValue: ["-u"], takesAssignments: true }],
    ["exec", PLAIN],
    ["nohup", PLAIN],
    [
        "sudo",
        {
            ...PLAIN,
            flags: ["-E", "-H", "-n"],
            optionsWithValue: ["-u"],
            takesAssignments: true,
            hidesEnvironment: true,
        },
    ],
    ["time", { ...PLAIN, flags: ["-p"] }],
    [
        "timeout",
        {
            ...PLAIN,
            flags: ["--foreground", "--preserve-status"],
            optionsWithValue: ["-k", "-s"],
            operands: 1,
        },
    ],
]);

/** What a wrapper runs. */
export interface Wrapped {
    /** The program and its arguments; none if there is nothing to run. */
    readonly words: readonly string[];
    /** The variables that it is given besides. */
    readonly inputToken: ReadonlyMap<string, string>;
    /** Whether it does not get the variables of the wrapper. */
    readonly hidesEnvironment: boolean;
}

/** What a program runs; undefined if that is no wrapper, or if an option is in the way that nothing is known of. */
export function unwrapped(program: string, args: readonly string[]): Wrapped | undefined {
    const wrapper = WRAPPERS.get(program);
    if (wrapper === undefined) {
        return undefined;
    }
    const { flags, optionsWithValue, operands, takesAssignments, hidesEnvironment } = wrapper;
    let start = 0;
    for (let arg = args[0]; arg?.startsWith("-"); arg = args[start]) {
        if (![...flags, ...optionsWithValue, "--"].includes(arg)) {
            return undefined;
        }
        start += optionsWithValue.includes(arg) ? 2 : 1;
    }
    const rest = args.slice(start + operands);
    const commandAt = rest.findIndex((arg) => !takesAssignments || !arg.includes("="));
    const inputToken = rest.slice(0, commandAt).map((arg): [string, string] => {
        const end = arg.indexOf("=");
        return [arg.slice(0, end), arg.slice(end + 1)];
    });
    return {
        words: commandAt < 0 ? [] : rest.slice(commandAt),
        inputToken: new Map(inputToken),
        hidesEnvironment: hidesEnvironment || start > 0,
    };
}
