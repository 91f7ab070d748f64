/** Arguments with getters and inherited properties: the resources get the values that were checked. */
import * as pulumi from "@pulumi/pulumi";
import type * as Components from "acr-soft-delete";
import { forget, registered, sentOf, settled, startMocks } from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";

let components: typeof Components;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

/** Forms of one object with the property `retentionDays`. */
const FORMS: [string, (days: number) => object][] = [
    [
        "a getter",
        (days) => ({
            get retentionDays() {
                return days;
            },
        }),
    ],
    [
        "a getter of a class",
        (days) =>
            new (class {
                get retentionDays() {
                    return days;
                }
            })(),
    ],
    [
        "a getter of a base class",
        (days) =>
            new (class extends class {
                get retentionDays() {
                    return days;
                }
            } {})(),
    ],
    ["an inherited property", (days) => Object.create({ retentionDays: days }) as object],
    ["a property that is not enumerable", (days) => Object.defineProperty({}, "retentionDays", { value: days })],
    ["a property without a prototype", (days) => Object.assign(Object.create(null) as object, { retentionDays: days })],
];

const createRegistry = (softDelete: unknown) =>
    new components.Registry("images", { resourceGroupName: "group", softDelete: softDelete as object });

async function sentDays() {
    await settled();
    return sentOf("containerregistry:Registry")["images"]?.["policies"];
}

test.each(FORMS)("%s is refused if its value is invalid", (_, create) => {
    expect(refusalOf(() => createRegistry(create(500)))).toContain("softDelete.retentionDays = 500");
});

test.each(FORMS)("%s is sent if its value is valid", async (_, create) => {
    createRegistry(create(30));
    expect(await sentDays()).toMatchObject({ softDeletePolicy: { retentionDays: 30 } });
});

test("a getter is read once, so that a later value is not sent", async () => {
    const values = [30];
    createRegistry({
        get retentionDays() {
            return values.pop() ?? 500;
        },
    });
    expect(await sentDays()).toMatchObject({ softDeletePolicy: { retentionDays: 30 } });
});

test("methods of a class are not arguments", async () => {
    createRegistry(
        new (class {
            retentionDays = 30;
            describe() {
                return "30 days";
            }
        })(),
    );
    expect(await sentDays()).toMatchObject({ softDeletePolicy: { retentionDays: 30 } });
});

test("a getter in an output is not sent unchecked", async () => {
    createRegistry(pulumi.output(1).apply(() => FORMS[1]?.[1](500)));
    expect(JSON.stringify(await sentDays())).not.toContain("500");
});

test.each<[keyof typeof Components, string]>([
    ["Registry", "registryName"],
    ["SoftDeletePolicy", "registryName"],
    ["ImageLock", "repository"],
    ["PurgeTask", "registryResourceId"],
    ["DeletionMonitor", "registryResourceId"],
    ["RecoveryRole", "scope"],
])("%s checks the getters of its arguments", (component, name) => {
    const Component = components[component] as new (name: string, args: object) => unknown;
    const args = Object.create({ [name]: "-h" }) as object;
    expect(refusalOf(() => new Component("images", args))).toContain(`${name} = "-h"`);
    expect(registered).toEqual([]);
});
