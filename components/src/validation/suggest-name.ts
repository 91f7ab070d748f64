/** Suggests a name in place of a misspelt one. */
import leven from "leven";

const SHORTEST_PART = 4;

/** Returns the most similar of the known names, unless none is similar. */
export function suggestName(name: string, known: readonly string[]): string | undefined {
    const wanted = normalize(name);
    const limit = Math.max(1, Math.floor(wanted.length / 3));
    const [best] = known
        .map((candidate) => ({ candidate, distance: getDistance(wanted, normalize(candidate)) }))
        .filter(({ distance }) => distance <= limit)
        .sort((one, other) => one.distance - other.distance);
    return best?.candidate;
}

/** Makes `retention_days` and `RetentionDays` equal to `retentionDays`. */
function normalize(name: string): string {
    return name.replace(/[^a-zA-Z0-9]/g, "").toLowerCase();
}

/** Part of a name is as good as one wrong character: `days` for `retentionDays`. */
function getDistance(one: string, other: string): number {
    return one.length >= SHORTEST_PART && other.includes(one) ? 1 : leven(one, other);
}
