/** JSON values, as programs, policies and reports exchange them. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/** Takes the place of a value that is known only during an update. */
export const UNKNOWN = "[unknown]";
/** Takes the place of a value that the program keeps secret. */
export const SECRET = "[secret]";
