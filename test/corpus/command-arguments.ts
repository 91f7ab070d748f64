import {
    casesWith,
    CLASH,
    CLASH_OPEN,
    ENABLE,
    on,
    OTHERS_OPEN,
    PLAIN,
    REPLICATED,
    RETENTION,
    runs,
    SOFT_DELETE,
    SOFT_DELETED,
    STANDARD,
    TOO_LONG,
} from "../support/commands";
import type { Corpus } from "../support/corpus";

const UPDATE = "az acr update -n prod";
const POLICY = "policies.softDeletePolicy";

/** What the Azure CLI makes of its arguments. */
export const corpus: Corpus = {
    cases: [
        ...casesWith(TOO_LONG, {
            "options with equals signs": on(PLAIN, `${SOFT_DELETE} --registry=prod --status=enabled --days=120`),
        }),
        ...casesWith([], {
            "options with equals signs, in range": on(
                PLAIN,
                `${SOFT_DELETE} --registry=prod --status=enabled --days=12`,
            ),
            help: on(REPLICATED, `${ENABLE} --help`),
            "a registry with a longer name": on(
                `${REPLICATED}new classic.Registry("prod2", { ...at, name: "prod2", sku: "Basic" });`,
                `${SOFT_DELETE} -r prod2 --status enabled`,
            ),
            "a registry of another stack, off": on(
                REPLICATED,
                `${SOFT_DELETE} -r elsewhere --status disabled --days 7`,
            ),
            "no retention policy for a registry of another stack": runs(`${RETENTION} -r elsewhere --status disabled`),
            "a retention policy switched off besides": on(PLAIN, `${ENABLE}; ${RETENTION} -r prod --status disabled`),
            "a retention policy with the default days": on(PLAIN, `${RETENTION} -r prod --status enabled`),
            "a retention policy after an upgrade": on(
                STANDARD,
                `az acr update -n prod --sku Premium && ${RETENTION} -r prod --status enabled`,
            ),
            "what shows, lists or deletes": on(
                SOFT_DELETED,
                "az acr replication list -r prod\naz acr replication delete -r prod -n northeurope\naz acr cache show -r prod -n nginx\naz acr config retention show -r prod\naz acr manifest list-deleted -r prod -n app\naz acr repository delete -n prod --image app:1 --yes\naz acr run -r prod --cmd 'acr purge --filter app:.* --ago 7d' /dev/null",
            ),
            "a registry created without zone redundancy": runs(
                `az acr create -n prod -g group --sku Premium --zone-redundancy Disabled && ${ENABLE}`,
            ),
        }),
        ...casesWith(CLASH, {
            "options for every command": on(
                REPLICATED,
                "az --only-show-errors acr config -o none soft-delete update -r prod --status enabled --debug -y",
            ),
            "a login server": on(REPLICATED, `${SOFT_DELETE} -r PROD.azurecr.io --status enabled`),
            "a resource id": on(
                REPLICATED,
                `${SOFT_DELETE} -r /subscriptions/0/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod --status enabled`,
            ),
            "a replication": on(SOFT_DELETED, "az acr replication create -r prod -l northeurope"),
            "a replication after another one is deleted": on(
                PLAIN,
                `az acr replication delete -r prod -n eastus; az acr replication create -r prod -l westus; ${ENABLE} --days 7`,
            ),
        }),
        // Properties that are set by their paths.
        ...casesWith(CLASH, {
            "a policy by its path": on(REPLICATED, `${UPDATE} --set ${POLICY}.status=enabled`),
            "a policy by its path, after another property": on(
                REPLICATED,
                `az acr update --set tags.a=b ${POLICY}.status=Enabled -n prod`,
            ),
            "a policy by its path, as the SDK for Python writes it": on(
                REPLICATED,
                `${UPDATE} --set=policies.soft_delete_policy.status=enabled`,
            ),
            "a policy by its path, with the name in a variable": on(
                REPLICATED,
                `az acr update -n $NAME --set ${POLICY}.status=$STATUS`,
                'environment: { NAME: prod.name, STATUS: "enabled" }',
            ),
        }),
        ...casesWith(TOO_LONG, {
            "days by their path": on(PLAIN, `${UPDATE} --set ${POLICY}.status=enabled ${POLICY}.retentionDays=120`),
        }),
        ...casesWith([], {
            "days by their path, in range": on(
                PLAIN,
                `${UPDATE} --set ${POLICY}.status=enabled ${POLICY}.retentionDays=12`,
            ),
            "a policy by its path, off": on(REPLICATED, `${UPDATE} --set ${POLICY}.status=disabled`),
            "another property by its path": on(REPLICATED, `${UPDATE} --set tags.a=b --add tags.c d --remove tags.e`),
            "a property of a similar name by its path": on(REPLICATED, `${UPDATE} --set tags.${POLICY}.status=enabled`),
            "a registry of another stack by its path, off": on(
                REPLICATED,
                `az acr update -n elsewhere --set ${POLICY}.status=disabled ${POLICY}.retentionDays=7`,
            ),
        }),
        ...casesWith(OTHERS_OPEN, {
            "a policy of a registry of another stack by its path": on(
                REPLICATED,
                `az acr update -n elsewhere --set ${POLICY}.status=enabled ${POLICY}.retentionDays=30`,
            ),
        }),
        ...casesWith(
            [
                ...CLASH_OPEN,
                "open soft-delete-days enable",
                "open soft-delete-days-without-effect enable",
                "open soft-delete-status enable",
            ],
            {
                "a whole policy by its path": on(REPLICATED, `${UPDATE} --set ${POLICY}=$POLICY`),
                "a policy that is added to": on(REPLICATED, `${UPDATE} --add ${POLICY} status=enabled`),
                "a policy that is removed": on(REPLICATED, `${UPDATE} --remove policies.softDeletePolicy`),
            },
        ),
        ...casesWith(["mandatory soft-delete-status enable"], {
            "a wrong status": on(PLAIN, `${SOFT_DELETE} -r prod --status on`),
        }),
        ...casesWith(["advisory soft-delete-days-without-effect prod"], {
            "days alone": on(PLAIN, `${SOFT_DELETE} -r prod --days 30`),
        }),
        ...casesWith(OTHERS_OPEN, {
            "a registry of another stack": on(REPLICATED, `${SOFT_DELETE} -r elsewhere --status enabled --days 30`),
        }),
        ...casesWith(["open soft-delete-days-without-effect enable"], {
            "days alone for a registry of another stack": runs(`${SOFT_DELETE} -r elsewhere --days 30`),
        }),
        ...casesWith(
            [
                "mandatory soft-delete-without-retention-policy enable",
                "open retention-policy enable",
                "open soft-delete-without-cache-rules enable",
                "open soft-delete-without-geo-replication enable",
                "open soft-delete-without-zone-redundancy enable",
            ],
            {
                "a registry of another stack with a retention policy": runs(
                    `${ENABLE}; ${RETENTION} -r prod --status enabled --days 10`,
                ),
            },
        ),
        ...casesWith(["mandatory soft-delete-without-retention-policy enable"], {
            "a retention policy besides": on(PLAIN, `${ENABLE}; ${RETENTION} -r prod --status enabled`),
        }),
        ...casesWith(["mandatory retention-policy enable"], {
            "a retention policy for too long": on(PLAIN, `${RETENTION} -r prod --status enabled --days 366`),
            "a retention policy off Premium": on(STANDARD, `${RETENTION} -r prod --status enabled`),
            "a registry created off Premium": runs(
                `az acr create -n prod -g group --sku Basic\n${RETENTION} -r prod --status enabled`,
            ),
        }),
        ...casesWith(CLASH_OPEN, {
            "a replication that is deleted": on(
                PLAIN,
                `az acr replication create -r prod -l westus; az acr replication delete -r prod -n westus; ${ENABLE} --days 7`,
            ),
        }),
        ...casesWith(
            [
                "mandatory soft-delete-without-geo-replication enable",
                "mandatory soft-delete-without-zone-redundancy enable",
            ],
            {
                "a zone redundant replication": on(
                    SOFT_DELETED,
                    "az acr replication create -r prod -l northeurope --zone-redundancy enabled",
                ),
            },
        ),
        ...casesWith(["mandatory soft-delete-without-cache-rules enable"], {
            "a cache rule": on(
                SOFT_DELETED,
                "az acr cache create -r prod -n nginx -s docker.io/library/nginx -t nginx",
            ),
        }),
        ...casesWith(["mandatory soft-delete-without-zone-redundancy enable"], {
            "a registry created with zone redundancy": runs(
                `az acr create -n prod -g group --sku Premium --zone-redundancy Enabled && ${ENABLE}`,
            ),
        }),
    ],
};
