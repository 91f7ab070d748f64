/** Keeps secrets out of reports: policies and programs see them in plain text, and may quote them. */

/** Characters by which a long secret is recognised; messages shorten long values. */
const PREFIX = 40;
/** Shorter strings occur in ordinary words of every report. */
const SHORTEST = 3;

/**
 * Creates a function that removes secrets from text, also where they are quoted or cut off.
 *
 * @param secrets The secret strings.
 * @param common Texts that are not secret, such as descriptions of policies. A secret that occurs there is an
 * ordinary word, like "enabled", and stays.
 */
export function createMask(secrets: Iterable<string>, common: readonly string[]): (text: string) => string {
    const patterns = [...new Set(secrets)]
        .filter((secret) => secret.length >= SHORTEST && !common.some((text) => text.includes(secret)))
        .sort((one, other) => other.length - one.length)
        .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
        .map((secret) =>
            secret.length > PREFIX ? `${escapePattern(secret.slice(0, PREFIX))}[^"\\s]*` : escapePattern(secret),
        );
    const anySecret = new RegExp(patterns.join("|"), "g");
    return patterns.length === 0 ? (text) => text : (text) => text.replace(anySecret, "[secret]");
}

function escapePattern(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
