/** Values of which something is unknown before a deployment. */
import type { UnknownToken } from "../../model/contribution";
import type { ArmObject, ArmText, ArmValue } from "./arm-value";

/** An unknown value. Two with the same key are the same value. */
export class Unknown implements UnknownToken {
    constructor(
        readonly key: string,
        readonly origin: UnknownToken["origin"] = "template",
        /** All values that it can turn out to be, if there are few. Each is known, or a {@link TextOfUnknownCase}. */
        readonly possible?: readonly ArmValue[],
        /** The value before its letters were turned into one case. */
        readonly original?: Unknown,
    ) {}

    /** The same value with other possible values. */
    restrict(possible?: readonly ArmValue[]): Unknown {
        return new Unknown(this.key, this.origin, possible, this.original);
    }
}

/** Text of which only the letter case is unknown. */
export class TextOfUnknownCase extends Unknown {
    constructor(
        { key, origin }: UnknownToken,
        readonly text: string,
    ) {
        super(`${key}~${JSON.stringify(text.toLowerCase())}`, origin);
    }
}

/** A whole number between two limits, or one. */
export class UnknownInteger extends Unknown {
    constructor(
        { key, origin }: UnknownToken,
        readonly minimum: number,
        readonly maximum: number,
    ) {
        super(key, origin);
    }
}

/** An object of which only some members are known. */
export class PartialObject extends Unknown {
    constructor(
        key: string,
        readonly known: ArmObject,
    ) {
        super(key);
    }
}

/** A function that is passed to another one. Its parameters without an argument have no value. */
export class Lambda extends Unknown {
    constructor(
        key: string,
        readonly apply: (...args: readonly ArmValue[]) => ArmValue,
    ) {
        super(key);
    }
}

/** Text with an unknown part, such as a prefix and a unique suffix. Has at least two parts. */
export class PartlyKnown {
    constructor(readonly parts: readonly (string | Unknown)[]) {}
}

/** The id of a resource. None of the segments between slashes has a slash of its own. */
export class ResourceId extends PartlyKnown {
    constructor(
        { parts }: PartlyKnown,
        readonly segments: readonly ArmText[],
    ) {
        super(parts);
    }
}
