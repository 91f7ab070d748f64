/** Previews made by hand, for the formats to show. */
import type {
    Diagnostic,
    Preview,
    PreviewedPack,
    PreviewedPolicy,
    PreviewedResource,
    SourcePosition,
} from "../../model/preview";

/** The root of the repository that the programs are in. */
export const BASE = "/repo";

const ARTICLE = "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy";
const PACK: PreviewedPack = { name: "acr-soft-delete", version: "0.1.0", bootMilliseconds: 612 };
const COMPANY: PreviewedPack = { name: "company", version: "", bootMilliseconds: 480 };

const DAYS = policy({
    name: "soft-delete-days",
    displayName: "Soft delete for 1 to 90 days",
    description: "Soft delete keeps artifacts for a whole number of days from 1 to 90.",
    severity: "medium",
    remediationSteps: "Set a whole number from 1 to 90, or leave it out for the service's default of 7.",
    framework: ["Azure Container Registry", "2026-03-25", "soft-delete", ARTICLE],
});
const GEO = policy({
    name: "soft-delete-without-geo-replication",
    displayName: "Soft delete without geo-replication",
    description: "Soft delete cannot be enabled on a registry with geo-replications.",
    severity: "high",
    remediationSteps: "Remove the replications, or disable soft delete.",
});
const WITHOUT_EFFECT = policy({
    name: "soft-delete-days-without-effect",
    displayName: "Days without an enabled status",
    description: "Days without an enabled status have no effect.",
    level: "advisory",
    severity: "low",
    remediationSteps: "Enable soft delete, or leave out the days.",
});
const REQUIRED = policy({
    name: "soft-delete-required",
    displayName: "Soft delete is on",
    description: "Every registry has soft delete enabled.",
    level: "remediate",
    severity: "critical",
    remediationSteps: "Enable soft delete.",
});
const MINIMUM = policy({
    name: "soft-delete-minimum-days",
    displayName: "Minimum of days",
    description: "Soft delete keeps artifacts at least as long as the organisation asks.",
    level: "disabled",
});
const NAMES = policy({ pack: "company", name: "names", description: "Names follow the guide.", level: "mandatory" });

export function policy(differences: Partial<PreviewedPolicy> & { readonly name: string }): PreviewedPolicy {
    return {
        pack: PACK.name,
        description: "",
        level: "mandatory",
        displayName: "",
        tags: differences.pack ? [] : ["azure", "container-registry"],
        remediationSteps: "",
        url: differences.pack
            ? ""
            : `https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/${differences.name}.md`,
        ...differences,
    };
}

export function urnOf(project: string, type: string, name: string): string {
    return `urn:pulumi:dev::${project}::${type}::${name}`;
}

export function resource(
    project: string,
    type: string,
    name: string,
    differences: Partial<PreviewedResource> = {},
): PreviewedResource {
    return {
        urn: urnOf(project, type, name),
        type,
        name,
        parent: urnOf(project, "pulumi:pulumi:Stack", `${project}-dev`),
        operation: "create",
        custom: true,
        protect: false,
        properties: {},
        ...differences,
    };
}

export function stack(project: string): PreviewedResource {
    return resource(project, "pulumi:pulumi:Stack", `${project}-dev`, { parent: undefined, custom: false });
}

export function at(file: string, line: number, column = 1): SourcePosition {
    return { file, line, column };
}

/** A preview in which nothing happens. */
export function preview(differences: Partial<Preview> = {}): Preview {
    const project = differences.project ?? "shop";
    return {
        project,
        stack: "dev",
        root: `${BASE}/${project}`,
        as: "preview",
        resources: [stack(project)],
        packs: [PACK],
        policies: [],
        violations: [],
        undecided: [],
        remediated: [],
        log: [],
        failures: [],
        milliseconds: 2345,
        ...differences,
    };
}

export function diagnostic(differences: Partial<Diagnostic> = {}): Diagnostic {
    return { pack: PACK.name, policy: DAYS.name, level: "mandatory", message: "Something is wrong.", ...differences };
}

const REGISTRY = "azure-native:containerregistry:Registry";
const REPLICATION = "azure-native:containerregistry:Replication";
const COMPONENT = "acr-soft-delete:index:Registry";
const PROVIDER = "pulumi:providers:azure-native";

