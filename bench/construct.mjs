/**
 * Constructs many instances of one thing under the real SDK, with mocks in place of the engine, and prints as JSON what
 * it took in milliseconds, and what the first of them has registered. Started by components.mjs, in a new process for
 * every measurement: what one way leaves behind is no burden to another.
 *
 * Arguments: the case, the way, how many.
 */
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const pulumi = require("@pulumi/pulumi");
const { Registry, Replication } = require("@pulumi/azure-native/containerregistry");
const components = require("acr-soft-delete");

/**
 * Constructed before the measurement, so that Node has compiled what it runs often. Of the first 50 even a component that
 * does nothing takes half as long again as the bare resource.
 */
const WARM_UP = 200;

const at = { resourceGroupName: "images", location: "westeurope" };
const sent = {
    ...at,
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    publicNetworkAccess: "Enabled",
};
const policies = (softDelete, retentionDays) => ({
    softDeletePolicy: { status: softDelete, retentionDays },
    retentionPolicy: { status: "disabled", days: 7 },
});
const REGIONS = ["northeurope", "uksouth", "eastus"];

/** The same resources in a component without any checks, as a user would write it. */
class Plain extends pulumi.ComponentResource {
    constructor(name, declare) {
        super("bench:index:Plain", name);
        declare(name, { parent: this, protect: true }, { parent: this });
        this.registerOutputs();
    }
}

/** For each case what the component is given, and how the resources are declared that it registers. */
const cases = {
    registry: {
        component: (name) => new components.Registry(name, { ...at, softDelete: { retentionDays: 30 } }),
        declare: (name, options = { protect: true }) =>
            void new Registry(name, { ...sent, sku: { name: "Standard" }, policies: policies("enabled", 30) }, options),
    },
    replications: {
        component: (name) =>
            new components.Registry(name, {
                ...at,
                sku: "Premium",
                softDelete: { enabled: false },
                replications: REGIONS.map((location) => ({ location })),
            }),
        declare: (name, options = { protect: true }, replicationOptions = {}) => {
            const given = { ...sent, sku: { name: "Premium" }, policies: policies("disabled", 7) };
            const { name: registryName } = new Registry(name, given, options);
            for (const location of REGIONS) {
                new Replication(
                    `${name}-${location}`,
                    { resourceGroupName: "images", registryName, replicationName: location, location },
                    replicationOptions,
                );
            }
        },
    },
};

const ways = {
    component: ({ component }, name) => component(name),
    bare: ({ declare }, name) => declare(name),
    plain: ({ declare }, name) => new Plain(name, declare),
};

const [, , which, way, count] = process.argv;
const registered = [];
await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, custom }) => {
        if (custom && /^r0(-|$)/.test(name)) {
            registered.push({ type, name, inputs });
        }
        return { id: name, state: { ...inputs, name } };
    },
    call: ({ inputs }) => inputs,
});

/** Declares, and waits until everything is registered. */
async function construct(from, to) {
    for (let index = from; index < to; index += 1) {
        ways[way](cases[which], `r${index}`);
    }
    await pulumi.runtime.waitForRPCs();
}

await construct(0, WARM_UP);
const started = { elapsed: performance.now(), processor: process.cpuUsage() };
await construct(WARM_UP, WARM_UP + Number(count));
const { user, system } = process.cpuUsage(started.processor);
const elapsed = performance.now() - started.elapsed;
process.stdout.write(JSON.stringify({ elapsed, processor: (user + system) / 1000, registered }));
