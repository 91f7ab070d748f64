/** Address of the project's repository. */
export const REPOSITORY = "https://github.com/acr-soft-delete/acr-soft-delete";

/** Returns the address of a rule's page. */
export function getRulePage(id: string): string {
    return `${REPOSITORY}/blob/main/docs/rules/${id}.md`;
}
