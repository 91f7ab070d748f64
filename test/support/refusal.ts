/** The message with which a component refuses its arguments; empty if it does not. */
export function refusalOf(construct: () => unknown): string {
    try {
        construct();
    } catch (error) {
        return (error as Error).message;
    }
    return "";
}
