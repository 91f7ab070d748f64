/** The shape of an argument, as the schema of the components has it. */
export interface Shape {
    readonly kind: "string" | "number" | "boolean" | "enum" | "object" | "map" | "array";
    readonly isRequired?: boolean;
    /** True if the argument has to be known when the program runs. */
    readonly isPlain?: boolean;
    /** Values of an enum. */
    readonly values?: readonly string[];
    /** Name of the type of an object. */
    readonly object?: string;
    /** Shape of the items of an array. */
    readonly items?: Shape;
}
