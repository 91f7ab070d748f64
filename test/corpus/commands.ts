import {
    ALL_OPEN,
    atMostUndecided,
    casesWith,
    CLASH,
    DAYS_OPEN,
    ENABLE,
    on,
    PLAIN,
    REPLICATED,
    SOFT_DELETE,
    TOO_LONG,
} from "../support/commands";
import type { Corpus } from "../support/corpus";

/** `@pulumi/command`: calls of the Azure CLI, what the shell makes of them, and what only looks like one. */
export const corpus: Corpus = {
    cases: [
        ...casesWith(CLASH, {
            "soft delete on a replicated registry": on(REPLICATED, ENABLE),
            "every kind of quotes": on(
                REPLICATED,
                `az 'acr' "config" soft\\-delete $'update' -r"prod" --status 'en'"abled"`,
            ),
            "a line continued": on(REPLICATED, `${SOFT_DELETE} -r prod \\\n  --status \\\n  enabled`),
            "a comment above": on(REPLICATED, `# keep deleted images\n${ENABLE}`),
            "a chain": on(REPLICATED, `set -e; az account set -s main && ${ENABLE} >/dev/null && echo done`),
            "a shell in the shell": on(REPLICATED, `bash -euc '${ENABLE}'`),
            "the id of a registry": on(
                REPLICATED,
                `${SOFT_DELETE} -r "$ID" --status enabled`,
                "environment: { ID: prod.id }",
            ),
            "an argument vector": on(
                REPLICATED,
                "prod",
                `interpreter: "${SOFT_DELETE} --status enabled --registry".split(" ")`,
            ),
            "another machine": `${REPLICATED}new command.remote.Command("enable", { connection: { host: "build" }, create: "${ENABLE}" }, { dependsOn: prod });`,
        }),
        ...casesWith(CLASH, {
            "whether it fails or not": on(REPLICATED, `${ENABLE} || true`),
            "a subshell": on(REPLICATED, `(cd /tmp; ${ENABLE})`),
            "a call in a call": on(REPLICATED, `STATE=$(${ENABLE} -o tsv)`),
            "another shell": on(REPLICATED, ENABLE, 'interpreter: ["/usr/bin/env", "bash", "-c"]'),
        }).map(atMostUndecided),
        ...casesWith([], {
            "soft delete off on a replicated registry": on(REPLICATED, `${SOFT_DELETE} -r prod --status disabled`),
            "soft delete on a registry without replications": on(PLAIN, ENABLE),
            "an option and its value in one word": on(REPLICATED, `${SOFT_DELETE} -r prod '--status enabled'`),
            "a line not continued": on(REPLICATED, `${SOFT_DELETE} -r prod\n  --status enabled`),
            "a call in a comment": on(REPLICATED, `az acr login -n prod # ${ENABLE}`),
            "an option in a comment": on(REPLICATED, `${SOFT_DELETE} -r prod --status disabled # or: --status enabled`),
            "a chain on two registries": on(
                `${REPLICATED}new classic.Registry("test", { ...at, name: "test", sku: "Basic" });`,
                `${SOFT_DELETE} -r test --status enabled && ${SOFT_DELETE} -r prod --status disabled`,
            ),
            "a call in a text": on(REPLICATED, `NOTE='$(${ENABLE})'`),
            "printed only": on(REPLICATED, `echo "next: ${ENABLE}"; printf '%s' '${ENABLE}'`),
            "an echo in a shell in the shell": on(REPLICATED, `bash -c 'echo ${ENABLE}'`),
            "a message about something else": on(REPLICATED, 'git tag -m "then: az acr config soft-delete show" v1'),
            "handed something else": on(REPLICATED, "retry --times 3 -- az acr config soft-delete show -r prod"),
            "input for another program": on(REPLICATED, "cat", `stdin: "${ENABLE}"`),
            "days from the environment, in range": on(PLAIN, `${ENABLE} --days "$DAYS"`, 'environment: { DAYS: "30" }'),
            "a region known after the update": on(
                PLAIN,
                `${ENABLE} --days 30; echo "$REGION"`,
                "environment: { REGION: unknown }",
            ),
            "days as a secret, in range": on(
                PLAIN,
                `${ENABLE} --days \${DAYS}`,
                'environment: { DAYS: pulumi.secret("1") }',
            ),
            "a variable set too late": on(PLAIN, `DAYS=30\n${ENABLE} --days $DAYS\nDAYS=120`),
            "a variable that another one is made of": on(
                PLAIN,
                `DAYS=30\nexport DAYS=120 LESS=$DAYS\n${ENABLE} --days $LESS`,
            ),
            "a variable for another program": on(PLAIN, `DAYS=30\nDAYS=120 az account show\n${ENABLE} --days $DAYS`),
            "the id of a registry without replications": on(
                PLAIN,
                `${SOFT_DELETE} -r "$ID" --status enabled`,
                "environment: { ID: prod.id }",
            ),
            "a command known after the update": `new command.local.Command("enable", { create: pulumi.interpolate\`${ENABLE} -g \${unknown}\` });`,
            "an argument vector of echo": on(
                REPLICATED,
                "prod",
                `interpreter: "echo ${SOFT_DELETE} --status enabled --registry".split(" ")`,
            ),
            "PowerShell that only shows": on(REPLICATED, "az acr show -n prod", 'interpreter: ["pwsh", "-Command"]'),
            "Windows that only lists": on(REPLICATED, "az acr repository list -n %NAME%", 'interpreter: ["cmd", "/C"]'),
            "another machine, and only showing": `${REPLICATED}new command.remote.Command("enable", { connection: { host: "build" }, create: "az acr config soft-delete show -r prod" }, { dependsOn: prod });`,
            "an update in range": on(PLAIN, `${ENABLE} --days 30`, `update: "${ENABLE} --days 60"`),
            "a removal": on(
                PLAIN,
                `${ENABLE} --days 30`,
                `delete: "${SOFT_DELETE} -r prod --status disabled --days 120"`,
            ),
        }),
        ...casesWith([], {
            "after the end": on(REPLICATED, `az acr show -n prod\nexit 0\n${ENABLE}`),
            "confirmed through a pipe, in time": on(PLAIN, `yes | ${ENABLE} --days 90 | tee log`),
            "a here-document for a file": on(REPLICATED, `cat > README <<'END'\n${ENABLE}\nEND`),
            "the default of a variable with a value": on(
                PLAIN,
                `${ENABLE} --days "\${DAYS:-120}"`,
                'environment: { DAYS: "30" }',
            ),
        }).map(atMostUndecided),
        ...casesWith(ALL_OPEN, {
            "printed for a shell": on(REPLICATED, `echo "${ENABLE}" | bash`),
            "handed to a program that nothing is known of": on(REPLICATED, `retry --times 3 -- ${ENABLE}`),
            "a message for another program": on(REPLICATED, `git tag -m "then: ${ENABLE}" v1`),
            PowerShell: on(REPLICATED, `if ($on) { ${ENABLE} }`, 'interpreter: ["pwsh", "-Command"]'),
            Windows: on(REPLICATED, `${SOFT_DELETE} ^\r\n -r %NAME% --status enabled`, 'interpreter: ["cmd", "/C"]'),
        }),
        ...casesWith(TOO_LONG, {
            "days from the environment": on(PLAIN, `${ENABLE} --days "$DAYS"`, 'environment: { DAYS: "120" }'),
            "days as a secret": on(PLAIN, `${ENABLE} --days \${DAYS}`, 'environment: { DAYS: pulumi.secret("0") }'),
            "a variable in single quotes": on(PLAIN, `${ENABLE} --days '$DAYS'`, 'environment: { DAYS: "30" }'),
            "a variable of the script's own": on(PLAIN, `DAYS=30\nDAYS=120\n${ENABLE} --days $DAYS`),
            "variables for a shell in the shell": on(
                PLAIN,
                `DAYS=30\nDAYS=120 MORE=$DAYS sh -c '${ENABLE} --days $MORE'`,
            ),
            "an argument is no script": on(PLAIN, "30; echo --days 120", `interpreter: "${ENABLE} --days".split(" ")`),
            "an update": on(PLAIN, `${ENABLE} --days 30`, `update: "${ENABLE} --days 120"`),
        }),
        ...casesWith(TOO_LONG, {
            "confirmed through a pipe": on(PLAIN, `yes | ${ENABLE} --days 91 | tee log`),
            "the default of an empty variable": on(
                PLAIN,
                `${ENABLE} --days "\${DAYS:-120}"`,
                'environment: { DAYS: "" }',
            ),
        }).map(atMostUndecided),
        ...casesWith(DAYS_OPEN, {
            "days known after the update": on(PLAIN, `${ENABLE} --days "$DAYS"`, "environment: { DAYS: unknown }"),
        }),
    ],
};
