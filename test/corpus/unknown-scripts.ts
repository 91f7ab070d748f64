import type { Corpus } from "../support/corpus";

const REGISTRY = `const prod = new classic.Registry("prod", { resourceGroupName: "group", sku: "Premium" });`;
const OPEN = ["open soft-delete-required prod"];
const MISSING = ["mandatory soft-delete-required prod"];

/** A command on the registry. */
const runs = (properties: string) =>
    `${REGISTRY} new command.local.Command("enable", { ${properties} }, { dependsOn: prod });`;

/** Scripts made of a registry's name, which are not known yet, may set what nobody else sets; what is known does not. */
export const corpus: Corpus = {
    config: { "soft-delete-required": { level: "mandatory" } },
    cases: [
        { name: "a script", program: runs("create: pulumi.interpolate`${prod.name}`"), says: OPEN },
        {
            name: "a script for a shell that something else starts",
            program: runs('interpreter: ["/usr/bin/env", "bash", "-c"], create: prod.name'),
            says: OPEN,
        },
        {
            name: "a script in another language",
            program: runs('interpreter: ["python3", "-c"], create: prod.name'),
            says: OPEN,
        },
        {
            name: "an interpreter",
            program: runs('interpreter: prod.name.apply((name) => ["run", name]), create: "run"'),
            says: OPEN,
        },
        { name: "what a shell reads", program: runs('create: "bash", stdin: prod.name'), says: OPEN },
        {
            name: "what a program reads",
            program: runs('create: "az acr login -n prod --password-stdin", stdin: prod.name'),
            says: MISSING,
        },
        {
            name: "text to evaluate",
            program: runs(`create: 'eval "$S"; az acr list', environment: { S: prod.name }`),
            says: OPEN,
        },
        {
            name: "a variable that is not run",
            program: runs(`create: 'az acr show -n "$S"', environment: { S: prod.name }`),
            says: MISSING,
        },
        {
            name: "an argument of the CLI",
            program: runs('interpreter: ["az", "acr", "show", "-n"], create: prod.name'),
            says: MISSING,
        },
        { name: "nothing to do with registries", program: runs('create: "az group list"'), says: MISSING },
    ],
};
