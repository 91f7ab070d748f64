import { suggestName } from "./suggest-name";

const NAMES = ["softDelete", "retentionDays", "sku", "tags", "zoneRedundancy"];

test.each([
    ["softDelet", "softDelete"],
    ["soft_delete", "softDelete"],
    ["RetentionDays", "retentionDays"],
    ["retenionDay", "retentionDays"],
    ["tag", "tags"],
    ["sqe", undefined],
    ["days", "retentionDays"],
    ["", undefined],
])("%j: %s", (name, expected) => {
    expect(suggestName(name, NAMES)).toBe(expected);
});
