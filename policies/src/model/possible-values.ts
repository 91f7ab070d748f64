/** Settings of which only a few possible values are known. */
import { type Maybe, type ObservedSetting, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** A value with more alternatives than these is unknown. */
export const MAX_POSSIBLE = 16;

/** A setting without the places in the program that it comes from. */
export type SettingValue = Omit<ObservedSetting, "evidence">;

/** Returns a setting that is one of some values: known if they are all the same. If it may be absent as well, that is last. */
export function toSettingValue(values: readonly Maybe<Value>[]): SettingValue {
    const distinct = new Set(values);
    const present = [...distinct].filter((value) => value !== undefined);
    const [value, ...others] = [...present, ...(distinct.has(undefined) ? [undefined] : [])];
    if (others.length === 0) {
        return { value };
    }
    const isUnlimited = distinct.has(UNKNOWN) || distinct.size > MAX_POSSIBLE;
    return isUnlimited ? { value: UNKNOWN } : { value: UNKNOWN, possible: [value, ...others] };
}
