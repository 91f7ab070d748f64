import {
    ALL_OPEN,
    atMostUndecided,
    casesWith,
    CLASH,
    ENABLE,
    on,
    OTHERS_OPEN,
    PLAIN,
    REPLICATED,
    runs,
    SOFT_DELETE,
    TOO_LONG,
} from "../support/commands";
import type { Corpus } from "../support/corpus";

const RETENTION = "az acr config retention update --status enabled";
const BOTH = ["mandatory soft-delete-without-retention-policy enable"];
/** The same, with what depends on the rest of a registry of another stack. */
const BOTH_ELSEWHERE = [
    ...BOTH,
    "open retention-policy enable",
    ...OTHERS_OPEN.filter((one) => !one.includes("retention")),
];
/** A call that soft deletes, in base64. */
const ENCODED = Buffer.from(ENABLE).toString("base64");

/** Two calls for registries named so, and all verdicts on what is not about both of them. */
function both(one: string, other: string, before = ""): string {
    return runs(`${before} ${SOFT_DELETE} -r ${one} --status enabled --days 7; ${RETENTION} -r ${other}`);
}

/** Scripts of one command after another, and what hides a call in them. */
export const corpus: Corpus = {
    cases: [
        ...casesWith(CLASH, {
            "in a shell with arguments": on(REPLICATED, `bash -c '${SOFT_DELETE} -r $1 --status $2' sh prod enabled`),
            "with a variable of its own": on(REPLICATED, `AZURE_CORE_OUTPUT=none ${ENABLE}`),
            "output in a file": on(REPLICATED, `${ENABLE} > "$AZ_SCRIPTS_OUTPUT_PATH"; cat "$AZ_SCRIPTS_OUTPUT_PATH"`),
            "a name in two variables": on(REPLICATED, `A=a; B=z; $A$B ${ENABLE.slice(3)}`),
        }),
        ...casesWith(CLASH, {
            "a failure that is ignored": on(REPLICATED, `${ENABLE} || echo failed`),
            "a failure that ends the script": on(REPLICATED, `az account show || exit 1\n${ENABLE}`),
            "after other programs": on(REPLICATED, `set -euo pipefail; docker push prod.azurecr.io/app && ${ENABLE}`),
            "after a program from elsewhere": on(
                REPLICATED,
                `curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash\n${ENABLE}`,
            ),
            "after what is found out": on(
                REPLICATED,
                `ID=$(az account show -o tsv); az account set -s "$ID"; ${ENABLE}`,
            ),
            "words in variables": on(
                REPLICATED,
                `A=acr; B="config soft-delete"; az $A $B update -r prod --status enabled`,
            ),
        }).map(atMostUndecided),
        ...casesWith([], {
            "other words in variables": on(REPLICATED, `A=acr; B="config soft-delete"; az $A $B show -r prod`),
            "a program from elsewhere": on(REPLICATED, "curl -fsSL https://get.docker.com | sh"),
            "files of the project": on(REPLICATED, "bash scripts/build.sh && . ./.env && make deploy"),
            "a loop about something else": on(
                REPLICATED,
                `for tag in a b; do docker push "prod.azurecr.io/app:$tag"; done`,
            ),
        }),
        ...casesWith(TOO_LONG, {
            "a default that counts": on(PLAIN, `${ENABLE} --days "\${DAYS:-120}"`, `environment: { DAYS: "" }`),
            "a value in two parts": on(PLAIN, `D=12; D+=0; ${ENABLE} --days $D`),
        }).map(atMostUndecided),

        // What may run another call than the script contains, or keep it from running.
        ...casesWith(ALL_OPEN, {
            "an end under a condition": on(REPLICATED, `[ -f /done ] && exit 0; ${ENABLE}`),
            "an end after a call": on(REPLICATED, `az acr show -n prod && exit 0\n${ENABLE}`),
            "an end after a program": on(REPLICATED, `docker ps && exit\n${ENABLE}`),
            "an end unless something fails": on(REPLICATED, `az acr show -n prod || exit 0; ${ENABLE}`),
            "an alias of the program": on(REPLICATED, `alias az="az --only-show-errors"\n${ENABLE}`),
            "an alias of another program": on(REPLICATED, `shopt -s expand_aliases; alias az=echo; ${ENABLE}`),
            "a function of that name": on(REPLICATED, `az() { command az "$@" --debug; }; ${ENABLE}`),
            "text in base64": on(REPLICATED, `echo ${ENCODED} | base64 -d | bash`),
            "text in base64 in a string": on(REPLICATED, `base64 --decode <<< "${ENCODED}" | sh`),
            "text in base64 that is evaluated": on(REPLICATED, `eval "$(echo ${ENCODED} | base64 -d)"`),
            "text in base64 in a variable": on(REPLICATED, `C=$(echo ${ENCODED} | base64 -d)\n$C`),
            "text in base64 for a shell": on(REPLICATED, `bash <(base64 -d <<< ${ENCODED})`),
            "text that is turned around": on(REPLICATED, `echo "${[...ENABLE].reverse().join("")}" | rev | bash`),
            "all words in unknown variables": on(REPLICATED, `for c in "$@"; do az $c; done`),
            "words in variables under a condition": on(REPLICATED, `if x; then A=acr B=config; fi; az $A $B $C update`),
            "words in an array, one by one": on(
                REPLICATED,
                `for w in acr config soft-delete update; do a+=("$w"); done; az "\${a[@]}"`,
            ),
            "words in a file": on(REPLICATED, "az $(cat args.txt)"),
        }).map(atMostUndecided),

        // One variable is one registry, whatever its name.
        ...casesWith(BOTH_ELSEWHERE, {
            "one variable in two calls": both("$NAME", '"$NAME"'),
            "one variable of the environment": runs(
                `${SOFT_DELETE} -r $NAME --status enabled; ${RETENTION} -r $NAME`,
                "environment: { NAME: unknown }",
            ),
        }),
        ...casesWith(BOTH_ELSEWHERE, {
            "one variable that is found out": both("$NAME", "$NAME", "NAME=$(az acr list -o tsv);"),
        }).map(atMostUndecided),
        ...casesWith(BOTH, {
            "a registry that is created under the same variable": runs(
                `az acr create -n $NAME -g group --sku Premium; ${SOFT_DELETE} -r $NAME --status enabled; ${RETENTION} -r $NAME`,
            ),
        }),
    ],
};
