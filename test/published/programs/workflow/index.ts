// A program that is a function: it waits for an answer of the cloud and returns its outputs.
import * as authorization from "@pulumi/azure-native/authorization";
import * as cosmosdb from "@pulumi/azure-native/cosmosdb";
import * as logic from "@pulumi/azure-native/logic";
import * as resources from "@pulumi/azure-native/resources";
import * as web from "@pulumi/azure-native/web";
import * as pulumi from "@pulumi/pulumi";

const SCHEMA =
    "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

export = async () => {
    const { subscriptionId } = await authorization.getClientConfig();
    const group = new resources.ResourceGroup("letters");
    const resourceGroupName = group.name;

    const account = new cosmosdb.DatabaseAccount("letters", {
        resourceGroupName,
        databaseAccountOfferType: cosmosdb.DatabaseAccountOfferType.Standard,
        locations: [{ locationName: group.location, failoverPriority: 0 }],
    });
    const database = new cosmosdb.DatabaseAccountSqlDatabase("letters", {
        resourceGroupName,
        accountName: account.name,
        resource: { id: "letters" },
        options: {},
    });
    const { primaryMasterKey } = cosmosdb.listDatabaseAccountKeysOutput({
        resourceGroupName,
        accountName: account.name,
    });

    const api = pulumi.interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Web/locations/${group.location}/managedApis/documentdb`;
    const connection = new web.Connection("letters", {
        resourceGroupName,
        properties: {
            displayName: "letters",
            api: { id: api },
            parameterValues: { databaseAccount: account.name, accessKey: primaryMasterKey },
        },
    });

    const workflow = new logic.Workflow("keep", {
        resourceGroupName,
        definition: {
            $schema: SCHEMA,
            contentVersion: "1.0.0.0",
            parameters: { $connections: { defaultValue: {}, type: "Object" } },
            triggers: { letter: { type: "Request", kind: "Http", inputs: { method: "POST", schema: {} } } },
            actions: {
                keep: {
                    type: "ApiConnection",
                    inputs: {
                        method: "post",
                        path: pulumi.interpolate`/dbs/${database.name}/colls/letters/docs`,
                        body: { id: "@guid()", letter: "@triggerBody()" },
                        host: { connection: { name: "@parameters('$connections')['documentdb']['connectionId']" } },
                    },
                },
            },
        },
        parameters: { $connections: { value: { documentdb: { connectionId: connection.id, id: api } } } },
    });

    const { value } = logic.listWorkflowTriggerCallbackUrlOutput({
        resourceGroupName,
        workflowName: workflow.name,
        triggerName: "letter",
    });
    return { endpoint: value };
};
