import {
    ALL_OPEN,
    atMostUndecided,
    casesWith,
    CLASH,
    CLASH_OPEN,
    DAYS_OPEN,
    ENABLE,
    on,
    PLAIN,
    REPLICATED,
    SOFT_DELETE,
    TOO_LONG,
} from "../support/commands";
import type { Corpus } from "../support/corpus";

/** Calls in scripts that are more than a list of commands: what is certain of them may be left undecided. */
export const corpus: Corpus = {
    cases: [
        ...casesWith(CLASH_OPEN, {
            "a function that ends the script": on(
                REPLICATED,
                `skip() { echo skipped; exit 0; }\n[ "$ENV" = prod ] || skip\n${ENABLE}`,
            ),
            "text that ends the script": on(REPLICATED, `eval '[ "$SKIP" ] && exit 0'\n${ENABLE}`),
            "only if something else fails": on(REPLICATED, `az acr show -n prod || ${ENABLE}`),
            "under a condition": on(REPLICATED, `if [ "$SOFT_DELETE" = yes ]; then\n  ${ENABLE}\nfi`),
            "an alias": on(
                REPLICATED,
                "shopt -s expand_aliases\nalias a='az acr'\na config soft-delete update -r prod --status enabled",
            ),
        }).map(atMostUndecided),
        ...casesWith(CLASH, {
            "a function that fails": on(
                REPLICATED,
                `fail() { echo failed; exit 1; }\naz account show || fail\n${ENABLE}`,
            ),
            "a condition that guards something else": on(
                REPLICATED,
                `if [ -n "$SUBSCRIPTION" ]; then\n  az account set -s "$SUBSCRIPTION"\nfi\n${ENABLE}`,
            ),
            "a here-document for a shell": on(REPLICATED, `bash -e <<'END'\n${ENABLE}\nEND`),
            "run by other programs": on(REPLICATED, `sudo -E env AZURE_CORE_OUTPUT=none timeout 60 ${ENABLE}`),
            "a script as input": on(REPLICATED, "bash", `stdin: "${ENABLE}"`),
            "a file written and run": on(REPLICATED, `cat > x.sh <<'EOF'\nset -e\n${ENABLE}\nEOF\nbash x.sh`),
            "a file made executable": on(REPLICATED, `echo '${ENABLE}' > x.sh && chmod +x x.sh && ./x.sh`),
            "a call by a variable's name in another": on(REPLICATED, `n=cmd; cmd="${ENABLE}"; \${!n}`),
            "a file that a shell writes everything to": on(REPLICATED, `echo "${ENABLE}" >& x.sh; sh x.sh`),
        }).map(atMostUndecided),
        ...casesWith([], {
            "echo run by other programs": on(REPLICATED, `sudo timeout 60 echo ${ENABLE}`),
            "a file written and run, on a registry without replications": on(
                PLAIN,
                `cat > x.sh <<'EOF'\nset -e\n${ENABLE}\nEOF\nbash x.sh`,
            ),
            "a file written, and another one run": on(REPLICATED, `cat > README <<'EOF'\n${ENABLE}\nEOF\nbash x.sh`),
            "a file that only prints": on(
                REPLICATED,
                `cat > x.sh <<'EOF'\n# ${ENABLE}\necho "${ENABLE}"\nEOF\nbash x.sh`,
            ),
            "a file of some name that nothing runs": on(
                REPLICATED,
                `f=$(mktemp); echo '${ENABLE}' > "$f"; cat "$f"; az acr login -n prod`,
            ),
            "an alias that prints": on(
                REPLICATED,
                "shopt -s expand_aliases\nalias a='echo az acr'\na config soft-delete update -r prod --status enabled",
            ),
            "arguments in an array, in range": on(
                PLAIN,
                'args=(acr config soft-delete update -r prod --status enabled)\nargs+=(--days 12)\naz "${args[@]}"',
            ),
            "an array that is printed": on(REPLICATED, `args=(${ENABLE})\necho "\${args[@]}"`),
            "arguments that only show, in an array that something is added to under a condition": on(
                REPLICATED,
                'args=(acr config soft-delete show -r prod)\nif [ -n "$V" ]; then args+=(--verbose); fi\naz "${args[@]}"',
            ),
            "a call in a variable before a file that may change it, and only shown": on(
                REPLICATED,
                `c="${ENABLE}"; . ./lib.sh; echo "$c"`,
            ),
            "a message assigned after the function that prints it": on(
                REPLICATED,
                `f() { echo "$c"; }; c="${ENABLE}"; f`,
            ),
            "PowerShell with a message and a comment": on(
                REPLICATED,
                `# ${ENABLE}\nWrite-Host "next: ${ENABLE}"\n<# ${ENABLE} #>\naz acr show -n prod`,
                'interpreter: ["pwsh", "-Command"]',
            ),
            "the environment in a file that is run, in range": on(
                PLAIN,
                `cat > x.sh <<'EOF'\n${SOFT_DELETE} -r "$NAME" --status enabled --days "$DAYS"\nEOF\nbash x.sh`,
                'environment: { NAME: prod.name, DAYS: "90" }',
            ),
            "input that only prints": on(REPLICATED, "bash", `stdin: 'echo "${ENABLE}"'`),
            "a shell that runs other arguments": on(
                REPLICATED,
                `sh -c 'az "$@"' _ acr config soft-delete show -r prod`,
            ),
            [`text that does not run: usage() { echo "${ENABLE}"; }; usage >&2`]: on(
                REPLICATED,
                `usage() { echo "${ENABLE}"; }; usage >&2`,
            ),
            [`text that does not run: usage() { echo "${ENABLE}" >&2; }; x=$(usage)`]: on(
                REPLICATED,
                `usage() { echo "${ENABLE}" >&2; }; x=$(usage)`,
            ),
            "a check of the syntax alone": on(PLAIN, `bash -n -c '${ENABLE} --days 91'`),
            "a file that is emptied": on(PLAIN, `echo '${ENABLE} --days 91' > x.sh; > x.sh; sh x.sh`),
        }).map(atMostUndecided),
        ...casesWith(["open soft-delete-without-cache-rules enable"], {
            "a cache rule that a function deletes": on(
                PLAIN,
                `tidy() { az acr cache delete -r prod -n nginx; }; az acr cache create -r prod -n nginx -s docker.io/library/nginx -t nginx; tidy; ${ENABLE}`,
            ),
        }).map(atMostUndecided),
        ...casesWith(TOO_LONG, {
            "arguments in an array": on(
                PLAIN,
                'args=(acr config soft-delete update -r prod --status enabled)\nargs+=(--days 120)\naz "${args[@]}"',
            ),
            "the environment in a file that is run": on(
                PLAIN,
                `cat > x.sh <<'EOF'\n${SOFT_DELETE} -r "$NAME" --status enabled --days "$DAYS"\nEOF\nbash x.sh`,
                'environment: { NAME: prod.name, DAYS: "91" }',
            ),
            "a variable of another name from a file": on(
                PLAIN,
                `D=91; while read -r line; do export LAST=$line; done < .env; ${ENABLE} --days "$D"`,
            ),
            "another variable declared in quotes": on(PLAIN, `D=91; command export "E=7"; ${ENABLE} --days "$D"`),
            "a function that reads no file": on(PLAIN, `load() { docker ps; }; D=91; load; ${ENABLE} --days "$D"`),
            "a file that does not end the script": on(
                PLAIN,
                `echo 'exit 0' > x.sh; ( . ./x.sh ); bash x.sh; ${ENABLE} --days 91`,
            ),
            "text with a variable": on(PLAIN, `eval 'A="$B"'; ${ENABLE} --days 91`),
            "a function handed on": on(PLAIN, `log() { echo "$@"; }; export -f log; bash -c '${ENABLE} --days 91'`),
            "a check of the syntax before the call": on(
                PLAIN,
                `echo '${ENABLE} --days 91' > x.sh; bash -n x.sh && bash -eu x.sh`,
            ),
            "after what must not fail": on(
                PLAIN,
                `curl -sf https://flags/on && ${ENABLE} --days 91 || { echo failed; exit 1; }`,
            ),
            "a shell in the shell whose failure is handled": on(
                PLAIN,
                `bash -c '[ -f /skip ] && echo skip; ${ENABLE} --days 91' || true`,
            ),
            "a file that is made executable among others": on(
                PLAIN,
                `echo '${ENABLE} --days 91' > x.sh; chmod +x *.sh; ./x.sh`,
            ),
            "a file in the folder that the script has gone to": on(
                PLAIN,
                `cd /opt; echo '${ENABLE} --days 91' > x.sh; sh ./x.sh`,
            ),
        }).map(atMostUndecided),
        ...casesWith(ALL_OPEN, {
            "arguments in an array that something is added to under a condition": on(
                REPLICATED,
                'args=(acr config soft-delete update -r prod --status enabled)\nif [ -n "$V" ]; then args+=(--verbose); fi\naz "${args[@]}"',
            ),
            "arguments in a variable that something is added to under a condition": on(
                REPLICATED,
                'args="acr config soft-delete update -r prod"; [ -n "$V" ] && args="$args --verbose"; az $args',
            ),
            "arguments in a variable before text to evaluate": on(
                REPLICATED,
                'c="acr config soft-delete update -r prod"; eval "$(ssh-agent)"; az $c',
            ),
            "arguments assigned after the function that uses them": on(
                REPLICATED,
                'f() { az $c; }; c="acr config soft-delete update -r prod"; f',
            ),
            "arguments in the environment before a file that may change them": on(
                REPLICATED,
                ". ./lib.sh; az $ARGS",
                'environment: { ARGS: "acr config soft-delete update -r prod" }',
            ),
            "a shell that runs the rest of a call in its arguments": on(
                REPLICATED,
                `sh -c 'az "$@"' _ acr config soft-delete update -r prod`,
            ),
        }).map(atMostUndecided),
        ...casesWith(DAYS_OPEN, {
            "variables from a file": on(
                PLAIN,
                `D=91; while IFS== read -r k v; do export "$k=$v"; done < .env; ${ENABLE} --days "$D"`,
            ),
            "a variable declared in quotes": on(PLAIN, `D=91; command export "D=7"; ${ENABLE} --days "$D"`),
            "a function that reads a file": on(PLAIN, `load() { . ./.env; }; D=91; load; ${ENABLE} --days "$D"`),
            "a file that ends the script": on(PLAIN, `echo 'exit 0' > x.sh; . ./x.sh; ${ENABLE} --days 91`),
            "text with a function in the place of the program": on(
                PLAIN,
                `eval 'az() { echo "$@"; }'; ${ENABLE} --days 91`,
            ),
            "an exit by way of a variable": on(PLAIN, `E=exit; $E 0; ${ENABLE} --days 91`),
            "after what may fail": on(PLAIN, `curl -sf https://flags/on && ${ENABLE} --days 91 || echo skipped`),
            "a shell in the shell that may end before": on(
                PLAIN,
                `bash -c '[ -f /skip ] && exit 1; ${ENABLE} --days 91' || true`,
            ),
        }).map(atMostUndecided),
    ],
};
