/** Calls that text mentions, in whatever language it is. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { contributions, REPLICATION, RETENTION, summary, UPDATE } from "./test-support/commands";

const UNREAD = { name: UNKNOWN, group: UNKNOWN, uncertainty: "its script cannot be read for certain" };
const RUNS_OTHER_TEXT = 'create of Command "c" runs text that is not part of it';
const SOFT_DELETE = { softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN };
const RETAINED = { retentionStatus: UNKNOWN, retentionDays: UNKNOWN };

test.each([
    [`xargs ${UPDATE} -r prod`, SOFT_DELETE],
    [`echo y | ${UPDATE} -r prod`, SOFT_DELETE],
    [`exit 0; ${UPDATE} -r prod`, SOFT_DELETE],
    [`cat > hook.sh <<'EOF'\n${UPDATE} -r prod\nEOF`, SOFT_DELETE],
    ["az $(cat words.txt)", { ...SOFT_DELETE, ...RETAINED, replications: UNKNOWN, cacheRules: UNKNOWN }],
    ["ssh host 'acr $X create'", { replications: UNKNOWN, cacheRules: UNKNOWN }],
    [`ssh host "${UPDATE} -r prod"`, SOFT_DELETE],
    [`retry 5 ${REPLICATION} -r prod -l north`, { replications: UNKNOWN }],
    [`$AZ acr cache create -r prod`, { cacheRules: UNKNOWN }],
    [`az $GLOBAL acr config retention update`, RETAINED],
    [`az acr run -r prod --cmd "${UPDATE} -r prod" /dev/null`, SOFT_DELETE],
    [`az vm run-command invoke --scripts "${UPDATE} -r prod"`, SOFT_DELETE],
    [`echo "${UPDATE} -r prod" | bash`, SOFT_DELETE],
    [`if ($on) { ${UPDATE} -r prod }`, SOFT_DELETE],
    [`if ($on) { az acr config \`\r\n soft-delete update -r prod }`, SOFT_DELETE],
    [`if x ( az acr config ^\n soft-delete update -r prod )`, SOFT_DELETE],
    [`if ( az a"c"r con\\\nfig 'soft-delete' "update" -r prod )`, SOFT_DELETE],
    [`$x = ${UPDATE} -r prod`, SOFT_DELETE],
    [`python -c 'run(["az", "acr", "config", "soft-delete", "update"])'`, SOFT_DELETE],
    [
        `ssh host "AZ ACR CONFIG SOFT-DELETE UPDATE; ${RETENTION}; ${REPLICATION}; az acr cache  create"`,
        { ...SOFT_DELETE, ...RETAINED, replications: UNKNOWN, cacheRules: UNKNOWN },
    ],
    ["$ACR config soft-delete update -r prod", SOFT_DELETE],
    ['"$ACR" soft-delete update -r prod', SOFT_DELETE],
    ["az $ACR replication create -r prod", { replications: UNKNOWN }],
    ["ssh host az acr -o none config soft-delete update", SOFT_DELETE],
    ["ssh host 'az --debug acr config \"$WHAT\" update'", { ...SOFT_DELETE, ...RETAINED }],
    ["ssh host /usr/bin/az acr cache '{verb}'", { cacheRules: UNKNOWN }],
    ['python -c \'run(["acr", "config", *%s])\'', { ...SOFT_DELETE, ...RETAINED }],
    [`pwsh -c 'iex "az.cmd acr config $what"'`, { ...SOFT_DELETE, ...RETAINED }],
    ["pwsh -c 'az acr config @rest'", { ...SOFT_DELETE, ...RETAINED }],
    [`pwsh -c '$x = "# "; ${UPDATE}'`, SOFT_DELETE],
    [`pwsh -c '"${UPDATE}" | iex'`, SOFT_DELETE],
    [`pwsh -c "echo '${UPDATE}' | iex"`, SOFT_DELETE],
    [`pwsh -c "@'\n# ${UPDATE}\n'@ | iex"`, SOFT_DELETE],
    [`pwsh -c "# ${UPDATE} ‘\n"`, SOFT_DELETE],
    [`az acr config "$WHAT" update -r prod`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr config $WHAT`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr config "a$WHAT" update -r prod`, { ...SOFT_DELETE, ...RETAINED }],
    [`az acr $WHAT`, { ...SOFT_DELETE, ...RETAINED, replications: UNKNOWN, cacheRules: UNKNOWN }],
])("%j may call", (create, settings) => {
    const [first, ...others] = summary(create);
    expect(first).toEqual({ ...UNREAD, ...settings });
    expect(others.map(({ uncertainty }) => uncertainty)).toEqual(others.map(() => RUNS_OTHER_TEXT));
    expect(contributions({ create })[0]?.registry.isRegistry).toBe(false);
    const evidence = contributions({ create }).flatMap(({ observed }) =>
        Object.values(observed).flatMap((one) => one.evidence),
    );
    expect(evidence).toEqual(
        Object.keys(settings).map(() => ({ resource: 'Command "c"', property: "create", value: UNKNOWN })),
    );
});

test.each([
    [
        "az acr create $OPTIONS",
        [
            {
                name: UNKNOWN,
                group: UNKNOWN,
                isRegistry: true,
                sku: UNKNOWN,
                zoneRedundancy: UNKNOWN,
                publicNetworkAccess: UNKNOWN,
                networkDefaultAction: UNKNOWN,
                dataEndpointEnabled: UNKNOWN,
                encryptionStatus: UNKNOWN,
                exportStatus: UNKNOWN,
            },
        ],
    ],
    ["az acr replication $WHAT -r prod", [{ ...UNREAD, replications: UNKNOWN }]],
    ["az acr repository $WHAT -r prod", []],
    ["ssh host 'az acr create -n prod'", []],
    [
        `${UPDATE} $WHAT -r prod --days 3`,
        [{ name: "prod", softDeleteStatus: UNKNOWN, softDeleteDays: 3, group: UNKNOWN }],
    ],
])("how far %j is known", (create, expected) => {
    expect(summary(create)).toEqual(expected);
});
