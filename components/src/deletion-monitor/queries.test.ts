/** The queries of a deletion monitor, run on logs. */
import { DELETIONS_QUERY, UNTAGGINGS_QUERY } from "acr-soft-delete";
import { problemsIn, type Row, run, type Table } from "../../../test/support/kusto";

describe("queries", () => {
    /** As documented (Microsoft Learn, Azure Monitor tables, ContainerRegistryRepositoryEvents). */
    const texts = [
        ...["ArtifactType", "CallerIpAddress", "Category", "CorrelationId", "Digest", "DurationMs", "Identity"],
        ...["LoginServer", "MediaType", "OperationName", "Region", "Repository", "ResultDescription", "ResultType"],
        ...["Tag", "TenantId", "UserAgent", "UserTenantId", "_ResourceId", "_SubscriptionId", "Type"],
    ];
    const TABLE: Table = {
        name: "ContainerRegistryRepositoryEvents",
        columns: {
            TimeGenerated: "datetime",
            Size: "int",
            ...Object.fromEntries(texts.map((name) => [name, "string"])),
        },
    };

    function row(OperationName: string, more: Row = {}): Row {
        return {
            TimeGenerated: "2026-11-26T10:00:00Z",
            LoginServer: "contosoprod.azurecr.io",
            OperationName,
            Repository: "team/app",
            Tag: "1.4.0",
            Identity: "deploy@contoso.com",
            CallerIpAddress: "203.0.113.7",
            ResultType: "HttpStatusCode",
            ResultDescription: "202",
            ...more,
        };
    }

    const who = { Identity: "deploy@contoso.com", CallerIpAddress: "203.0.113.7", Repository: "team/app" };
    const ROWS = [
        row("Push"),
        row("Pull"),
        row("Delete"),
        row("Delete", { Tag: "1.3.0" }),
        row("Delete", { Repository: "team/web" }),
        row("delete", { Identity: "somebody@contoso.com" }),
        row("Untag"),
        row("Untag", { CallerIpAddress: "203.0.113.8" }),
        row("PurgeTag"),
        row("Push", { Repository: "delete/me", Tag: "untag" }),
    ];

    test.each([DELETIONS_QUERY, UNTAGGINGS_QUERY])("have valid syntax and columns: %#", (query) => {
        expect(problemsIn(query, TABLE)).toEqual([]);
        expect(problemsIn(query.replace("CallerIpAddress", "CallerIPAddress"), TABLE)).toEqual([
            expect.stringMatching(/CallerIPAddress/),
        ]);
        expect(problemsIn(query.replace("summarize", "summarise"), TABLE)).not.toEqual([]);
    });

    test("find deletions by account, address and repository, and nothing else", () => {
        expect(run(DELETIONS_QUERY, TABLE, ROWS)).toEqual([
            { ...who, Deletions: 2 },
            { ...who, Repository: "team/web", Deletions: 1 },
            { ...who, Identity: "somebody@contoso.com", Deletions: 1 },
        ]);
    });

    test("find removed tags", () => {
        expect(run(UNTAGGINGS_QUERY, TABLE, ROWS)).toEqual([
            { ...who, Untaggings: 1 },
            { ...who, CallerIpAddress: "203.0.113.8", Untaggings: 1 },
        ]);
    });

    test("find nothing without a deletion", () => {
        const quiet = ROWS.filter(({ OperationName }) => /^(Push|Pull)$/.test(String(OperationName)));
        expect(run(DELETIONS_QUERY, TABLE, quiet)).toEqual([]);
        expect(run(UNTAGGINGS_QUERY, TABLE, quiet)).toEqual([]);
    });

    test("with an unsupported operator are rejected by the evaluator", () => {
        expect(() => run(`${TABLE.name} | take 1`, TABLE, ROWS)).toThrow("Not run: TakeOperator");
        expect(() => run(`${TABLE.name} | where OperationName startswith "x"`, TABLE, ROWS)).toThrow("Not run: Starts");
    });
});
