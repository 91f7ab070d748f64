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

/** Calls of the Azure CLI by way of variables, other shells, files and other programs. */
export const corpus: Corpus = {
    cases: [
        ...casesWith([], {
            "another call in an array, item by item": on(REPLICATED, 'c[0]=az c[1]=acr c[2]=login; "${c[@]}" -n prod'),
            "another call by a variable that depends on something": on(
                REPLICATED,
                'if x; then ACR="az acr"; fi\n$ACR login -n prod; $ACR update -n prod',
            ),
            "registries from a pipe, and only showing": on(
                REPLICATED,
                "echo r1 r2 | xargs -n1 az acr config soft-delete show -r",
            ),
            "PowerShell with a variable for a name": on(
                REPLICATED,
                '$registry = "prod"\naz acr login -n $registry\naz acr config soft-delete show -r $registry',
                'interpreter: ["pwsh", "-Command"]',
            ),
            "a variable for a shell in the shell, in range": on(
                PLAIN,
                `export DAYS=12\nbash -c '${ENABLE} --days $DAYS'`,
            ),
            "variables of a deployment script in a shell, in range": `${PLAIN} new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", scriptContent: "bash -c '${ENABLE} --days $DAYS'", environmentVariables: [{ name: "DAYS", value: "90" }] }, { dependsOn: prod });`,
            "input that calls something else": on(
                REPLICATED,
                "cat > x.sh && bash x.sh",
                'stdin: "az acr login -n prod"',
            ),
            [`text that does not run: echo "${ENABLE}" >&2; sh x.sh`]: on(REPLICATED, `echo "${ENABLE}" >&2; sh x.sh`),
            'text that does not run: n=cmd; cmd="az acr login -n prod"; ${!n}': on(
                REPLICATED,
                'n=cmd; cmd="az acr login -n prod"; ${!n}',
            ),
            'text that does not run: az "$SVC" config soft-delete show -r prod': on(
                REPLICATED,
                'az "$SVC" config soft-delete show -r prod',
            ),
            "text that does not run: az acr show -n prod --query policies.softDeletePolicy.status": on(
                REPLICATED,
                "az acr show -n prod --query policies.softDeletePolicy.status",
            ),
            "PowerShell with other code in a string": on(
                REPLICATED,
                '$t = "$(Get-Tag "a # b")"; az acr show -n prod',
                'interpreter: ["pwsh", "-Command"]',
            ),
            "what goes nowhere": on(
                REPLICATED,
                `echo 'hint: ${ENABLE}' > /dev/null; az group list --query 'x != null'`,
            ),
            "nothing to do with registries": on(
                REPLICATED,
                'alias k=kubectl; args=(-n web); k "${args[@]}" apply -f x; cat > x.sh <<E\ndocker push x\nE\nbash x.sh; $RUN now',
            ),
        }),
        ...casesWith([], {
            "a file written and printed": on(REPLICATED, `cat > x.sh <<'EOF'\n${ENABLE}\nEOF\ncat x.sh`),
        }).map(atMostUndecided),
        ...casesWith(ALL_OPEN, {
            "a file added to": on(REPLICATED, `echo '${ENABLE}' >> x.sh; bash x.sh`),
            "a file of some name": on(REPLICATED, `f=$(mktemp); echo '${ENABLE}' > "$f"; bash "$f"`),
            "a file for another shell": on(REPLICATED, `cat > x.ps1 <<'EOF'\n${ENABLE}\nEOF\npwsh x.ps1`),
            "a whole call in an array that something is added to under a condition": on(
                REPLICATED,
                `c=(${ENABLE}); [ -n "$V" ] && c+=(--verbose); "\${c[@]}"`,
            ),
            "a call in an array before a file that may change it": on(
                REPLICATED,
                `c=(${ENABLE}); . ./lib.sh; "\${c[@]}"`,
            ),
            "a call in an array, piece by piece": on(
                REPLICATED,
                'declare -a c; c+=(az acr); c+=(config soft-delete update -r prod); "${c[@]}"',
            ),
            "a call in an array, item by item": on(
                REPLICATED,
                'c[0]=az c[1]=acr c[2]=config c[3]=soft-delete c[4]=update; "${c[@]}" -r prod --status enabled',
            ),
            "a call printed to a variable": on(REPLICATED, `printf -v c '%s ' ${ENABLE}; $c`),
            "the beginning of a call in a variable that depends on something": on(
                REPLICATED,
                'if x; then ACR="az acr"; else ACR="az --debug acr"; fi\n$ACR config soft-delete update -r prod --status enabled',
            ),
            "registries from a pipe": on(
                REPLICATED,
                `echo r1 r2 | xargs -n1 ${SOFT_DELETE} --status enabled --days 7 -r`,
            ),
            "PowerShell with variables": on(
                REPLICATED,
                `$registry = "prod"\n${SOFT_DELETE} \`\n -r $registry --status enabled`,
                'interpreter: ["pwsh", "-Command"]',
            ),
            "PowerShell with a text to run": on(
                REPLICATED,
                `$text = @'\n${ENABLE} # for all\n'@\nInvoke-Expression $text`,
                'interpreter: ["pwsh", "-Command"]',
            ),
            "PowerShell with an option in between": on(
                REPLICATED,
                "az acr -o none config soft-delete update -r prod --status enabled",
                'interpreter: ["pwsh", "-Command"]',
            ),
            "input for cat > x.sh && bash x.sh": on(REPLICATED, "cat > x.sh && bash x.sh", `stdin: "${ENABLE}"`),
            "input for tee x.sh; sh x.sh": on(REPLICATED, "tee x.sh; sh x.sh", `stdin: "${ENABLE}"`),
            "input for cat | bash": on(REPLICATED, "cat | bash", `stdin: "${ENABLE}"`),
            'input for eval "$(cat)"': on(REPLICATED, 'eval "$(cat)"', `stdin: "${ENABLE}"`),
            "input for bash /dev/stdin": on(REPLICATED, "bash /dev/stdin", `stdin: "${ENABLE}"`),
            "input for xargs -L1 sudo": on(REPLICATED, "xargs -L1 sudo", `stdin: "${ENABLE}"`),
            "input for ssh host bash": on(REPLICATED, "ssh host bash", `stdin: "${ENABLE}"`),
            "a shell that runs its arguments": on(REPLICATED, `sh -c '"$@"' _ ${ENABLE}`),
            "a file that runs its arguments": on(REPLICATED, `echo '"$@"' > x.sh; bash x.sh ${ENABLE}`),
            "input that runs arguments": on(REPLICATED, `echo '"$@"' > x.sh; bash -s ${ENABLE} < x.sh`),
            [`text that runs: gen() { echo "${ENABLE}"; }; gen | bash`]: on(
                REPLICATED,
                `gen() { echo "${ENABLE}"; }; gen | bash`,
            ),
            [`text that runs: gen() { echo "${ENABLE}"; }; gen > x.sh; bash x.sh`]: on(
                REPLICATED,
                `gen() { echo "${ENABLE}"; }; gen > x.sh; bash x.sh`,
            ),
            [`text that runs: gen() { echo "${ENABLE}"; }; eval "$(gen)"`]: on(
                REPLICATED,
                `gen() { echo "${ENABLE}"; }; eval "$(gen)"`,
            ),
            [`text that runs: gen() { text; }; text() { echo "${ENABLE}"; }; gen | bash`]: on(
                REPLICATED,
                `gen() { text; }; text() { echo "${ENABLE}"; }; gen | bash`,
            ),
            [`text that runs: cmd="${ENABLE}"; . ./lib.sh; n=cmd; \${!n}`]: on(
                REPLICATED,
                `cmd="${ENABLE}"; . ./lib.sh; n=cmd; \${!n}`,
            ),
            [`text that runs: exec 3> x.sh; echo "${ENABLE}" >&3; sh x.sh`]: on(
                REPLICATED,
                `exec 3> x.sh; echo "${ENABLE}" >&3; sh x.sh`,
            ),
            [`text that runs: echo "${ENABLE}" > >(bash)`]: on(REPLICATED, `echo "${ENABLE}" > >(bash)`),
            "a policy set by its path in a command for any resource": on(
                REPLICATED,
                "az resource update --ids $ID --set properties.policies.softDeletePolicy.status=enabled",
            ),
            "PowerShell with code in a string": on(
                REPLICATED,
                `$t = "$(Get-Tag "a # b")"; ${ENABLE}`,
                'interpreter: ["pwsh", "-Command"]',
            ),
            "a function handed on in the place of the program": on(
                PLAIN,
                `az() { echo "$@"; }; export -f az; bash -c '${ENABLE} --days 91'`,
            ),
            "a file that is changed among others": on(
                PLAIN,
                `echo '${ENABLE} --days 91' > x.sh; sed -i 's/91/7/' *.sh; sh x.sh`,
            ),
            "a file in another folder": on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; cd /opt; sh ./x.sh`),
            "a file that is removed": on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; rm -f x.sh; sh x.sh`),
        }),
        ...casesWith(CLASH, {
            "the beginning of a call in a variable": on(
                REPLICATED,
                'ACR="az acr"; $ACR config soft-delete update -r prod --status enabled',
            ),
        }).map(atMostUndecided),
        ...casesWith([...ALL_OPEN, "open retention-policy enable"], {
            "PowerShell with a list of arguments": on(
                REPLICATED,
                '$rest = @("config", "soft-delete", "update", "-r", "prod")\naz acr @rest',
                'interpreter: ["pwsh", "-Command"]',
            ),
        }),
        ...casesWith(TOO_LONG, {
            "a variable for a shell in the shell": on(PLAIN, `export DAYS=120\nbash -c '${ENABLE} --days $DAYS'`),
            "variables of a deployment script in a shell": `${PLAIN} new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", scriptContent: "bash -c '${ENABLE} --days $DAYS'", environmentVariables: [{ name: "DAYS", value: "91" }] }, { dependsOn: prod });`,
        }),
        ...casesWith(TOO_LONG, {
            "another command by way of a variable": on(PLAIN, `E=docker; $E ps; ${ENABLE} --days 91`),
        }).map(atMostUndecided),
        ...casesWith(DAYS_OPEN, {
            "a variable that a shell in the shell does not get": on(
                PLAIN,
                `DAYS=120\nbash -c '${ENABLE} --days "$DAYS"'`,
            ),
        }),
        ...casesWith(["open retention-policy enable", "open soft-delete-without-retention-policy enable"], {
            "a retention policy by a variable": on(
                REPLICATED,
                'az "$SVC" config retention update -r prod --status enabled',
            ),
        }),
    ],
};