const clean = preview({
    policies: [DAYS, GEO, WITHOUT_EFFECT, MINIMUM],
    resources: [
        stack("shop"),
        resource("shop", PROVIDER, "default_3_28_0", { parent: undefined }),
        resource("shop", "azure-native:resources:ResourceGroup", "images", {
            source: at("/repo/shop/index.ts", 4, 15),
            properties: { location: "westeurope" },
        }),
        resource("shop", COMPONENT, "images", { custom: false, source: at("/repo/shop/index.ts", 6, 18) }),
        resource("shop", REGISTRY, "images", {
            parent: urnOf("shop", COMPONENT, "images"),
            protect: true,
            properties: {
                sku: { name: "Premium" },
                resourceGroupName: "[unknown]",
                policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
            },
        }),
    ],
});

const GEO_MESSAGE = `Soft delete cannot be enabled on a registry with geo-replications.
found:  policies.softDeletePolicy.status = "enabled" (Registry "images")
        location = "northeurope" (Replication "north")
why:    Microsoft excludes geo-replicated registries from soft delete.
fix:    Remove the replications, or disable soft delete.
source: Microsoft Learn (2026-03-25), ${ARTICLE}`;

/** Mandatory, advisory, undecided, remediated, logged; resources that are read, inside others, or unknown. */
const findings = preview({
    packs: [PACK, COMPANY],
    policies: [DAYS, GEO, WITHOUT_EFFECT, REQUIRED, MINIMUM, NAMES],
    resources: [
        stack("shop"),
        resource("shop", PROVIDER, "default_3_28_0", { parent: undefined }),
        resource("shop", COMPONENT, "images", { custom: false, source: at("/repo/shop/src/my images.ts", 12, 5) }),
        resource("shop", REGISTRY, "images", {
            parent: urnOf("shop", COMPONENT, "images"),
            protect: true,
            properties: { adminUserEnabled: false, password: "[secret]" },
        }),
        resource("shop", REPLICATION, "north", {
            parent: urnOf("shop", COMPONENT, "images"),
            source: at("/repo/shop/src/my images.ts", 20, 9),
        }),
        resource("shop", REGISTRY, "old", { operation: "read", source: at("/repo/lib/old.ts", 3, 1) }),
        resource("shop", REPLICATION, "south", { parent: urnOf("shop", REGISTRY, "old") }),
        resource("shop", PROVIDER, "europe", { source: at("/elsewhere/providers.ts", 1, 1) }),
        resource("shop", REGISTRY, "orphan", { parent: "urn:pulumi:dev::shop::other:index:Thing::gone" }),
    ],
    violations: [
        diagnostic({
            policy: WITHOUT_EFFECT.name,
            level: "advisory",
            severity: "low",
            urn: urnOf("shop", REGISTRY, "images"),
            message: "Days without an enabled status have no effect.",
        }),
        diagnostic({
            policy: GEO.name,
            severity: "high",
            urn: urnOf("shop", REPLICATION, "north"),
            message: GEO_MESSAGE,
        }),
        diagnostic({
            pack: COMPANY.name,
            policy: NAMES.name,
            urn: urnOf("shop", PROVIDER, "europe"),
            message: "The name is too short.",
        }),
        diagnostic({
            policy: REQUIRED.name,
            message: "One registry of the stack has no soft delete.\n\nfix: Enable it.",
        }),
        diagnostic({
            policy: DAYS.name,
            urn: "urn:pulumi:dev::shop::azure-native:containerregistry:Registry::vanished",
            message: "Soft delete keeps artifacts for a whole number of days from 1 to 90.",
        }),
    ],
    undecided: [
        diagnostic({
            policy: GEO.name,
            level: "advisory",
            urn: urnOf("shop", REPLICATION, "south"),
            message: "Undecided until the update: it is not known which registry this belongs to.",
        }),
    ],
    remediated: [
        {
            pack: PACK.name,
            policy: REQUIRED.name,
            urn: urnOf("shop", REGISTRY, "images"),
            changes: [
                {
                    property: "policies",
                    before: { retentionPolicy: { status: "disabled" }, softDeletePolicy: { status: "disabled" } },
                    after: {
                        retentionPolicy: { status: "disabled" },
                        softDeletePolicy: { status: "enabled", retentionDays: 30 },
                    },
                },
                { property: "adminUserEnabled", after: false },
            ],
        },
    ],
    log: [
        { severity: "warning", message: "The registry old is read only.", urn: urnOf("shop", REGISTRY, "old") },
        { severity: "info", message: "hello\nworld" },
        { severity: "error", message: "The quota is low." },
    ],
});

