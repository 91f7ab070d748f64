import fc from "fast-check";

/** Any character, also outside of the first plane. For fast-check's own unit "binary" a table of all is made first. */
export const anyCharacter = fc
    .oneof(
        fc.integer({ min: 0, max: 0xff }),
        fc.integer({ min: 0x100, max: 0xd7ff }),
        fc.integer({ min: 0xe000, max: 0x10ffff }),
    )
    .map((code) => String.fromCodePoint(code));
