/** Preloaded into a process, lets it believe that it is the day given in FIXED_DAY. */
const RealDate = Date;
const now = RealDate.parse(`${process.env.FIXED_DAY}T12:00:00Z`);

globalThis.Date = class extends RealDate {
    constructor(...given) {
        super(...(given.length === 0 ? [now] : given));
    }

    static now() {
        return now;
    }
};
