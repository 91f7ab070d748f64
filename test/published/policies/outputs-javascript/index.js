"use strict";
const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("outputs-javascript", {
    policies: [
        {
            name: "https-outputs",
            description: "Addresses that a stack puts out are encrypted ones.",
            enforcementLevel: "mandatory",
            validateStack: ({ resources }, reportViolation) => {
                const { props } = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
                for (const [name, value] of Object.entries(props)) {
                    if (/(endpoint|url)$/i.test(name) && !value.startsWith("https://")) {
                        reportViolation(`${name} is ${value}`);
                    }
                }
            },
        },
    ],
});
