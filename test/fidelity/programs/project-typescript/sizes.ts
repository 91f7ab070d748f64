export const sizes: Readonly<Record<string, number>> = { small: 1, large: 2 };
