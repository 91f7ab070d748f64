/** One policy for each way in which a policy can have a say. Resources ask for it by their inputs. */
const { PolicyPack } = require("@pulumi/policy");

/** Reports resources of the made-up package whose input has the policy's name. */
const ofResource = (name, enforcementLevel) => ({
    name,
    description: `Reports what has the input ${name}.`,
    enforcementLevel,
    validateResource: ({ type, props }, reportViolation) => {
        if (type === "test:index:Thing" && props[name]) {
            reportViolation(`${name} is ${props[name]}`);
        }
    },
});

const ofStack = (name, enforcementLevel) => ({
    name,
    description: `Reports what has the output ${name}.`,
    enforcementLevel,
    validateStack: ({ resources }, reportViolation) => {
        for (const { type, props, urn } of resources) {
            if (type === "test:index:Thing" && props[name]) {
                reportViolation(`${name} is ${props[name]}`, urn);
            }
        }
    },
});

new PolicyPack("judging", {
    policies: [
        ofResource("rejected", "mandatory"),
        ofResource("advised", "advisory"),
        ofResource("ignored", "disabled"),
        ofStack("rejectedByStack", "mandatory"),
        ofStack("advisedByStack", "advisory"),
        {
            name: "raised",
            description: "Makes the input raised at least 10, and rejects what is above 100.",
            enforcementLevel: "remediate",
            remediateResource: ({ props }) => (props.raised < 10 ? { ...props, raised: 10 } : undefined),
            validateResource: ({ props }, reportViolation) => {
                if (props.raised > 100) {
                    reportViolation("raised is too high");
                }
            },
        },
        {
            name: "small-stack",
            description: "Reports, of no resource in particular, that there are too many.",
            enforcementLevel: "mandatory",
            validateStack: ({ resources }, reportViolation) => {
                if (resources.filter(({ type }) => type === "test:index:Thing").length > 5) {
                    reportViolation("more than five things");
                }
            },
        },
        {
            name: "inapplicable",
            description: "Applies to nothing that has the input inapplicable.",
            enforcementLevel: "mandatory",
            validateResource: ({ props, notApplicable }, reportViolation) => {
                if (props.inapplicable) {
                    notApplicable("it says so");
                    reportViolation("is not heard any more");
                }
            },
        },
    ],
});
