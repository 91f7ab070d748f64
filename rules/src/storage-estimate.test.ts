/** What soft delete holds. */
import { type Deletions, INCLUDED_STORAGE_GIB, softDeleteStorage, type Tier } from "acr-soft-delete-rules";
import fc from "fast-check";

const YEAR = 365;

/** The same by counting: what was deleted on each day of a year is held for so many days. */
function counted({ deletesPerDay, imageSizeGib, retentionDays }: Deletions): number {
    const held = Array.from({ length: YEAR }, (_, day) => (YEAR - day <= retentionDays ? deletesPerDay : 0));
    return held.reduce((sum, deletes) => sum + deletes * imageSizeGib, 0);
}

test.each<[Deletions, object]>([
    [
        { deletesPerDay: 40, imageSizeGib: 0.5, retentionDays: 30, sku: "Standard" },
        { heldGib: 600, mostGib: 620, shareOfIncluded: 6 },
    ],
    [
        { deletesPerDay: 1, imageSizeGib: 1, retentionDays: 1, sku: "Basic" },
        { heldGib: 1, mostGib: 2, shareOfIncluded: 0.1 },
    ],
    [
        { deletesPerDay: 2, imageSizeGib: 2, retentionDays: 90 },
        { heldGib: 360, mostGib: 364 },
    ],
    [
        { deletesPerDay: 0, imageSizeGib: 1, retentionDays: 7, sku: "Premium" },
        { heldGib: 0, mostGib: 0, shareOfIncluded: 0 },
    ],
    [
        { deletesPerDay: 1, imageSizeGib: 0, retentionDays: 7 },
        { heldGib: 0, mostGib: 0 },
    ],
])("%j", (deletions, held) => {
    expect(softDeleteStorage(deletions)).toEqual(held);
});

test("is what is counted day by day, whatever is deleted", () => {
    const deletions = fc.record({
        deletesPerDay: fc.integer({ min: 0, max: 10_000 }),
        imageSizeGib: fc.constantFrom(0, 0.25, 0.5, 1, 3, 20),
        retentionDays: fc.integer({ min: 1, max: 90 }),
        sku: fc.constantFrom<Tier | undefined>(undefined, "Basic", "Standard", "Premium"),
    });
    fc.assert(
        fc.property(deletions, (given) => {
            const { heldGib, mostGib, shareOfIncluded } = softDeleteStorage(given);
            expect(heldGib).toBe(counted(given));
            expect(mostGib - heldGib).toBeCloseTo(given.deletesPerDay * given.imageSizeGib);
            expect(shareOfIncluded).toBe(given.sku && heldGib / INCLUDED_STORAGE_GIB[given.sku]);
        }),
    );
});

test.each<[Partial<Record<keyof Deletions, unknown>>, string]>([
    [{ deletesPerDay: -1 }, "deletesPerDay = -1 must be a number from 0."],
    [{ deletesPerDay: Infinity }, "deletesPerDay = Infinity must be a number from 0."],
    [{ deletesPerDay: "40" }, "deletesPerDay = 40 must be a number from 0."],
    [{ imageSizeGib: NaN }, "imageSizeGib = NaN must be a number from 0."],
    [{ retentionDays: 0 }, "retentionDays = 0 must be a whole number from 1 to 90."],
    [{ retentionDays: 91 }, "retentionDays = 91 must be a whole number from 1 to 90."],
    [{ retentionDays: 1.5 }, "retentionDays = 1.5 must be a whole number from 1 to 90."],
    [{ sku: "Free" }, "sku = Free must be one of Basic, Standard, Premium."],
    [{ sku: "toString" }, "sku = toString must be one of Basic, Standard, Premium."],
    [
        { deletesPerDay: -1, retentionDays: 0 },
        "deletesPerDay = -1 must be a number from 0. retentionDays = 0 must be a whole",
    ],
])("%p is refused", (wrong, reason) => {
    const given = { deletesPerDay: 1, imageSizeGib: 1, retentionDays: 7, ...wrong } as Deletions;
    expect(() => softDeleteStorage(given)).toThrow(RangeError);
    expect(() => softDeleteStorage(given)).toThrow(reason);
});