/** A pack failed. */
const failure = preview({
    project: "web",
    as: "update",
    policies: [DAYS, MINIMUM],
    failures: [
        "The policy pack company failed: nowhere is not defined\n    at validateResource (pack/index.js:3:7)",
        "The program ended with exit code 3.",
    ],
    milliseconds: 987,
});

/** What a text could contain to break out of each of the formats. */
export const HOSTILE_TEXTS = [
    "</details></code></pre><script>alert(1)</script><img src=x onerror=alert(1)>",
    "`code` ``` fence\n```\n# heading\n```text\n~~~\n~~~~",
    "a | b \\| c | d",
    "@octocat @acr-soft-delete/owners #1 GH-1 owner/repo#2 0123456789abcdef0123456789abcdef01234567",
    "[click](https://evil.example/) ![image](https://evil.example/x.png) <https://evil.example/> https://evil.example/ www.evil.example",
    "]]> &amp; &lt; \"double\" 'single' <!-- comment --> <?pi?> <![CDATA[x]]>",
    "\u0000\u0007\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b2J\ufffe\uffff\ud800 \u202egnp.exe\u2028line",
    "first\r\nsecond\rthird\n\n\n| a | b |\n| - | - |\n",
    "  - [ ] task\n1. one\n> quote\n***bold*** __bold__ ~~gone~~ :tada: $x$ \\",
    "{0} {{1}} %SRCROOT% ${HOME} $(id) %n",
];
const HOSTILE = HOSTILE_TEXTS.join("\n");

const hostile = preview({
    project: "shop",
    stack: HOSTILE,
    root: "/repo/a b`|<c>",
    packs: [
        { ...PACK, name: HOSTILE },
        { ...COMPANY, version: HOSTILE },
    ],
    resources: [
        stack("shop"),
        resource("shop", REGISTRY, HOSTILE, { source: at(`/repo/${HOSTILE_TEXTS[1] ?? ""}/ü %20?#.ts`, 7, 3) }),
        ...HOSTILE_TEXTS.map((text) => resource("shop", text, text)),
    ],
    policies: [
        policy({
            pack: HOSTILE,
            name: HOSTILE,
            description: HOSTILE,
            displayName: HOSTILE,
            remediationSteps: HOSTILE,
            tags: [HOSTILE],
            url: `javascript:alert("${HOSTILE}")`,
        }),
        ...HOSTILE_TEXTS.map((text) => policy({ name: text, description: text, url: `https://docs.example/${text}` })),
    ],
    violations: HOSTILE_TEXTS.flatMap((text) => [
        diagnostic({ policy: text, urn: urnOf("shop", text, text), message: text }),
        diagnostic({ pack: HOSTILE, policy: HOSTILE, level: "advisory", urn: text, message: text }),
    ]),
    undecided: HOSTILE_TEXTS.map((text) => diagnostic({ policy: text, level: "advisory", message: text })),
    remediated: HOSTILE_TEXTS.map((text) => ({
        pack: PACK.name,
        policy: text,
        urn: text,
        changes: [{ property: text, before: text, after: { [text]: text } }],
    })),
    log: HOSTILE_TEXTS.map((message) => ({ severity: "warning", message })),
    failures: HOSTILE_TEXTS,
});

/** More than a comment holds. */
const many = preview({
    policies: [DAYS, GEO],
    resources: [
        stack("shop"),
        ...Array.from({ length: 3000 }, (_, index) =>
            resource("shop", REGISTRY, `images-${index}`, { source: at("/repo/shop/index.ts", index + 1) }),
        ),
    ],
    violations: Array.from({ length: 3000 }, (_, index) =>
        diagnostic({
            policy: index % 3 === 0 ? GEO.name : DAYS.name,
            level: index % 10 === 0 ? "advisory" : "mandatory",
            urn: urnOf("shop", REGISTRY, `images-${index}`),
            message: GEO_MESSAGE,
        }),
    ),
    undecided: [diagnostic({ level: "advisory" })],
});

/** What each case shows. */
export const CASES = {
    clean: [clean],
    findings: [findings],
    failure: [failure],
    hostile: [hostile],
    two: [findings, failure],
    none: [],
    many: [many],
} as const satisfies Record<string, readonly Preview[]>;

/** Those whose whole reports are kept. */
export const GOLDEN_CASES = ["clean", "findings", "failure", "hostile", "two"] as const;
