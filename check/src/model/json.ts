/** JSON values, as programs, policies and reports exchange them. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/** Takes the place of a value that is known only during an update. */
export const UNKNOWN = "[unknown]";
/** Takes the place of a value that the program keeps secret. */
export const SECRET = "[secret]";

/** Changes all strings in a value. */
export function mapStrings(value: unknown, map: (text: string) => string): unknown {
    if (typeof value === "string") {
        return map(value);
    }
    if (Array.isArray(value)) {
        return value.map((item: unknown) => mapStrings(item, map));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]));
}
