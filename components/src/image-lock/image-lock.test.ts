/** The component under the real SDKs: the calls of the Azure CLI that it leads to, and those that it refuses. */
import * as pulumi from "@pulumi/pulumi";
import type { ImageLock as ImageLockClass, ImageLockArgs } from "acr-soft-delete";
import fc from "fast-check";
import { anyCharacter } from "../../../test/support/any-character";
import { type Declared, RecordingAz } from "../../../test/support/azure-cli";
import { declareCommands, forget, registered, startMocks } from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";

let ImageLock: typeof ImageLockClass;
let az: RecordingAz;
beforeAll(async () => {
    ({ ImageLock } = await startMocks());
});
beforeEach(() => {
    az = new RecordingAz();
    forget();
});
afterEach(() => az.remove());

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;
const APP: ImageLockArgs = { registryName: "contosoprod", repository: "team/app", tag: "1.4.0" };

/** The commands that a lock registers, as the engine knows them, each after those that it depends on. */
async function declared(args: ImageLockArgs): Promise<Declared[]> {
    const commands = await declareCommands((opts) => new ImageLock("app", args, opts).lockedImage);
    expect(commands.map(({ name }) => name)).toEqual(["app-deletion", "app-overwriting"]);
    expect(commands[1]?.opts.dependsOn).toHaveLength(1);
    return commands;
}

/** Brings a lock from what it was to what it is to be: what depends on something comes after it, and goes before it. */
async function deployed(old: ImageLockArgs | undefined, wanted: ImageLockArgs | undefined): Promise<string[][]> {
    const [before, after] = [old ? await declared(old) : [], wanted ? await declared(wanted) : []];
    const steps = [0, 1].map((index): [Declared | undefined, Declared | undefined] => [before[index], after[index]]);
    return (wanted ? steps : steps.reverse()).flatMap((step) => az.deploy(...step));
}

/** The arguments of a call. */
function update(options: string, attribute: string): string[] {
    return [..."acr repository update --only-show-errors --output none".split(" "), ...options.split(" "), attribute];
}

const IMAGE = "--name contosoprod --image team/app:1.4.0";

describe("calls", () => {
    test.each<[string, ImageLockArgs, string]>([
        ["a tag", APP, IMAGE],
        ["a digest", { ...APP, tag: undefined, digest: DIGEST }, `--name contosoprod --image team/app@${DIGEST}`],
        ["a repository", { ...APP, tag: undefined }, "--name contosoprod --repository team/app"],
        [
            "null for what is not there",
            { ...APP, tag: null, digest: null } as never,
            "--name contosoprod --repository team/app",
        ],
        [
            "an output of nothing",
            { ...APP, tag: pulumi.output(undefined) } as never,
            "--name contosoprod --repository team/app",
        ],
        [
            "a subscription",
            { ...APP, subscription: "sub" },
            "--name contosoprod --subscription sub --image team/app:1.4.0",
        ],
        [
            "outputs",
            {
                registryName: pulumi.output("contosoprod"),
                repository: Promise.resolve("team/app"),
                tag: pulumi.output("1.4.0"),
                preventDeletion: pulumi.output(true),
            },
            IMAGE,
        ],
    ])("lock %s", async (_, args, options) => {
        expect(await deployed(undefined, args)).toEqual([
            update(options, "--delete-enabled=false"),
            update(options, "--write-enabled=false"),
        ]);
    });

    test.each<[string, Partial<ImageLockArgs>, string[]]>([
        ["deletion", { preventOverwriting: false }, ["--delete-enabled=false", "--write-enabled=true"]],
        ["overwriting", { preventDeletion: false }, ["--delete-enabled=true", "--write-enabled=false"]],
    ])("lock against %s only", async (_, args, attributes) => {
        expect(await deployed(undefined, { ...APP, ...args })).toEqual(attributes.map((one) => update(IMAGE, one)));
    });

    test("none without a change", async () => {
        expect(await deployed(APP, APP)).toEqual([]);
    });

    test.each<[string, Partial<ImageLockArgs>, Partial<ImageLockArgs>, string]>([
        ["take away the lock against overwriting", {}, { preventOverwriting: false }, "--write-enabled=true"],
        ["take away the lock against deletion", {}, { preventDeletion: false }, "--delete-enabled=true"],
        ["put back the lock against deletion", { preventDeletion: false }, {}, "--delete-enabled=false"],
    ])("%s in place", async (_, old, wanted, attribute) => {
        expect(await deployed({ ...APP, ...old }, { ...APP, ...wanted })).toEqual([update(IMAGE, attribute)]);
    });

    test.each<[string, Partial<ImageLockArgs>, string]>([
        ["tag", { tag: "1.5.0" }, "--name contosoprod --image team/app:1.5.0"],
        ["digest", { tag: undefined, digest: DIGEST }, `--name contosoprod --image team/app@${DIGEST}`],
        ["repository", { repository: "team/web" }, "--name contosoprod --image team/web:1.4.0"],
        ["registry", { registryName: "contosotest" }, "--name contosotest --image team/app:1.4.0"],
    ])("a new %s is locked, and the old one stays locked by default", async (_, change, options) => {
        const locks = ["--delete-enabled=false", "--write-enabled=false"].map((one) => update(options, one));
        expect(await deployed(APP, { ...APP, ...change })).toEqual(locks);
        const unlocking = { ...APP, onDelete: "unlock" } as const;
        expect(await deployed(unlocking, { ...unlocking, ...change })).toEqual([
            update(IMAGE, "--delete-enabled=true"),
            locks[0],
            update(IMAGE, "--write-enabled=true"),
            locks[1],
        ]);
    });

    test("deletion keeps the lock, or removes it if onDelete says so", async () => {
        expect(await deployed(APP, undefined)).toEqual([]);
        expect(await deployed({ ...APP, onDelete: "keep" }, undefined)).toEqual([]);
        expect(await deployed({ ...APP, onDelete: "unlock" }, undefined)).toEqual([
            update(IMAGE, "--write-enabled=true"),
            update(IMAGE, "--delete-enabled=true"),
        ]);
    });
});

