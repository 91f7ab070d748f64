/** Schedules of tasks: cron expressions with five fields. */
import { Cron } from "croner";

/** Allowed schedules, for messages. */
export const SCHEDULE_ALLOWED =
    "a cron expression with five fields (minute, hour, day of the month, month, day of the week as 0 to 6 or Sun to Sat) " +
    'that has a next run, in UTC, such as "0 1 * * Sun"; ACR Tasks know no seconds, no @daily, no L or #, and no 7 for Sunday';

const NUMBERS = /^[\d*,/-]+$/;
const MONTHS = /^(?:[\d*,/-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)+$/i;
const DAYS = /^(?:[0-6*,/-]|sun|mon|tue|wed|thu|fri|sat)+$/i;

/**
 * Fields of NCronTab, which ACR Tasks use. Unlike other tools it has no seconds, `@daily`, `L`, `#`, or 7 for Sunday
 * (Microsoft Learn, run a task on a schedule).
 */
const FIELDS = [NUMBERS, NUMBERS, NUMBERS, MONTHS, DAYS];

/** Returns true if a string is a schedule with a next run. */
export function isSchedule(text: string): boolean {
    const fields = text.split(" ");
    const isForm = fields.length === FIELDS.length && FIELDS.every((form, index) => form.test(fields[index] ?? ""));
    return isForm && hasNextRun(text);
}

function hasNextRun(text: string): boolean {
    try {
        return new Cron(text, { mode: "5-part", timezone: "UTC", paused: true }).nextRun() !== null;
    } catch {
        return false;
    }
}
