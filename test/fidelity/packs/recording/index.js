/** Violates nothing: reports, as the message of an advisory, all that a policy is shown. */
const { PolicyPack } = require("@pulumi/policy");

const isUnknown = (error) => error.constructor.name === "UnknownValueError";

/** A value with a word in place of each part that is not known, which a policy can't even look at. */
function shown(value) {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (value.__pulumiAsset || value.__pulumiArchive) {
        return `[${value.constructor.name}]`;
    }
    const part = (key) => {
        try {
            return shown(value[key]);
        } catch (error) {
            if (!isUnknown(error)) {
                throw error;
            }
            return "[unknown]";
        }
    };
    if (Array.isArray(value)) {
        return [...value.keys()].map(part);
    }
    return Object.fromEntries(
        Object.keys(value)
            .sort()
            .map((key) => [key, part(key)]),
    );
}

/** As digits, because the check would mask secrets in the text. */
const encoded = (record) => Buffer.from(JSON.stringify(record)).toString("hex");

const urnsOf = (resources) => resources.map(({ urn }) => urn).sort();

/** What a resource is, in either phase. Options at their defaults are left out. */
function described({ type, name, urn, opts, provider, props }) {
    const { customTimeouts, parent, ...others } = opts;
    const isGiven = ([option, value]) =>
        Array.isArray(value) ? value.length > 0 : option === "protect" ? value : value !== undefined;
    const given = Object.entries(others).filter(isGiven);
    const timeouts = Object.entries(customTimeouts).filter(([, seconds]) => seconds !== 0);
    return {
        type,
        name,
        urn,
        parent,
        options: { ...Object.fromEntries(given), ...Object.fromEntries(timeouts) },
        provider: provider && {
            type: provider.type,
            name: provider.name,
            urn: provider.urn,
            props: shown(provider.props),
        },
        props: shown(props),
    };
}

new PolicyPack("recording", {
    enforcementLevel: "advisory",
    policies: [
        {
            name: "resource",
            description: "Records a resource.",
            validateResource: (args, reportViolation) => reportViolation(encoded(described(args))),
        },
        {
            name: "stack",
            description: "Records all resources of the stack.",
            validateStack: ({ resources }, reportViolation) => {
                for (const resource of resources) {
                    const { parent, dependencies, propertyDependencies } = resource;
                    const byProperty = Object.entries(propertyDependencies).filter(([, urns]) => urns.length > 0);
                    const record = {
                        ...described(resource),
                        parent: parent?.urn,
                        dependencies: urnsOf(dependencies),
                        propertyDependencies: Object.fromEntries(
                            byProperty.map(([key, resources]) => [key, urnsOf(resources)]).sort(),
                        ),
                    };
                    reportViolation(encoded(record), resource.urn);
                }
            },
        },
    ],
});