describe("refuses", () => {
    const refusal = (args: object) => refusalOf(() => new ImageLock("app", args as ImageLockArgs));

    test.each<[keyof ImageLockArgs, unknown]>([
        ...["$(touch x)", "a;b", "-h", "--help", "prod\n", 'pro"d', "abcd", "", null].map(
            (value): [keyof ImageLockArgs, unknown] => ["registryName", value],
        ),
        ...["--query=x", "a;b", "$(id)", "", "a\nb"].map((value): [keyof ImageLockArgs, unknown] => [
            "subscription",
            value,
        ]),
        ...[
            "Team/App",
            "team//app",
            "/app",
            "app/",
            "app:latest",
            "app@x",
            "-app",
            "a__-b",
            "a b",
            "",
            "a".repeat(256),
            null,
        ].map((value): [keyof ImageLockArgs, unknown] => ["repository", value]),
        ...["-1", ".1", "a b", "a:b", "a\n", "$(id)", "", "x".repeat(129), 1].map(
            (value): [keyof ImageLockArgs, unknown] => ["tag", value],
        ),
    ])("%s %j", (name, value) => {
        expect(refusal({ ...APP, [name]: value })).toMatch(new RegExp(`${name} (= .*must be|is required)`));
        expect(registered).toEqual([]);
    });

    test.each(["sha256:abc", "0".repeat(64), `sha256:${"A".repeat(64)}`, `${DIGEST}\n`, `md5:${"0".repeat(64)}`, ""])(
        "digest %j",
        (digest) => {
            expect(refusal({ ...APP, tag: undefined, digest })).toMatch(
                /digest = .*must be sha256: and 64 hexadecimal/,
            );
        },
    );

    test.each<[object, RegExp]>([
        [{ digest: DIGEST }, /tag and digest exclude each other/],
        [{ preventDeletion: false, preventOverwriting: false }, /must not both be false/],
        [{ preventDeletion: "yes" }, /preventDeletion = "yes" .*must be true or false/],
        [{ onDelete: "disable" }, /onDelete = "disable" .*must be one of keep, unlock/],
        [{ onDelete: pulumi.output("unlock") }, /onDelete must be one of keep, unlock, not an Output/],
    ])("%j", (args, reason) => {
        expect(refusal({ ...APP, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("several problems in one error", () => {
        expect(refusal({ registryName: "-h", repository: "A", tag: "-", onDelete: "x" })).toMatch(
            /invalid arguments \(4 problems\)/,
        );
        expect(refusal(undefined as never)).toMatch(/invalid arguments \(2 problems\)/);
    });
});

test("random values are refused, or are one unchanged argument each", async () => {
    const text = (...good: string[]) =>
        fc.oneof(fc.constantFrom(...good), fc.string(), fc.string({ unit: anyCharacter }));
    const args = fc.record({
        registryName: fc.oneof(fc.stringMatching(/^[a-zA-Z0-9]{5,50}$/), text("$(touch x)", "a;b", "-h")),
        repository: fc.oneof(
            fc.stringMatching(/^[a-z0-9]{1,9}([/._-][a-z0-9]{1,9}){0,3}$/),
            text("--help", "a b", "A"),
        ),
        tag: fc.oneof(fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,20}$/), text("--", "a b", "a:b")),
    });
    let accepted = 0;
    await fc.assert(
        fc.asyncProperty(args, async (given) => {
            try {
                const calls = await deployed(undefined, given);
                const image = `${given.repository}:${given.tag}`;
                const options = (attribute: string) => [
                    ...["acr", "repository", "update", "--only-show-errors", "--output", "none"],
                    ...["--name", given.registryName, "--image", image, attribute],
                ];
                expect(calls).toEqual([options("--delete-enabled=false"), options("--write-enabled=false")]);
                [given.registryName, given.repository, given.tag].forEach((value) =>
                    expect(value).not.toMatch(/^-|\s/),
                );
                accepted += 1;
            } catch (error) {
                expect(error).toBeInstanceOf(pulumi.ResourceError);
                expect(registered).toEqual([]);
            }
            expect(az.calls()).toEqual([]);
        }),
        { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(10);
});
