/** Options of the Azure CLI, in every way of writing them. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { read, UPDATE } from "./test-support/commands";

test.each([
    ["az --only-show-errors acr config soft-delete update -r prod --days 3", ["prod", undefined, 3]],
    [
        "az -o json acr --query x config --debug soft-delete --subscription s update -r prod",
        ["prod", undefined, undefined],
    ],
    [`${UPDATE} --yes -r prod -y --status enabled --verbose --days 3 -o tsv`, ["prod", "enabled", 3]],
    [`${UPDATE} -r prod --tags a=b c=d --status enabled`, ["prod", "enabled", undefined]],
    [`${UPDATE} -r prod --days -1`, ["prod", undefined, -1]],
    [`${UPDATE} -r prod --days=-1.5`, ["prod", undefined, -1.5]],
    [`${UPDATE} -r prod --days 7.25`, ["prod", undefined, 7.25]],
    [`${UPDATE} -r prod --days 1e1`, ["prod", undefined, "1e1"]],
    [`${UPDATE} -r prod --days x7`, ["prod", undefined, "x7"]],
    [`${UPDATE} -r prod --days 7x`, ["prod", undefined, "7x"]],
    [`${UPDATE} -r prod --days 7.`, ["prod", undefined, "7."]],
    [`${UPDATE} -r prod --status= --days 10`, ["prod", "", 10]],
    [`${UPDATE} -r prod --status=a=b`, ["prod", "a=b", undefined]],
    [`${UPDATE} -r prod --status --days 3`, ["prod", undefined, 3]],
    [`${UPDATE} -r prod --days 3 --status`, ["prod", undefined, 3]],
    [`${UPDATE} -r prod --status enabled --status disabled`, ["prod", "disabled", undefined]],
    [`${UPDATE} --reg prod --stat enabled --da 3`, ["prod", "enabled", 3]],
    [`${UPDATE} -r prod -- -s enabled -d 3 --statuses disabled`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod -- enabled`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "$OPTION" --days 3`, ["prod", UNKNOWN, 3]],
    [`${UPDATE} -r prod "$OPTION=x"`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "--$OPTION" x`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod "x$OPTION"`, ["prod", undefined, undefined]],
    [`${UPDATE} -r prod --yes $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod -y $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --debug $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --verbose $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --only-show-errors $OPTIONS`, ["prod", UNKNOWN, UNKNOWN]],
    [`${UPDATE} -r prod --status $STATUS --days 3`, ["prod", UNKNOWN, 3]],
    [`${UPDATE} $OPTIONS`, [UNKNOWN, UNKNOWN, UNKNOWN]],
    [`${UPDATE} "$@"`, [UNKNOWN, UNKNOWN, UNKNOWN]],
])("options of %s", (create, call) => {
    expect(read({ create })).toEqual([call]);
});
