import { ALL_OPEN, CLASH, CLASH_OPEN, ENABLE, on, PLAIN, REPLICATED, SOFT_DELETE, TOO_LONG } from "../support/commands";
import type { Corpus } from "../support/corpus";

/** A command on a registry, for PowerShell. */
function powershell(create: string): string {
    return on(REPLICATED, create, `interpreter: ["pwsh", "-Command"]`);
}

/** A deployment script of azure-native. */
function deployed(scriptContent: string, variables: string): string {
    return `${PLAIN} new resources.AzureCliScript("enable", { ...at, kind: "AzureCLI", azCliVersion: "2.60.0", retentionInterval: "P1D", scriptContent: ${JSON.stringify(scriptContent)}, environmentVariables: ${variables} }, { dependsOn: prod });`;
}

const DAYS_OPEN = ["open soft-delete-days enable"];

/** Calls of the Azure CLI by way of files, arrays, aliases, other shells and variables. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a file written and run",
            program: on(REPLICATED, `cat > x.sh <<'EOF'\nset -e\n${ENABLE}\nEOF\nbash x.sh`),
            says: CLASH,
        },
        {
            name: "a file written and run, on a registry without replications",
            program: on(PLAIN, `cat > x.sh <<'EOF'\nset -e\n${ENABLE}\nEOF\nbash x.sh`),
            says: [],
        },
        {
            name: "a file written, and another one run",
            program: on(REPLICATED, `cat > README <<'EOF'\n${ENABLE}\nEOF\nbash x.sh`),
            says: [],
        },
        {
            name: "a file that only prints",
            program: on(REPLICATED, `cat > x.sh <<'EOF'\n# ${ENABLE}\necho "${ENABLE}"\nEOF\nbash x.sh`),
            says: [],
        },
        {
            name: "a file written and printed",
            program: on(REPLICATED, `cat > x.sh <<'EOF'\n${ENABLE}\nEOF\ncat x.sh`),
            says: [],
        },
        {
            name: "a file made executable",
            program: on(REPLICATED, `echo '${ENABLE}' > x.sh && chmod +x x.sh && ./x.sh`),
            says: CLASH,
        },
        {
            name: "a file added to",
            program: on(REPLICATED, `echo '${ENABLE}' >> x.sh; bash x.sh`),
            says: ALL_OPEN,
        },
        {
            name: "a file of some name",
            program: on(REPLICATED, `f=$(mktemp); echo '${ENABLE}' > "$f"; bash "$f"`),
            says: ALL_OPEN,
        },
        {
            name: "a file of some name that nothing runs",
            program: on(REPLICATED, `f=$(mktemp); echo '${ENABLE}' > "$f"; cat "$f"; az acr login -n prod`),
            says: [],
        },
        {
            name: "a file for another shell",
            program: on(REPLICATED, `cat > x.ps1 <<'EOF'\n${ENABLE}\nEOF\npwsh x.ps1`),
            says: ALL_OPEN,
        },

        {
            name: "an alias",
            program: on(
                REPLICATED,
                `shopt -s expand_aliases\nalias a='az acr'\na config soft-delete update -r prod --status enabled`,
            ),
            says: CLASH_OPEN,
        },
        {
            name: "an alias that prints",
            program: on(
                REPLICATED,
                `shopt -s expand_aliases\nalias a='echo az acr'\na config soft-delete update -r prod --status enabled`,
            ),
            says: [],
        },
        {
            name: "arguments in an array",
            program: on(
                PLAIN,
                `args=(acr config soft-delete update -r prod --status enabled)\nargs+=(--days 120)\naz "\${args[@]}"`,
            ),
            says: TOO_LONG,
        },
        {
            name: "arguments in an array, in range",
            program: on(
                PLAIN,
                `args=(acr config soft-delete update -r prod --status enabled)\nargs+=(--days 12)\naz "\${args[@]}"`,
            ),
            says: [],
        },
        {
            name: "an array that is printed",
            program: on(REPLICATED, `args=(${ENABLE})\necho "\${args[@]}"`),
            says: [],
        },
        {
            name: "arguments in an array that something is added to under a condition",
            program: on(
                REPLICATED,
                `args=(acr config soft-delete update -r prod --status enabled)\nif [ -n "$V" ]; then args+=(--verbose); fi\naz "\${args[@]}"`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "arguments that only show, in an array that something is added to under a condition",
            program: on(
                REPLICATED,
                `args=(acr config soft-delete show -r prod)\nif [ -n "$V" ]; then args+=(--verbose); fi\naz "\${args[@]}"`,
            ),
            says: [],
        },
        {
            name: "arguments in a variable that something is added to under a condition",
            program: on(
                REPLICATED,
                `args="acr config soft-delete update -r prod"; [ -n "$V" ] && args="$args --verbose"; az $args`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "a whole call in an array that something is added to under a condition",
            program: on(REPLICATED, `c=(${ENABLE}); [ -n "$V" ] && c+=(--verbose); "\${c[@]}"`),
            says: ALL_OPEN,
        },
        {
            name: "a call in an array before a file that may change it",
            program: on(REPLICATED, `c=(${ENABLE}); . ./lib.sh; "\${c[@]}"`),
            says: ALL_OPEN,
        },
        {
            name: "a call in a variable before a file that may change it, and only shown",
            program: on(REPLICATED, `c="${ENABLE}"; . ./lib.sh; echo "$c"`),
            says: [],
        },
        {
            name: "arguments in a variable before text to evaluate",
            program: on(REPLICATED, `c="acr config soft-delete update -r prod"; eval "$(ssh-agent)"; az $c`),
            says: ALL_OPEN,
        },
        {
            name: "a call in an array, piece by piece",
            program: on(REPLICATED, `declare -a c; c+=(az acr); c+=(config soft-delete update -r prod); "\${c[@]}"`),
            says: ALL_OPEN,
        },
        {
            name: "a call in an array, item by item",
            program: on(
                REPLICATED,
                `c[0]=az c[1]=acr c[2]=config c[3]=soft-delete c[4]=update; "\${c[@]}" -r prod --status enabled`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "another call in an array, item by item",
            program: on(REPLICATED, `c[0]=az c[1]=acr c[2]=login; "\${c[@]}" -n prod`),
            says: [],
        },
        {
            name: "a call printed to a variable",
            program: on(REPLICATED, `printf -v c '%s ' ${ENABLE}; $c`),
            says: ALL_OPEN,
        },
        {
            name: "arguments assigned after the function that uses them",
            program: on(REPLICATED, `f() { az $c; }; c="acr config soft-delete update -r prod"; f`),
            says: ALL_OPEN,
        },
        {
            name: "a message assigned after the function that prints it",
            program: on(REPLICATED, `f() { echo "$c"; }; c="${ENABLE}"; f`),
            says: [],
        },
        {
            name: "arguments in the environment before a file that may change them",
            program: on(
                REPLICATED,
                `. ./lib.sh; az $ARGS`,
                `environment: { ARGS: "acr config soft-delete update -r prod" }`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "the beginning of a call in a variable",
            program: on(REPLICATED, `ACR="az acr"; $ACR config soft-delete update -r prod --status enabled`),
            says: CLASH,
        },
        {
            name: "the beginning of a call in a variable that depends on something",
            program: on(
                REPLICATED,
                `if x; then ACR="az acr"; else ACR="az --debug acr"; fi\n$ACR config soft-delete update -r prod --status enabled`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "another call by a variable that depends on something",
            program: on(REPLICATED, `if x; then ACR="az acr"; fi\n$ACR login -n prod; $ACR update -n prod`),
            says: [],
        },
        {
            name: "registries from a pipe",
            program: on(REPLICATED, `echo r1 r2 | xargs -n1 ${SOFT_DELETE} --status enabled --days 7 -r`),
            says: ALL_OPEN,
        },
        {
            name: "registries from a pipe, and only showing",
            program: on(REPLICATED, "echo r1 r2 | xargs -n1 az acr config soft-delete show -r"),
            says: [],
        },

        {
            name: "PowerShell with variables",
            program: powershell(
                `$registry = "prod"\naz acr config soft-delete update \`\n -r $registry --status enabled`,
            ),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell with a list of arguments",
            program: powershell(`$rest = @("config", "soft-delete", "update", "-r", "prod")\naz acr @rest`),
            says: [...ALL_OPEN, "open retention-policy enable"],
        },
        {
            name: "PowerShell with a variable for a name",
            program: powershell(
                `$registry = "prod"\naz acr login -n $registry\naz acr config soft-delete show -r $registry`,
            ),
            says: [],
        },
        {
            name: "PowerShell with a text to run",
            program: powershell(`$text = @'\n${ENABLE} # for all\n'@\nInvoke-Expression $text`),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell with an option in between",
            program: powershell("az acr -o none config soft-delete update -r prod --status enabled"),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell with a message and a comment",
            program: powershell(`# ${ENABLE}\nWrite-Host "next: ${ENABLE}"\n<# ${ENABLE} #>\naz acr show -n prod`),
            says: [],
        },

        {
            name: "a variable for a shell in the shell",
            program: on(PLAIN, `export DAYS=120\nbash -c '${ENABLE} --days $DAYS'`),
            says: TOO_LONG,
        },
        {
            name: "a variable for a shell in the shell, in range",
            program: on(PLAIN, `export DAYS=12\nbash -c '${ENABLE} --days $DAYS'`),
            says: [],
        },
        {
            name: "a variable that a shell in the shell does not get",
            program: on(PLAIN, `DAYS=120\nbash -c '${ENABLE} --days "$DAYS"'`),
            says: ["open soft-delete-days enable"],
        },
        {
            name: "the environment in a file that is run",
            program: on(
                PLAIN,
                `cat > x.sh <<'EOF'\n${SOFT_DELETE} -r "$NAME" --status enabled --days "$DAYS"\nEOF\nbash x.sh`,
                `environment: { NAME: prod.name, DAYS: "91" }`,
            ),
            says: TOO_LONG,
        },
        {
            name: "the environment in a file that is run, in range",
            program: on(
                PLAIN,
                `cat > x.sh <<'EOF'\n${SOFT_DELETE} -r "$NAME" --status enabled --days "$DAYS"\nEOF\nbash x.sh`,
                `environment: { NAME: prod.name, DAYS: "90" }`,
            ),
            says: [],
        },
        {
            name: "variables of a deployment script in a shell",
            program: deployed(`bash -c '${ENABLE} --days $DAYS'`, `[{ name: "DAYS", value: "91" }]`),
            says: TOO_LONG,
        },
        {
            name: "variables of a deployment script in a shell, in range",
            program: deployed(`bash -c '${ENABLE} --days $DAYS'`, `[{ name: "DAYS", value: "90" }]`),
            says: [],
        },
        ...[
            "cat > x.sh && bash x.sh",
            "tee x.sh; sh x.sh",
            "cat | bash",
            'eval "$(cat)"',
            "bash /dev/stdin",
            "xargs -L1 sudo",
            "ssh host bash",
        ].map((create) => ({
            name: `input for ${create}`,
            program: on(REPLICATED, create, `stdin: "${ENABLE}"`),
            says: ALL_OPEN,
        })),
        {
            name: "input that only prints",
            program: on(REPLICATED, "bash", `stdin: 'echo "${ENABLE}"'`),
            says: [],
        },
        {
            name: "input that calls something else",
            program: on(REPLICATED, "cat > x.sh && bash x.sh", `stdin: "az acr login -n prod"`),
            says: [],
        },
        {
            name: "a shell that runs its arguments",
            program: on(REPLICATED, `sh -c '"$@"' _ ${ENABLE}`),
            says: ALL_OPEN,
        },
        {
            name: "a shell that runs the rest of a call in its arguments",
            program: on(REPLICATED, `sh -c 'az "$@"' _ acr config soft-delete update -r prod`),
            says: ALL_OPEN,
        },
        {
            name: "a shell that runs other arguments",
            program: on(REPLICATED, `sh -c 'az "$@"' _ acr config soft-delete show -r prod`),
            says: [],
        },
        {
            name: "a file that runs its arguments",
            program: on(REPLICATED, `echo '"$@"' > x.sh; bash x.sh ${ENABLE}`),
            says: ALL_OPEN,
        },
        {
            name: "input that runs arguments",
            program: on(REPLICATED, `echo '"$@"' > x.sh; bash -s ${ENABLE} < x.sh`),
            says: ALL_OPEN,
        },
        ...[
            `gen() { echo "${ENABLE}"; }; gen | bash`,
            `gen() { echo "${ENABLE}"; }; gen > x.sh; bash x.sh`,
            `gen() { echo "${ENABLE}"; }; eval "$(gen)"`,
            `gen() { text; }; text() { echo "${ENABLE}"; }; gen | bash`,
            `cmd="${ENABLE}"; . ./lib.sh; n=cmd; \${!n}`,
            `exec 3> x.sh; echo "${ENABLE}" >&3; sh x.sh`,
            `echo "${ENABLE}" > >(bash)`,
        ].map((create) => ({ name: `text that runs: ${create}`, program: on(REPLICATED, create), says: ALL_OPEN })),
        ...[
            `usage() { echo "${ENABLE}"; }; usage >&2`,
            `usage() { echo "${ENABLE}" >&2; }; x=$(usage)`,
            `echo "${ENABLE}" >&2; sh x.sh`,
            `n=cmd; cmd="az acr login -n prod"; \${!n}`,
            `az "$SVC" config soft-delete show -r prod`,
            `az acr update -n prod --set tags.a=b`,
            `az acr show -n prod --query policies.softDeletePolicy.status`,
        ].map((create) => ({ name: `text that does not run: ${create}`, program: on(REPLICATED, create), says: [] })),
        {
            name: "a call by a variable's name in another",
            program: on(REPLICATED, `n=cmd; cmd="${ENABLE}"; \${!n}`),
            says: CLASH,
        },
        {
            name: "a file that a shell writes everything to",
            program: on(REPLICATED, `echo "${ENABLE}" >& x.sh; sh x.sh`),
            says: CLASH,
        },
        {
            name: "a retention policy by a variable",
            program: on(REPLICATED, `az "$SVC" config retention update -r prod --status enabled`),
            says: ["open retention-policy enable", "open soft-delete-without-retention-policy enable"],
        },
        {
            name: "a policy set by its path",
            program: on(REPLICATED, "az acr update -n prod --set policies.softDeletePolicy.status=enabled"),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell with code in a string",
            program: powershell(`$t = "$(Get-Tag "a # b")"; ${ENABLE}`),
            says: ALL_OPEN,
        },
        {
            name: "PowerShell with other code in a string",
            program: powershell(`$t = "$(Get-Tag "a # b")"; az acr show -n prod`),
            says: [],
        },
        {
            name: "variables from a file",
            program: on(PLAIN, `D=91; while IFS== read -r k v; do export "$k=$v"; done < .env; ${ENABLE} --days "$D"`),
            says: DAYS_OPEN,
        },
        {
            name: "a variable of another name from a file",
            program: on(PLAIN, `D=91; while read -r line; do export LAST=$line; done < .env; ${ENABLE} --days "$D"`),
            says: TOO_LONG,
        },
        {
            name: "a variable declared in quotes",
            program: on(PLAIN, `D=91; command export "D=7"; ${ENABLE} --days "$D"`),
            says: DAYS_OPEN,
        },
        {
            name: "another variable declared in quotes",
            program: on(PLAIN, `D=91; command export "E=7"; ${ENABLE} --days "$D"`),
            says: TOO_LONG,
        },
        {
            name: "a function that reads a file",
            program: on(PLAIN, `load() { . ./.env; }; D=91; load; ${ENABLE} --days "$D"`),
            says: DAYS_OPEN,
        },
        {
            name: "a function that reads no file",
            program: on(PLAIN, `load() { docker ps; }; D=91; load; ${ENABLE} --days "$D"`),
            says: TOO_LONG,
        },

        {
            name: "a file that ends the script",
            program: on(PLAIN, `echo 'exit 0' > x.sh; . ./x.sh; ${ENABLE} --days 91`),
            says: DAYS_OPEN,
        },
        {
            name: "a file that does not end the script",
            program: on(PLAIN, `echo 'exit 0' > x.sh; ( . ./x.sh ); bash x.sh; ${ENABLE} --days 91`),
            says: TOO_LONG,
        },
        {
            name: "text with a function in the place of the program",
            program: on(PLAIN, `eval 'az() { echo "$@"; }'; ${ENABLE} --days 91`),
            says: DAYS_OPEN,
        },
        {
            name: "text with a variable",
            program: on(PLAIN, `eval 'A="$B"'; ${ENABLE} --days 91`),
            says: TOO_LONG,
        },
        {
            name: "a function handed on in the place of the program",
            program: on(PLAIN, `az() { echo "$@"; }; export -f az; bash -c '${ENABLE} --days 91'`),
            says: ALL_OPEN,
        },
        {
            name: "a function handed on",
            program: on(PLAIN, `log() { echo "$@"; }; export -f log; bash -c '${ENABLE} --days 91'`),
            says: TOO_LONG,
        },
        {
            name: "an exit by way of a variable",
            program: on(PLAIN, `E=exit; $E 0; ${ENABLE} --days 91`),
            says: DAYS_OPEN,
        },
        {
            name: "another command by way of a variable",
            program: on(PLAIN, `E=docker; $E ps; ${ENABLE} --days 91`),
            says: TOO_LONG,
        },

        {
            name: "a check of the syntax alone",
            program: on(PLAIN, `bash -n -c '${ENABLE} --days 91'`),
            says: [],
        },
        {
            name: "a check of the syntax before the call",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; bash -n x.sh && bash -eu x.sh`),
            says: TOO_LONG,
        },

        {
            name: "after what may fail",
            program: on(PLAIN, `curl -sf https://flags/on && ${ENABLE} --days 91 || echo skipped`),
            says: DAYS_OPEN,
        },
        {
            name: "after what must not fail",
            program: on(PLAIN, `curl -sf https://flags/on && ${ENABLE} --days 91 || { echo failed; exit 1; }`),
            says: TOO_LONG,
        },
        {
            name: "a shell in the shell that may end before",
            program: on(PLAIN, `bash -c '[ -f /skip ] && exit 1; ${ENABLE} --days 91' || true`),
            says: DAYS_OPEN,
        },
        {
            name: "a shell in the shell whose failure is handled",
            program: on(PLAIN, `bash -c '[ -f /skip ] && echo skip; ${ENABLE} --days 91' || true`),
            says: TOO_LONG,
        },

        {
            name: "a file that is changed among others",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; sed -i 's/91/7/' *.sh; sh x.sh`),
            says: ALL_OPEN,
        },
        {
            name: "a file that is made executable among others",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; chmod +x *.sh; ./x.sh`),
            says: TOO_LONG,
        },
        {
            name: "a file in another folder",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; cd /opt; sh ./x.sh`),
            says: ALL_OPEN,
        },
        {
            name: "a file in the folder that the script has gone to",
            program: on(PLAIN, `cd /opt; echo '${ENABLE} --days 91' > x.sh; sh ./x.sh`),
            says: TOO_LONG,
        },
        {
            name: "a file that is removed",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; rm -f x.sh; sh x.sh`),
            says: ALL_OPEN,
        },
        {
            name: "a file that is emptied",
            program: on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; > x.sh; sh x.sh`),
            says: [],
        },
        {
            name: "what goes nowhere",
            program: on(REPLICATED, `echo 'hint: ${ENABLE}' > /dev/null; az group list --query 'x != null'`),
            says: [],
        },

        {
            name: "nothing to do with registries",
            program: on(
                REPLICATED,
                `alias k=kubectl; args=(-n web); k "\${args[@]}" apply -f x; cat > x.sh <<E\ndocker push x\nE\nbash x.sh; $RUN now`,
            ),
            says: [],
        },
    ],
};
